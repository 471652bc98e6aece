import * as v from 'valibot'
import { id, url } from './fields.ts'
import { limits } from './limits.ts'

/** `POST /v1/scores`: every customer with every product. */
export const scoreRequestSchema = v.object({
  customers: v.pipe(
    v.array(id),
    v.minLength(1, 'must have at least one customer'),
    v.maxLength(limits.scoredCustomers, `must have at most ${limits.scoredCustomers} customers`),
  ),
  products: v.pipe(
    v.array(v.union([id, url])),
    v.minLength(1, 'must have at least one product'),
    v.maxLength(limits.scoredProducts, `must have at most ${limits.scoredProducts} products`),
  ),
})
export type ScoreRequest = v.InferOutput<typeof scoreRequestSchema>

/** What a score is made of, each 0 to 1; see `docs/science/scores.md`. */
export interface ScoreParts {
  session: number
  long_term: number
  category: number
  brand: number
  price_fit: number
  repurchase: number
}

/** One product's score for one customer. `hidden`: the customer does not want to see it; its score is 0. */
export interface ProductScore {
  product: string
  score: number
  parts: ScoreParts
  hidden?: true
}

/**
 * One customer's scores, in the order of the products asked for. Who is not known, asked to be forgotten or does
 * not want to be known by what they did has none.
 */
export interface CustomerScores {
  customer: string
  status: 'scored' | 'unknown' | 'erased' | 'opted_out'
  scores: ProductScore[]
}

/** The answer. `unknown_products` lead nowhere in the catalogue and are in no list. */
export interface ScoreResult {
  customers: CustomerScores[]
  unknown_products: string[]
}
