import type { HistoryGroups } from './history-groups.ts'
import type { Likelihood } from './maximise.ts'
import type { History } from './purchase-history.ts'

/** When a customer bought and for how long we looked: what a model of orders reads of a history. */
export type Timing = Pick<History, 'repeats' | 'recency' | 'age'>

/** A "buy till you die" model: how often customers order while they are customers, and whether they still are. */
export interface OrderModel<K extends string> {
  name: string
  keys: readonly K[]
  /** Where a fit begins; any sensible place serves, a near one is quicker. */
  start(groups: HistoryGroups): Record<K, number>
  /** The log-likelihood of all groups together; time grows with the number of groups. */
  logLikelihood(parameters: Record<K, number>, groups: HistoryGroups): number
  /** The probability that somebody with this history will ever order again. */
  probabilityAlive(parameters: Record<K, number>, timing: Timing): number
  /** Orders expected in the next `weeks` of somebody with this history. */
  expectedOrders(parameters: Record<K, number>, timing: Timing, weeks: number): number
  /** Orders expected in the first `weeks` of a new customer, the first order not counted. */
  expectedOrdersOfNew(parameters: Record<K, number>, weeks: number): number
}

/** A model's likelihood over a customer base, ready to be maximised. */
export function likelihoodOf<K extends string>(model: OrderModel<K>, groups: HistoryGroups): Likelihood<K> {
  return {
    keys: model.keys,
    start: model.start(groups),
    customers: groups.customers,
    logLikelihood: (parameters) => model.logLikelihood(parameters, groups),
  }
}

/** Repeat orders a week, over everybody: what starts are made of. */
export function meanRate({ size, repeats, age, count }: HistoryGroups): number {
  let orders = 0
  let weeks = 0
  for (let i = 0; i < size; i++) {
    orders += repeats[i]! * count[i]!
    weeks += age[i]! * count[i]!
  }
  return Math.max(orders, 0.5) / Math.max(weeks, 1)
}
