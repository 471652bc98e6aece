import { wilson } from '../maths/wilson.ts'

/** A figure with its 95 % interval; `n` is the people it rests on. Without an interval where one says nothing. */
export interface Estimate {
  value: number
  low: number | null
  high: number | null
  n: number
}

/** Sums over people of two figures of each, y and x, for the ratio Σy/Σx. */
export interface RatioSums {
  n: number
  x: number
  y: number
  xx: number
  xy: number
  yy: number
}

/** The normal distribution's 97.5 % point. */
const z = 1.959963984540054

/** The sums of a ratio before anybody is added. */
export function startRatio(): RatioSums {
  return { n: 0, x: 0, y: 0, xx: 0, xy: 0, yy: 0 }
}

/** Adds one person. Changes the sums. */
export function addToRatio(sums: RatioSums, y: number, x: number): void {
  sums.n++
  sums.x += x
  sums.y += y
  sums.xx += x * x
  sums.xy += x * y
  sums.yy += y * y
}

/**
 * Σy/Σx over people, with the interval of the delta method: the variance is that of y − Rx over the people, by the
 * squared mean of x. People are what was drawn, so the orders of one person may be alike (Cochran, Sampling Techniques,
 * 3rd ed., 6.3 and 6.12). Null where Σx is 0; no interval of fewer than two people.
 */
export function ratioEstimate({ n, x, y, xx, xy, yy }: RatioSums): Estimate | null {
  if (!(x > 0)) return null
  const value = y / x
  if (n < 2) return { value, low: null, high: null, n }
  const scatter = Math.max(0, yy - 2 * value * xy + value * value * xx)
  const error = (z * Math.sqrt((n / (n - 1)) * scatter)) / x
  return { value, low: value - error, high: value + error, n }
}

/**
 * Wilson's interval of a share, from `n` people (E. B. Wilson, JASA 22, 1927); null of nobody.
 *
 * @example shareEstimate(0.5, 10) // { value: 0.5, low: 0.2366, high: 0.7634, n: 10 }
 */
export function shareEstimate(share: number, n: number): Estimate | null {
  if (!(n > 0)) return null
  const [low, high] = wilson(share * n, n)
  return { value: share, low, high, n }
}
