import { hash32 } from '#shared/maths/hash'

/** A stream of seeded chance: the same seed gives the same stream on every machine. */
export interface Chance {
  /** Uniform in [0, 1). */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  /** True with this probability. */
  happens(probability: number): boolean
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T
  /** One of a list, in proportion to weights of 0 and more; undefined when all weights are 0. */
  weighted<T>(list: readonly T[], weightOf: (value: T, index: number) => number): T | undefined
  /** From the standard normal distribution. */
  normal(): number
  /** From the lognormal distribution with this median; `spread` is the standard deviation of the logarithm. */
  lognormal(median: number, spread: number): number
}

/**
 * The stream that belongs to a seed and a name, so that one shopper's chance does not move another's.
 *
 * @example chanceOf(7, 'reader-0001').next()
 */
export function chanceOf(seed: number, name = ''): Chance {
  let state = hash32(name, seed)
  const next = (): number => {
    // mulberry32: 32 bits of state are plenty for a simulation.
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  return {
    next,
    normal,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    happens: (probability) => next() < probability,
    pick: (list) => {
      if (list.length === 0) throw new RangeError('pick requires a list that is not empty')
      return list[Math.floor(next() * list.length)]!
    },
    weighted: (list, weightOf) => weighted(list, weightOf, next),
    lognormal: (median, spread) => median * Math.exp(spread * normal()),
  }
}

function weighted<T>(
  list: readonly T[],
  weightOf: (value: T, index: number) => number,
  next: () => number,
): T | undefined {
  const weights = list.map(weightOf)
  let left = next() * weights.reduce((sum, weight) => sum + weight, 0)
  const at = weights.findIndex((weight) => {
    left -= weight
    return weight > 0 && left < 0
  })
  return at < 0 ? undefined : list[at]
}
