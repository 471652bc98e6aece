/** Numbers from 0 up to, not including, 1. */
export type Chance = () => number

/**
 * A source of numbers that is the same for the same seed (mulberry32): results that need chance can be made again.
 *
 * @example seededChance(1)() // 0.6270739405881613
 */
export function seededChance(seed: number): Chance {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
