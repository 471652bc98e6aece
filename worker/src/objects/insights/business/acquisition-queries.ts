import {
  acquisitionMonths,
  acquisitionTotals,
  addCustomer,
  startAcquisition,
} from '#shared/insight/acquisition'
import { lifetimeValue, oneYear } from '#shared/insight/clv'
import type { BaseModel } from '#shared/insight/customer-outlook'
import { factContribution } from '#shared/insight/fact-contribution'
import { expectedValue } from '#shared/insight/gamma-gamma'
import { mbgNbd } from '#shared/insight/mbg-nbd'
import type { AcquisitionAnswer, EquityWithCost, SpendEntry } from '#shared/wire/spend'
import type { Condition } from '../people/person-filter.ts'
import type { Work } from '../work.ts'
import { type SoldOrder, soldPages } from './sold-orders.ts'

export interface AcquisitionQuery {
  currency: string
  from: string
  to: string
  today: string
  assumed: { margin: number; service_cost_minor: number }
  /** Only these people; everybody when left out. */
  among?: Condition | undefined
}

/** What the newest run says, as far as equity needs it. */
export interface EquityModel {
  model: BaseModel
  /** Everybody's lifetime value, net spend of twelve months. */
  lifetimeValue: number
}

/** What customers cost to win and to keep, month by month, and what the base is worth with that cost. */
export function* acquisition(
  sql: SqlStorage,
  query: AcquisitionQuery,
  spend: readonly SpendEntry[],
  known: EquityModel | null,
): Work<AcquisitionAnswer> {
  const { currency, from, to, today } = query
  const sums = startAcquisition()
  const whole = { net: 0, contribution: 0 }
  const add = (orders: readonly SoldOrder[]): void => {
    const months = orders.map(({ day, fact }) => {
      const { net, contribution } = factContribution(fact, query.assumed)
      whole.net += net
      whole.contribution += contribution
      return { month: day.slice(0, 7), contribution }
    })
    addCustomer(sums, months)
  }
  for (const page of soldPages(sql, { from: '', to: today, among: query.among })) {
    page.forEach(add)
    yield
  }
  const months = acquisitionMonths(sums, spend, { from, to, last: today.slice(0, 7) })
  const totals = acquisitionTotals(months)
  const newPerYear =
    months.length > 0 ? (12 * months.reduce((n, one) => n + one.new_customers, 0)) / months.length : 0
  const marginShare = whole.net > 0 ? whole.contribution / whole.net : 0
  return {
    currency,
    from,
    to,
    months,
    totals,
    equity: known && equityOf(known, { marginShare, newPerYear, cost: totals.cost_per_new_minor }),
    formula:
      'cost per new = acquisition spend / first orders; equity = existing + new customers × (value of a new one − cost of a new one); values are contributions: expected net spend × contribution / net of all orders so far',
  }
}

function equityOf(
  { model, lifetimeValue: existing }: EquityModel,
  { marginShare, newPerYear, cost }: { marginShare: number; newPerYear: number; cost: number | null },
): EquityWithCost {
  const worth = model.spending ? expectedValue(model.spending, { repeats: 0, value: 0 }) : model.mean_worth
  const repeats = lifetimeValue((weeks) => mbgNbd.expectedOrdersOfNew(model.orders, weeks), worth, oneYear)
  // The first order makes the customer; the model counts those after it.
  const value = marginShare * (worth + repeats)
  const kept = marginShare * existing
  const equity = (more: { existing?: number; customers?: number; value?: number; cost?: number } = {}) =>
    kept * (more.existing ?? 1) +
    newPerYear * (more.customers ?? 1) * (value * (more.value ?? 1) - (cost ?? 0) * (more.cost ?? 1))
  const gain = (more: Parameters<typeof equity>[0]) => Math.round(equity(more) - equity())
  return {
    existing_minor: Math.round(kept),
    new_customers_per_year: newPerYear,
    new_value_minor: Math.round(value),
    cost_per_new_minor: cost,
    equity_minor: cost === null ? null : Math.round(equity()),
    ten_per_cent_more:
      cost === null
        ? null
        : {
            existing: gain({ existing: 1.1 }),
            new_customers: gain({ customers: 1.1 }),
            new_value: gain({ value: 1.1 }),
            cost: gain({ cost: 1.1 }),
          },
  }
}
