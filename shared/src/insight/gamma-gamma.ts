import { logGamma } from '../maths/gamma.ts'
import { correlation } from '../maths/ranks.ts'
import type { Likelihood } from './maximise.ts'
import type { History } from './purchase-history.ts'

/** Order values scatter about a customer's mean with shape p; the means vary between customers by q and v. */
export type GammaGamma = Record<'p' | 'q' | 'v', number>

export type Spending = Pick<History, 'repeats' | 'value'>

/**
 * The likelihood of the Gamma-Gamma model of order values (Fader and Hardie, The Gamma-Gamma Model of Monetary Value,
 * 2013, eq. 1a) over everybody with a repeat purchase worth more than 0. q stays above 1, or the mean would be infinite.
 * Time grows with the number of customers who returned.
 */
export function spendingLikelihood(spendings: Iterable<Spending>): Likelihood<'p' | 'q' | 'v'> {
  const counted = [...spendings].filter(({ repeats, value }) => repeats > 0 && value > 0)
  const x = Float64Array.from(counted, ({ repeats }) => repeats)
  const m = Float64Array.from(counted, ({ value }) => value)
  const logM = m.map(Math.log)
  const mean = m.reduce((sum, value) => sum + value, 0) / Math.max(1, m.length)
  const mostRepeats = x.reduce((most, n) => Math.max(most, n), 0)
  return {
    keys: ['p', 'q', 'v'],
    start: { p: 2, q: 3, v: mean > 0 ? mean : 1 },
    unit: { v: mean > 0 ? mean : 1 },
    above: { q: 1 },
    customers: counted.length,
    logLikelihood({ p, q, v }) {
      const gammaOf = gammasByRepeats(p, q, mostRepeats)
      let sum = counted.length * (q * Math.log(v) - logGamma(q))
      for (let i = 0; i < x.length; i++) {
        const n = x[i]!
        const shape = p * n
        sum +=
          gammaOf(n) + (shape - 1) * logM[i]! + shape * Math.log(n) - (shape + q) * Math.log(n * m[i]! + v)
      }
      return sum
    },
  }
}

/** ln Γ(pn + q) − ln Γ(pn), computed once for each n. */
function gammasByRepeats(p: number, q: number, most: number): (n: number) => number {
  const known = new Float64Array(most + 1).fill(Number.NaN)
  return (n) => {
    if (Number.isNaN(known[n])) known[n] = logGamma(p * n + q) - logGamma(p * n)
    return known[n]!
  }
}

/**
 * What an order of this customer is expected to be worth: p (v + x m) / (p x + q − 1), between the customer's own mean
 * and everybody's (eq. 5).
 */
export function expectedValue({ p, q, v }: GammaGamma, { repeats, value }: Spending): number {
  const counted = value > 0 ? repeats : 0
  return (p * (v + counted * value)) / (p * counted + q - 1)
}

/**
 * Correlation of how often and how much over everybody with a repeat purchase. The model takes it for 0: beyond ±0.3
 * its values lean. Null when one of them does not vary.
 */
export function frequencyValueCorrelation(spendings: Iterable<Spending>): number | null {
  const counted = [...spendings].filter(({ repeats, value }) => repeats > 0 && value > 0)
  return correlation(
    counted.map(({ repeats }) => repeats),
    counted.map(({ value }) => value),
  )
}
