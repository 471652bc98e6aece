import {
  acquisitionMonths,
  acquisitionTotals,
  addMonths,
  monthsBetween,
  startAcquisition,
} from '#shared/insight/acquisition'
import { type BaseModel, customerOutlook } from '#shared/insight/customer-outlook'
import { factContribution } from '#shared/insight/fact-contribution'
import { historyOf } from '#shared/insight/purchase-history'
import type { CustomerNpv, SpendEntry } from '#shared/wire/spend'
import { dayNumber, purchasesOf } from '../people/customer-pages.ts'
import type { SoldOrder } from './sold-orders.ts'

export interface NpvQuery {
  currency: string
  person: string
  today: string
  assumed: { margin: number; service_cost_minor: number }
}

/** A month's discount of money, as for lifetime value. */
const monthlyDiscount = 0.01

/** One customer as an investment: what came in since the first order and is expected, less what winning them cost. */
export function customerNpv(
  sql: SqlStorage,
  { currency, person, today, assumed }: NpvQuery,
  spend: readonly SpendEntry[],
  model: BaseModel | null,
): CustomerNpv | null {
  const orders = ordersOf(sql, person, today)
  const [first] = orders
  if (!first) return null
  const wonIn = first.day.slice(0, 7)
  const months = new Map<string, { margin_minor: number; service_minor: number }>()
  let net = 0
  let contribution = 0
  for (const { day, fact } of orders) {
    const one = factContribution(fact, assumed)
    const month = day.slice(0, 7)
    const sums = months.get(month) ?? { margin_minor: 0, service_minor: 0 }
    months.set(month, {
      margin_minor: sums.margin_minor + one.net - one.cost,
      service_minor: sums.service_minor + one.service,
    })
    net += one.net
    contribution += one.contribution
  }
  const rows = [...months].map(([month, { margin_minor, service_minor }]) => {
    const t = monthsBetween(wonIn, month)
    const present_minor = Math.round((margin_minor - service_minor) / (1 + monthlyDiscount) ** t)
    return { month, t, margin_minor, service_minor, present_minor }
  })
  const earned_minor = rows.reduce((sum, { present_minor }) => sum + present_minor, 0)
  const history = model && historyOf(purchasesOf(sql, person, today), dayNumber(today))
  const passed = monthsBetween(wonIn, today.slice(0, 7))
  const expected_minor =
    model && history
      ? Math.round(
          (customerOutlook(model, history).lifetime_value * (net > 0 ? contribution / net : 0)) /
            (1 + monthlyDiscount) ** passed,
        )
      : null
  const acquisition_minor = costOfWinning(sql, wonIn, spend)
  return {
    person,
    currency,
    won_in: wonIn,
    monthly_discount: monthlyDiscount,
    months: rows,
    earned_minor,
    expected_minor,
    acquisition_minor,
    npv_minor:
      expected_minor === null || acquisition_minor === null
        ? null
        : earned_minor + expected_minor - acquisition_minor,
    formula:
      'Σ (margin − service) / (1 + d)^t over the months since the first order + expected contribution / (1 + d)^(months until today) − acquisition spend of the month won / new customers of that month',
  }
}

/** The spend of a month by the customers won in it; null where nothing was entered. */
function costOfWinning(sql: SqlStorage, month: string, spend: readonly SpendEntry[]): number | null {
  if (!spend.some((one) => one.month === month)) return null
  const sums = startAcquisition()
  const { won } = sql
    .exec<{ won: number }>(
      `SELECT count(*) AS won FROM person WHERE kind IN ('customer', 'guest') AND first_order_day >= ? AND first_order_day < ?`,
      `${month}-01`,
      `${addMonths(month, 1)}-01`,
    )
    .one()
  sums.newCustomers.set(month, won)
  return acquisitionTotals(acquisitionMonths(sums, spend, { from: month, to: month, last: month }))
    .cost_per_new_minor
}

function ordersOf(sql: SqlStorage, person: string, today: string): Pick<SoldOrder, 'day' | 'fact'>[] {
  return sql
    .exec<{ day: string; fact: string }>(
      `SELECT day, fact FROM purchase WHERE person = ? AND day <= ? AND NOT (fact ->> 'cancelled') ORDER BY day`,
      person,
      today,
    )
    .toArray()
    .map(({ day, fact }) => ({ day, fact: JSON.parse(fact) as SoldOrder['fact'] }))
}
