import { logRising } from '../maths/gamma.ts'
import { type BetaGeometric, ordersWhileAlive, startOfBetaGeometric } from './beta-geometric.ts'
import type { HistoryGroups } from './history-groups.ts'
import type { OrderModel, Timing } from './order-model.ts'

/**
 * The MBG/NBD model (Batislam, Denizel and Filiztekin, Int. Journal of Research in Marketing 24, 2007; Hoppe and
 * Wagner, Marketing JRM 2, 2007): people may leave right after their first order, too. The store's figures come from it.
 */
export const mbgNbd: OrderModel<'r' | 'alpha' | 'a' | 'b'> = {
  name: 'MBG/NBD',
  keys: ['r', 'alpha', 'a', 'b'],
  start: startOfBetaGeometric,
  logLikelihood,
  probabilityAlive,
  expectedOrders: (parameters, timing, weeks) =>
    ordersWhileAlive({ ...parameters, b: parameters.b + 1 }, timing, weeks) *
    probabilityAlive(parameters, timing),
  expectedOrdersOfNew: (parameters, weeks) => {
    const { a, b } = parameters
    return (ordersWhileAlive({ ...parameters, b: b + 1 }, { repeats: 0, age: 0 }, weeks) * b) / (a + b)
  },
}

function logLikelihood({ r, alpha, a, b }: BetaGeometric, groups: HistoryGroups): number {
  const { size, repeats, recency, age, count, maxRepeats } = groups
  const risingR = logRising(r, maxRepeats)
  const risingB = logRising(b, maxRepeats + 1)
  const risingAb = logRising(a + b, maxRepeats + 1)
  let sum = groups.customers * r * Math.log(alpha)
  for (let i = 0; i < size; i++) {
    const x = repeats[i]!
    const logAge = Math.log(alpha + age[i]!)
    const odds = (r + x) * (logAge - Math.log(alpha + recency[i]!)) + Math.log(a / (b + x))
    const one = risingR[x]! + risingB[x + 1]! - risingAb[x + 1]! - (r + x) * logAge + logOnePlusExp(odds)
    sum += count[i]! * one
  }
  return sum
}

function probabilityAlive({ r, alpha, a, b }: BetaGeometric, { repeats, recency, age }: Timing): number {
  const odds = (r + repeats) * Math.log((alpha + age) / (alpha + recency)) + Math.log(a / (b + repeats))
  return 1 / (1 + Math.exp(odds))
}

/** ln(1 + e^x), also where e^x is beyond all numbers. */
function logOnePlusExp(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x))
}
