import { logBeta, logGamma, logRising } from '../maths/gamma.ts'
import { type BetaGeometric, ordersWhileAlive, startOfBetaGeometric } from './beta-geometric.ts'
import type { HistoryGroups } from './history-groups.ts'
import type { OrderModel, Timing } from './order-model.ts'

/**
 * The BG/NBD model (Fader, Hardie and Lee, "Counting your customers" the easy way, Marketing Science 24, 2005). It lets
 * people leave only right after a repeat purchase, so it holds everybody with one order for a customer still; kept as a
 * reference, while the store's figures come from MBG/NBD.
 */
export const bgNbd: OrderModel<'r' | 'alpha' | 'a' | 'b'> = {
  name: 'BG/NBD',
  keys: ['r', 'alpha', 'a', 'b'],
  start: startOfBetaGeometric,
  logLikelihood,
  probabilityAlive,
  expectedOrders: (parameters, timing, weeks) =>
    ordersWhileAlive(parameters, timing, weeks) * probabilityAlive(parameters, timing),
  expectedOrdersOfNew: (parameters, weeks) => ordersWhileAlive(parameters, { repeats: 0, age: 0 }, weeks),
}

function logLikelihood({ r, alpha, a, b }: BetaGeometric, groups: HistoryGroups): number {
  const { size, repeats, recency, age, count, maxRepeats } = groups
  const risingR = logRising(r, maxRepeats)
  const risingB = logRising(b, maxRepeats)
  const risingAb = logRising(a + b, maxRepeats)
  const logA = Math.log(a)
  let sum = groups.customers * r * Math.log(alpha)
  for (let i = 0; i < size; i++) {
    const x = repeats[i]!
    const alive = -(r + x) * Math.log(alpha + age[i]!)
    const left = x === 0 ? -Infinity : logA - Math.log(b + x - 1) - (r + x) * Math.log(alpha + recency[i]!)
    sum += count[i]! * (risingR[x]! + risingB[x]! - risingAb[x]! + logAdd(alive, left))
  }
  return sum
}

function probabilityAlive({ r, alpha, a, b }: BetaGeometric, { repeats, recency, age }: Timing): number {
  if (repeats === 0) return 1
  const odds = (r + repeats) * Math.log((alpha + age) / (alpha + recency)) + Math.log(a / (b + repeats - 1))
  return 1 / (1 + Math.exp(odds))
}

/** The probability that a new customer makes exactly `orders` repeat orders in the first `weeks` (eq. 8). */
export function probabilityOfOrders(
  { r, alpha, a, b }: BetaGeometric,
  orders: number,
  weeks: number,
): number {
  const stay = alpha / (alpha + weeks)
  const logOrder = Math.log(weeks / (alpha + weeks))
  const countProbability = (n: number) =>
    Math.exp(
      logGamma(r + n) - logGamma(r) - logGamma(n + 1) + r * Math.log(stay) + (n > 0 ? n * logOrder : 0),
    )
  const stayed = Math.exp(logBeta(a, b + orders) - logBeta(a, b)) * countProbability(orders)
  if (orders === 0) return stayed
  let fewer = 0
  for (let n = 0; n < orders; n++) fewer += countProbability(n)
  return stayed + Math.exp(logBeta(a + 1, b + orders - 1) - logBeta(a, b)) * (1 - fewer)
}

/** ln(e^x + e^y) */
function logAdd(x: number, y: number): number {
  const most = Math.max(x, y)
  return most + Math.log1p(Math.exp(Math.min(x, y) - most))
}
