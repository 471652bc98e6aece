import type { RecommenderName } from '../wire/recommendation.ts'
import type { MatchFacts } from './product-match.ts'

/** What has to be known of a product before it may stand on a shelf. */
export interface ProductFacts extends MatchFacts {
  buyable: boolean
}

/** What has to be known of the shopper and the page, in item numbers. */
export interface Situation {
  product: number | null
  seen: ReadonlySet<number>
  cart: ReadonlySet<number>
  /** Everything bought, as far as it is remembered. */
  purchased: ReadonlySet<number>
  /** What was bought this very moment, as the page says. */
  bought: readonly number[]
  hidden: ReadonlySet<number>
}

/** Recommenders that bring new things to mind: they pass over what the shopper opened before. */
const passesOverSeen: ReadonlySet<RecommenderName> = new Set([
  'session-knn',
  'taste',
  'category-bestsellers',
  'brand-bestsellers',
  'new-arrivals',
  'explore',
])

/**
 * What the shelves of one page have shown and may not show: no product twice, one variant of a group, nothing sold
 * out, hidden, in the cart, bought or on this page already. Only `buy-again` shows what was bought, unless it was this
 * very moment.
 */
export class PageOfShelves {
  /** What is known of a product; undefined when the catalogue does not show it. */
  readonly facts: (item: number) => ProductFacts | undefined
  readonly #situation: Situation
  readonly #used = new Set<number>()
  readonly #usedGroups = new Set<string>()
  readonly #closedGroups: ReadonlySet<string>
  readonly #boughtGroups: ReadonlySet<string>

  constructor(situation: Situation, facts: (item: number) => ProductFacts | undefined) {
    this.facts = facts
    this.#situation = situation
    const { product, hidden, cart, bought, purchased } = situation
    this.#closedGroups = this.#groupsOf(product === null ? [] : [product], hidden, cart, bought)
    this.#boughtGroups = this.#groupsOf(purchased)
  }

  /** Products shown so far. */
  get shown(): number {
    return this.#used.size
  }

  /** True when the product may stand on this page, chosen by `recommender`. */
  isFree(item: number, { buyable, group }: ProductFacts, recommender: RecommenderName): boolean {
    const { product, seen, cart, purchased, bought, hidden } = this.#situation
    if (!buyable || item === product || this.#used.has(item)) return false
    if (hidden.has(item) || cart.has(item) || bought.includes(item)) return false
    const isRebought = recommender === 'buy-again'
    if (purchased.has(item) && !isRebought) return false
    if (seen.has(item) && passesOverSeen.has(recommender)) return false
    if (group === null) return true
    if (this.#usedGroups.has(group) || this.#closedGroups.has(group)) return false
    return isRebought || !this.#boughtGroups.has(group)
  }

  /** Notes that a product stands on a shelf. */
  use(item: number): void {
    const group = this.facts(item)?.group ?? null
    this.#used.add(item)
    if (group !== null) this.#usedGroups.add(group)
  }

  /** Notes that a product was taken off again. */
  release(item: number): void {
    const group = this.facts(item)?.group ?? null
    this.#used.delete(item)
    if (group !== null) this.#usedGroups.delete(group)
  }

  #groupsOf(...lists: Iterable<number>[]): Set<string> {
    const groups = new Set<string>()
    for (const list of lists) {
      for (const item of list) {
        const group = this.facts(item)?.group
        if (group) groups.add(group)
      }
    }
    return groups
  }
}
