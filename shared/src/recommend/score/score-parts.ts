import { limits } from '../../wire/limits.ts'
import { ownRhythm, type Rhythm, timeliness } from '../repurchase.ts'

/** The parts of a score: each is 0 to 1, 0 where nothing is known. */

/** Weight of what is known at which a taste is believed half, in product views. */
const believedHalf = 10
/** A visit says everything as long as it may go on, then half as much every day. */
const visitHalfLifeMs = 86_400_000
/** Standard deviation of a price that fits, as a logarithm: e^0.5 is 65 % more, or 40 % less. */
const priceSpread = 0.5
const dayMs = 86_400_000

/** How far a taste that rests on `weight` (faded, in product views) can be believed. */
export function confidence(weight: number): number {
  return weight / (weight + believedHalf)
}

/** What is left of a visit's say `ms` after its last product was opened. */
export function visitFreshness(ms: number): number {
  return 2 ** (-Math.max(0, ms - limits.sessionGapMs) / visitHalfLifeMs)
}

/** What is liked of one kind (categories or brands): the weight of each, and of the heaviest. */
export interface Liking {
  weights: ReadonlyMap<string, number>
  heaviest: number
  total: number
}

/**
 * The liking that weighed names make up. What they said themselves outweighs what they did: a like counts as ten views
 * of today more, what is disliked counts nothing.
 */
export function likingOf(
  named: readonly { name: string | null; weight: number }[],
  { likes, dislikes }: { likes: readonly string[]; dislikes: readonly string[] } = {
    likes: [],
    dislikes: [],
  },
): Liking {
  const weights = new Map<string, number>()
  let total = 0
  const said = likes.map((name) => ({ name, weight: believedHalf }))
  for (const { name, weight } of [...named, ...said]) {
    if (name === null || dislikes.includes(name)) continue
    weights.set(name, (weights.get(name) ?? 0) + weight)
    total += weight
  }
  return { weights, heaviest: Math.max(0, ...weights.values()), total }
}

/** How much somebody likes this category or brand against the one they like best, as far as that can be believed. */
export function likingPart({ weights, heaviest, total }: Liking, name: string | null): number {
  if (name === null || heaviest === 0) return 0
  return ((weights.get(name) ?? 0) / heaviest) * confidence(total)
}

/**
 * How near a price is to those the person looked at and paid: the weighed mean of e^(−(ln(price / theirs) / 0.5)² / 2),
 * as far as it can be believed. Prices of 0 say nothing.
 */
export function priceFitPart(prices: readonly { price: number; weight: number }[], price: number): number {
  let fit = 0
  let total = 0
  for (const { price: theirs, weight } of prices) {
    if (theirs <= 0 || price <= 0) continue
    const distance = Math.log(price / theirs) / priceSpread
    fit += weight * Math.exp(-(distance * distance) / 2)
    total += weight
  }
  return total === 0 ? 0 : (fit / total) * confidence(total)
}

/**
 * How likely a product is bought again now: how much of a habit it is, (n − 1 + 2 · share) / (n + 1) after n different
 * days, with the share of its buyers who bought it again; times how well the moment fits its rhythm, drawn towards the
 * person's own (`timeliness`). 0 within a day of the last time.
 */
export function repurchasePart(boughtAt: readonly number[], rhythm: Rhythm, now: number): number {
  const days = [...new Set(boughtAt.map((at) => Math.floor(at / dayMs)))].sort((a, b) => a - b)
  const last = days.at(-1)
  const since = last === undefined ? 0 : Math.floor(now / dayMs) - last
  if (since < 1) return 0
  const habit = (days.length - 1 + 2 * rhythm.share) / (days.length + 1)
  return habit * timeliness(ownRhythm(rhythm, days), since)
}
