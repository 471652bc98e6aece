import * as v from 'valibot'
import { amountMinor } from './fields.ts'
import { limits } from './limits.ts'

const weight = v.pipe(v.number(), v.minValue(0), v.maxValue(100))
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
const most = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(limits.productsPerShelf)))

/** What a merchant may turn of how shelves are filled. */
export interface RecommendationSettings {
  /** What one action of a person says about their taste, against each other. */
  weights: { view: number; cart: number; wishlist: number; purchase: number }
  /** Days after which an action of a person counts half. */
  half_life_days: number
  /** Share of a shelf's places that products may get which few people saw, 0 to 1. */
  exploration: number
  /** 0: by relevance alone. 1: each product as unlike those before it as possible. */
  diversity: number
  /** Products of one brand, and of one narrowest category, on a shelf; null: as many as come. */
  max_per_brand: number | null
  max_per_category: number | null
  /** The value of a cart from which shipping is free; null: it never is, or always. */
  free_shipping_minor: number | null
}

export const defaultRecommendationSettings: RecommendationSettings = {
  weights: { view: 1, cart: 3, wishlist: 2, purchase: 5 },
  half_life_days: 60,
  exploration: 0.05,
  diversity: 0.1,
  max_per_brand: null,
  max_per_category: null,
  free_shipping_minor: null,
}

/** `recommendation` of `PUT /v1/settings`: what is left out stays. */
export const recommendationPatchSchema = v.object({
  weights: v.exactOptional(
    v.object({
      view: v.exactOptional(weight),
      cart: v.exactOptional(weight),
      wishlist: v.exactOptional(weight),
      purchase: v.exactOptional(weight),
    }),
  ),
  half_life_days: v.exactOptional(v.pipe(v.number(), v.minValue(1), v.maxValue(3_650))),
  exploration: v.exactOptional(share),
  diversity: v.exactOptional(share),
  max_per_brand: v.exactOptional(most),
  max_per_category: v.exactOptional(most),
  free_shipping_minor: v.exactOptional(v.nullable(amountMinor)),
})
type RecommendationPatch = v.InferOutput<typeof recommendationPatchSchema>

/** The settings with the patch's fields replaced. */
export function patchRecommendation(
  settings: RecommendationSettings,
  { weights = {}, ...patch }: RecommendationPatch,
): RecommendationSettings {
  return { ...settings, ...patch, weights: { ...settings.weights, ...weights } }
}
