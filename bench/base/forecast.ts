import { backTest, type Forecast, type ForecastError, forecast } from '../../shared/src/insight/forecast.ts'
import { mbgNbd } from '../../shared/src/insight/mbg-nbd.ts'
import { historyOf, laterOrders, type Purchase } from '../../shared/src/insight/purchase-history.ts'
import { mean } from '../../shared/src/maths/ranks.ts'
import { fitOrders, fitSpending, worthOf } from '../purchases/fits.ts'

const quarterDays = 91

/** The forecast of the 91 days after `lastDay`, from what was known on it. */
function quarterAhead(customers: readonly (readonly Purchase[])[], lastDay: number): Forecast {
  const histories = customers.flatMap((bought) => historyOf(bought, lastDay) ?? [])
  const orders = fitOrders(histories)
  if ('obstacle' in orders) throw new Error(orders.obstacle)
  const spending = fitSpending(histories)
  const worth = worthOf(histories, 'obstacle' in spending ? null : spending.fit.parameters)
  const { parameters } = orders.mbg.fit
  const firsts = firstOrders(customers, lastDay - quarterDays, lastDay)
  const weeks = quarterDays / 7
  return forecast({
    weeks,
    known: histories.map((history) => ({
      orders: mbgNbd.expectedOrders(parameters, history, weeks),
      worth: worth(history),
    })),
    newcomersPerWeek: firsts.length / weeks,
    firstWorth: mean(firsts),
    repeatWorth: worth({ repeats: 0, recency: 0, age: 0, value: 0 }),
    ordersOfNew: (time) => mbgNbd.expectedOrdersOfNew(parameters, time),
  })
}

/** How far the forecast made on `lastDay` was off a quarter later, orders and revenue. */
export function backTestedQuarter(
  customers: readonly (readonly Purchase[])[],
  lastDay: number,
): { orders: ForecastError; revenue: ForecastError } {
  const { orders, revenue } = quarterAhead(customers, lastDay)
  const ordersIn = (from: number) =>
    customers.reduce((sum, bought) => sum + laterOrders(bought, from, from + quarterDays), 0)
  const revenueIn = (from: number) =>
    customers.reduce((sum, bought) => sum + amountIn(bought, from, from + quarterDays), 0)
  return {
    orders: backTest(orders, ordersIn(lastDay), ordersIn(lastDay - quarterDays)),
    revenue: backTest(revenue, revenueIn(lastDay), revenueIn(lastDay - quarterDays)),
  }
}

/** What was spent after one day up to another. */
export function amountIn(bought: readonly Purchase[], from: number, to: number): number {
  return bought.reduce((sum, { day, amount }) => (day > from && day <= to ? sum + amount : sum), 0)
}

/** What each new customer of the span spent on the first day. */
function firstOrders(customers: readonly (readonly Purchase[])[], from: number, to: number): number[] {
  return customers.flatMap((bought) => {
    const first = Math.min(...bought.map(({ day }) => day))
    return first > from && first <= to ? [amountIn(bought, first - 1, first)] : []
  })
}
