import type { RecommenderName } from '../wire/recommendation.ts'
import { diversify, noVariety, relevanceOf, type VarietySettings } from './diversify.ts'
import { headingOf } from './heading-of.ts'
import { PageOfShelves, type ProductFacts, type Situation } from './page-of-shelves.ts'
import type { Cause, Picked, Picks } from './picked.ts'
import type { Matcher } from './product-match.ts'
import { type ActiveRules, isAllowed, noRules, weightOf } from './rules.ts'

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

/** What holds for one shelf. */
export interface ShelfTerms {
  limit: number
  /** False: every known product passes, in the order in which it is offered. */
  rules: boolean
  merchant?: ActiveRules
  filter?: Matcher | null
  variety?: VarietySettings
}

/** Picks of one recommender, or of a blend, whose picks say themselves who made them. */
export interface Offer extends Picks {
  picks: readonly (Picked & { recommender?: RecommenderName })[]
}

/** Opens the shelves of one page, which share what they have shown. */
export class ShelfFiller {
  readonly #page: PageOfShelves

  constructor(situation: Situation, facts: (item: number) => ProductFacts | undefined) {
    this.#page = new PageOfShelves(situation, facts)
  }

  /** How many products the page's shelves show already. */
  get shown(): number {
    return this.#page.shown
  }

  /** An empty shelf. */
  open(terms: ShelfTerms): OpenShelf {
    return new OpenShelf(this.#page, terms)
  }
}

/**
 * A shelf that takes picks until it is full: what the page, the merchant's rules and the filter let pass, in the order
 * of relevance, weighed by the rules and made various. It stays shorter rather than take what does not pass.
 */
export class OpenShelf {
  readonly #page: PageOfShelves
  readonly #limit: number
  readonly #rules: boolean
  readonly #merchant: ActiveRules
  readonly #filter: Matcher | null
  readonly #variety: VarietySettings
  readonly #isPlain: boolean
  readonly #products: ChosenProduct[] = []
  readonly #pins: { place: number; product: ChosenProduct }[] = []
  #first: { product: ChosenProduct; personal: boolean; fallback: boolean } | null = null

  constructor(page: PageOfShelves, terms: ShelfTerms) {
    const { limit, rules, merchant = noRules, filter = null, variety = noVariety } = terms
    const { diversity, maxPerBrand, maxPerCategory } = variety
    this.#page = page
    this.#limit = limit
    this.#rules = rules
    this.#merchant = merchant
    this.#filter = filter
    this.#variety = variety
    this.#isPlain =
      diversity === 0 && maxPerBrand === null && maxPerCategory === null && merchant.weights.length === 0
  }

  /** Products still wanted. */
  get space(): number {
    return this.#limit - this.#products.length - this.#pins.length
  }

  /** Puts the merchant's products at `place` (from 0) and after, those that may be shown. Before anything is offered. */
  pin(items: readonly number[], place: number): void {
    let at = place
    for (const item of items) {
      if (this.space === 0) return
      if (!this.#passes(item, 'pinned')) continue
      this.#page.use(item)
      this.#pins.push({ place: at++, product: { item, recommender: 'pinned', cause: { because: 'chosen' } } })
    }
  }

  /** Takes at most `most` of what passes; `fallback` says that these picks only stand in. */
  offer(offer: Offer, { fallback, most = this.space }: { fallback: boolean; most?: number }): void {
    const wanted = Math.min(most, this.space)
    if (wanted <= 0) return
    if (this.#isPlain) this.#takeInOrder(offer, wanted, fallback)
    else this.#takeArranged(offer, wanted, fallback)
  }

  /** Gives products at `places` up for these picks, as far as they pass; a shelf of one product keeps it. */
  explore(offer: Offer, places: readonly number[]): void {
    let at = 0
    for (const { item, cause } of offer.picks) {
      if (at === places.length || this.#products.length < 2) return
      if (!this.#passes(item, offer.recommender) || !this.#hasRoomFor(item)) continue
      if (this.space === 0) this.#page.release(this.#products.pop()!.item)
      this.#page.use(item)
      const product = { item, recommender: offer.recommender, cause }
      this.#products.splice(Math.max(1, places[at++]!), 0, product)
    }
  }

  /** The shelf as it stands; it is headed by the reason of the first product that a recommender of its own chose. */
  close(): FilledShelf {
    const products = [...this.#products]
    for (const { place, product } of this.#pins) products.splice(place, 0, product)
    const first = this.#first?.product ?? products[0]
    return {
      recommender: first?.recommender ?? null,
      heading: first ? headingOf(first.cause) : null,
      personal: this.#first?.personal ?? false,
      fallback: this.#first?.fallback ?? false,
      products,
    }
  }

  #takeInOrder(offer: Offer, wanted: number, fallback: boolean): void {
    let left = wanted
    for (const pick of offer.picks) {
      if (left === 0) return
      if (!this.#passes(pick.item, pick.recommender ?? offer.recommender)) continue
      this.#take(offer, pick, fallback)
      left--
    }
  }

  #takeArranged(offer: Offer, wanted: number, fallback: boolean): void {
    const seen = new Set<number>()
    const picks: Offer['picks'][number][] = []
    const candidates: ProductFacts[] = []
    const relevance: number[] = []
    for (const pick of offer.picks) {
      if (seen.has(pick.item) || !this.#passes(pick.item, pick.recommender ?? offer.recommender)) continue
      seen.add(pick.item)
      const facts = this.#page.facts(pick.item)!
      relevance.push(relevanceOf(picks.length) * weightOf(this.#merchant, facts))
      candidates.push(facts)
      picks.push(pick)
    }
    const inputs = { candidates, relevance, chosen: this.#shown(), settings: this.#variety }
    for (const i of diversify(inputs, wanted)) this.#take(offer, picks[i]!, fallback)
  }

  /** True when the product's brand and category do not have their number yet. */
  #hasRoomFor(item: number): boolean {
    if (this.#variety.maxPerBrand === null && this.#variety.maxPerCategory === null) return true
    const inputs = { candidates: [this.#page.facts(item)!], relevance: [1], chosen: this.#shown() }
    return diversify({ ...inputs, settings: { ...this.#variety, diversity: 0 } }, 1).length > 0
  }

  #shown(): ProductFacts[] {
    const items = [
      ...this.#pins.map(({ product }) => product.item),
      ...this.#products.map(({ item }) => item),
    ]
    return items.map((item) => this.#page.facts(item)!)
  }

  #take(offer: Offer, pick: Offer['picks'][number], fallback: boolean): void {
    const { item, cause, recommender = offer.recommender } = pick
    const product = { item, recommender, cause }
    if (this.#rules) this.#page.use(item)
    this.#first ??= { product, personal: offer.personal, fallback }
    this.#products.push(product)
  }

  #passes(item: number, recommender: RecommenderName): boolean {
    const facts = this.#page.facts(item)
    if (!facts) return false
    if (!this.#rules) return true
    return (
      this.#page.isFree(item, facts, recommender) &&
      (this.#merchant === noRules || isAllowed(this.#merchant, facts)) &&
      (this.#filter === null || this.#filter(facts))
    )
  }
}
