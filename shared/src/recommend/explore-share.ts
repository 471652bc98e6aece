import { hash32 } from '../maths/hash.ts'

/**
 * The places (from 0, ascending) of a shelf of `length` that products get which few people saw: ⌊share · length + u⌋
 * of them, u between 0 and 1, so that on average it is the share exactly; never the first place. The same `seed`
 * (person, day, placement) always gives the same places.
 *
 * @example exploringPlaces(10, 0.2, 'v:1 2026-03-01 home') // two places of 1 to 9
 */
export function exploringPlaces(length: number, share: number, seed: string): number[] {
  if (share <= 0 || length < 2) return []
  const wanted = Math.min(length - 1, Math.floor(share * length + fraction(seed, 0)))
  if (wanted === 0) return []
  const free = Array.from({ length: length - 1 }, (_, i) => i + 1)
  const places: number[] = []
  for (let draw = 1; draw <= wanted; draw++) {
    const [place = 1] = free.splice(Math.floor(fraction(seed, draw) * free.length), 1)
    places.push(place)
  }
  return places.sort((a, b) => a - b)
}

/** The items in an order of the seed's own, so that not everybody is shown the same few. */
export function shuffled<T>(list: readonly T[], keyOf: (one: T) => number, seed: string): T[] {
  const start = hash32(seed)
  const keyed = list.map((one) => ({ one, key: mixed(keyOf(one) ^ start) }))
  return keyed.sort((a, b) => a.key - b.key).map(({ one }) => one)
}

/** A whole number that tells nothing of the one it is made from (the finaliser of MurmurHash3). */
function mixed(number: number): number {
  let mix = Math.imul(number ^ (number >>> 16), 0x85ebca6b)
  mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35)
  return (mix ^ (mix >>> 16)) >>> 0
}

/** 0 to below 1. */
function fraction(seed: string, draw: number): number {
  return hash32(seed, draw) / 4_294_967_296
}
