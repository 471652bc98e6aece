import type { BetaGeometric } from './beta-geometric.ts'
import { lifetimeValue, oneYear } from './clv.ts'
import { expectedValue, type GammaGamma } from './gamma-gamma.ts'
import { mbgNbd } from './mbg-nbd.ts'
import { chanceWithin, nextOrder } from './next-order.ts'
import type { History } from './purchase-history.ts'

/** What was learned of the whole base, enough to judge any one customer. */
export interface BaseModel {
  orders: BetaGeometric
  /** Null where too few paid twice: then everybody's mean counts. */
  spending: GammaGamma | null
  mean_worth: number
}

/** What is to be expected of one customer. Worth is in the unit of the history's amounts. */
export interface CustomerOutlook {
  /** The probability that they will ever order again. */
  alive: number
  expected_orders: { days_30: number; days_90: number; days_365: number }
  /** The probability of an order in the next 90 days. */
  chance_90_days: number
  /** What one order is expected to be worth. */
  order_worth: number
  /** Twelve months at 1 % a month. */
  lifetime_value: number
  /** If they order again: days until then, the middle and what only one in five exceeds. */
  next_order_days: { median: number; late: number }
}

/** The outlook of one customer: some fifteen evaluations of ₂F₁, about ten microseconds. */
export function customerOutlook(
  { orders, spending, mean_worth }: BaseModel,
  history: History,
): CustomerOutlook {
  const expected = (weeks: number) => mbgNbd.expectedOrders(orders, history, weeks)
  const alive = mbgNbd.probabilityAlive(orders, history)
  const worth = spending ? expectedValue(spending, history) : mean_worth
  const { median_weeks, late_weeks } = nextOrder(orders, history, alive)
  return {
    alive,
    expected_orders: { days_30: expected(30 / 7), days_90: expected(90 / 7), days_365: expected(365 / 7) },
    chance_90_days: chanceWithin(orders, history, alive, 90 / 7),
    order_worth: worth,
    lifetime_value: lifetimeValue(expected, worth, oneYear),
    next_order_days: { median: median_weeks * 7, late: late_weeks * 7 },
  }
}
