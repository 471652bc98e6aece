import type { RecommenderName } from '../wire/recommendation.ts'
import { headingOf } from './heading-of.ts'
import type { Cause, Picked, Picks } from './picked.ts'

/** What the rules have to know of a product. */
export interface ProductFacts {
  buyable: boolean
  group: string | null
}

/** What the rules have to know of the shopper and the page, in item numbers. */
export interface Situation {
  product: number | null
  seen: ReadonlySet<number>
  cart: ReadonlySet<number>
  purchased: ReadonlySet<number>
  hidden: ReadonlySet<number>
}

export interface ChosenProduct {
  item: number
  recommender: RecommenderName
  cause: Cause
}

export interface FilledShelf {
  recommender: RecommenderName | null
  heading: Cause | null
  personal: boolean
  fallback: boolean
  products: ChosenProduct[]
}

/** Recommenders that may show again what the shopper opened before. */
const showsSeen: ReadonlySet<RecommenderName> = new Set([
  'recently-viewed',
  'also-viewed',
  'bought-together',
  'bestsellers',
])

/**
 * Fills the shelves of one page, one after the other: no product twice on the page, one variant of a group, nothing
 * hidden, bought, in the cart, on this page already or out of stock. With `rules: false` every known product passes.
 */
export class ShelfFiller {
  readonly #situation: Situation
  readonly #facts: (item: number) => ProductFacts | undefined
  readonly #used = new Set<number>()
  readonly #usedGroups = new Set<string>()

  constructor(situation: Situation, facts: (item: number) => ProductFacts | undefined) {
    this.#situation = situation
    this.#facts = facts
  }

  /** An empty shelf for at most `limit` products. */
  open(options: { limit: number; rules: boolean }): OpenShelf {
    return new OpenShelf(options.limit, (picked, recommender) =>
      options.rules ? this.#take(picked, recommender) : this.#facts(picked.item) !== undefined,
    )
  }

  #take({ item }: Picked, recommender: RecommenderName): boolean {
    const { product, seen, cart, purchased, hidden } = this.#situation
    const facts = this.#facts(item)
    if (!facts?.buyable || item === product || this.#used.has(item)) return false
    if (hidden.has(item) || purchased.has(item) || cart.has(item)) return false
    if (seen.has(item) && !showsSeen.has(recommender)) return false
    if (facts.group !== null && this.#usedGroups.has(facts.group)) return false
    this.#used.add(item)
    if (facts.group !== null) this.#usedGroups.add(facts.group)
    return true
  }
}

/** A shelf that takes picks until it is full. */
export class OpenShelf {
  readonly #limit: number
  readonly #accepts: (picked: Picked, recommender: RecommenderName) => boolean
  readonly #products: ChosenProduct[] = []
  #personal = false
  #fallback = false

  constructor(limit: number, accepts: (picked: Picked, recommender: RecommenderName) => boolean) {
    this.#limit = limit
    this.#accepts = accepts
  }

  /** Products still wanted. */
  get space(): number {
    return this.#limit - this.#products.length
  }

  /** Takes what the rules allow, in order; `fallback` says that these picks only stand in. */
  offer({ recommender, personal, picks }: Picks, { fallback }: { fallback: boolean }): void {
    for (const picked of picks) {
      if (this.space === 0) return
      if (!this.#accepts(picked, recommender)) continue
      if (this.#products.length === 0) {
        this.#personal = personal
        this.#fallback = fallback
      }
      this.#products.push({ item: picked.item, recommender, cause: picked.cause })
    }
  }

  /** The shelf as it stands; it is headed by the reason of its first product. */
  close(): FilledShelf {
    const first = this.#products[0]
    return {
      recommender: first?.recommender ?? null,
      heading: first ? headingOf(first.cause) : null,
      personal: this.#personal,
      fallback: this.#fallback,
      products: this.#products,
    }
  }
}
