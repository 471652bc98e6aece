/** What makes two products alike. */
export interface Kind {
  group: string | null
  brand: string | null
  /** From the broadest to the narrowest. */
  categories: readonly string[]
}

export interface VarietySettings {
  /** 0: by relevance alone; 1: by unlikeness alone. */
  diversity: number
  maxPerBrand: number | null
  maxPerCategory: number | null
}

export const noVariety: VarietySettings = { diversity: 0, maxPerBrand: null, maxPerCategory: null }

export interface DiversifyInputs {
  candidates: readonly Kind[]
  /** How relevant each candidate is, mostly 0 to 1. */
  relevance: ArrayLike<number>
  /** What stands on the shelf already. */
  chosen: readonly Kind[]
  settings: VarietySettings
}

const categoryShare = 0.6
/** Ranks after which relevance has halved: the first few hold their places, the rest are nearly equals. */
const halfRank = 10

/** How relevant a place in a recommender's list is: 1 for the first, 1/2 for the eleventh. */
export function relevanceOf(rank: number): number {
  return halfRank / (halfRank + rank)
}

/**
 * How alike two products are, 0 to 1: variants of a group 1; else 0.6 for categories (the path they share over the
 * longer path) and 0.4 for the brand, by categories alone where a brand is not known.
 */
export function likeness(a: Kind, b: Kind): number {
  if (a.group !== null && a.group === b.group) return 1
  const longer = Math.max(a.categories.length, b.categories.length)
  let common = 0
  while (common < longer && a.categories[common] === b.categories[common]) common++
  const category = longer === 0 ? 0 : common / longer
  if (a.brand === null || b.brand === null) return category
  return categoryShare * category + (a.brand === b.brand ? 1 - categoryShare : 0)
}

/**
 * Indices of at most `wanted` candidates in the order in which they are to be shown: maximal marginal relevance
 * (Carbonell and Goldstein, SIGIR 1998). Each time the candidate with the highest (1 − diversity) · relevance −
 * diversity · likeness to the most alike of those before it is taken, unless its brand or its narrowest category has
 * its number already. One variant of a group. Fewer than wanted come back rather than one too many of a kind.
 */
export function diversify(inputs: DiversifyInputs, wanted: number): number[] {
  const { candidates, relevance, chosen, settings } = inputs
  const { diversity } = settings
  const { closest, isOut } = scratchFor(candidates.length)
  const caps = new Caps(settings, chosen)
  if (diversity > 0) for (const one of chosen) comeCloser(candidates, closest, one)
  const order: number[] = []
  let last: Kind | null = null
  while (order.length < wanted) {
    let best = -1
    let most = Number.NEGATIVE_INFINITY
    // One pass: what the last one taken changed, and which is the best now.
    for (let i = 0; i < candidates.length; i++) {
      if (isOut[i] === 1) continue
      if (last !== null && diversity > 0) {
        const alike = likeness(candidates[i]!, last)
        if (alike > closest[i]!) closest[i] = alike
      }
      const worth = (1 - diversity) * relevance[i]! - diversity * closest[i]!
      if (worth > most) {
        most = worth
        best = i
      }
    }
    if (best < 0) break
    isOut[best] = 1
    last = null
    const one = candidates[best]!
    if (!caps.admit(one)) continue
    order.push(best)
    last = one
    if (one.group !== null) leaveOutVariants(candidates, isOut, one.group)
  }
  return order
}

function comeCloser(candidates: readonly Kind[], closest: Float64Array, one: Kind): void {
  for (let i = 0; i < candidates.length; i++) {
    const alike = likeness(candidates[i]!, one)
    if (alike > closest[i]!) closest[i] = alike
  }
}

function leaveOutVariants(candidates: readonly Kind[], isOut: Uint8Array, group: string): void {
  for (let i = 0; i < candidates.length; i++) if (candidates[i]!.group === group) isOut[i] = 1
}

/** Counts brands and narrowest categories, where there is a limit to either. */
class Caps {
  readonly #brands: Map<string, number> | null
  readonly #categories: Map<string, number> | null
  readonly #settings: VarietySettings

  constructor(settings: VarietySettings, chosen: readonly Kind[]) {
    this.#settings = settings
    this.#brands = settings.maxPerBrand === null ? null : new Map()
    this.#categories = settings.maxPerCategory === null ? null : new Map()
    for (const one of chosen) this.#count(one)
  }

  /** Counts the product in, unless that would be one too many. */
  admit(one: Kind): boolean {
    const { maxPerBrand, maxPerCategory } = this.#settings
    if (isFull(this.#brands, one.brand, maxPerBrand)) return false
    if (isFull(this.#categories, one.categories.at(-1) ?? null, maxPerCategory)) return false
    this.#count(one)
    return true
  }

  #count({ brand, categories }: Kind): void {
    const category = categories.at(-1)
    if (this.#brands && brand !== null) this.#brands.set(brand, (this.#brands.get(brand) ?? 0) + 1)
    if (this.#categories && category !== undefined)
      this.#categories.set(category, (this.#categories.get(category) ?? 0) + 1)
  }
}

function isFull(
  counts: ReadonlyMap<string, number> | null,
  name: string | null,
  most: number | null,
): boolean {
  return counts !== null && name !== null && most !== null && (counts.get(name) ?? 0) >= most
}

let closest = new Float64Array(256)
let isOut = new Uint8Array(256)

/** Zeroed arrays, used again by every call. */
function scratchFor(count: number): { closest: Float64Array; isOut: Uint8Array } {
  if (count > closest.length) {
    closest = new Float64Array(2 * count)
    isOut = new Uint8Array(2 * count)
  }
  closest.fill(0, 0, count)
  isOut.fill(0, 0, count)
  return { closest, isOut }
}
