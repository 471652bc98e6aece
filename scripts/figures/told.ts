import { setTimeout as wait } from 'node:timers/promises'
import type { CubeAnswer } from '#shared/wire/cube'
import type { CustomerList } from '#shared/wire/customer'
import type { BaseRetention, BaseSegments, BaseSpread } from '#shared/wire/customer-base'
import type { DriversAnswer } from '#shared/wire/drivers'
import type { ProductReport } from '#shared/wire/goods'
import type { Overview } from '#shared/wire/insight'
import type { ScorecardAnswer } from '#shared/wire/scorecard'
import type { AcquisitionAnswer } from '#shared/wire/spend'
import type { HoursAnswer } from '#shared/wire/traffic'
import { type FigureDays, type Figures, rounded } from './recount.ts'

/** Asks for a path under `/v1/` and returns the answer's JSON. */
export type Ask = (path: string) => Promise<unknown>

/** The same figures as `recount`, as the API tells them. */
export async function told(ask: Ask, days: FigureDays): Promise<Figures> {
  const parts = [
    await ofPeriods(ask, days),
    await ofCustomers(ask),
    await ofModels(ask, days),
    await ofProducts(ask, days),
    await ofHours(ask, days),
  ]
  return Object.assign({}, ...parts) as Figures
}

async function ofPeriods(ask: Ask, days: FigureDays): Promise<Figures> {
  const { from, to, month, monthFrom, monthTo } = days
  const all = (await ask(`insights/overview?from=${from}&to=${to}`)) as Overview
  const range = `from=${monthFrom}&to=${monthTo}`
  const one = (await ask(`insights/overview?${range}&compare=previous`)) as Overview
  const { totals, previous } = one
  const drivers = (await ask(`insights/drivers?${range}`)) as DriversAnswer
  const group = (name: string) => drivers.groups.find((known) => known.group === name)!.after
  const cube = (await ask(
    `insights/cube?from=${from}&to=${to}&by=month&measures=gross_minor,orders`,
  )) as CubeAnswer
  const scores = (await ready(ask, `insights/scorecard?${range}&by=tier`)) as ScorecardAnswer
  const costs = (await ask(`insights/acquisition?from=${month}&to=${month}`)) as AcquisitionAnswer
  return {
    'all: revenue': all.totals.revenue_minor,
    'all: orders': all.totals.orders,
    'all: customers': all.totals.customers,
    'all: new customers': all.totals.new_customers,
    'all: mean order, hundredths': Math.round((100 * all.totals.revenue_minor) / all.totals.orders),
    'month: revenue': totals.revenue_minor,
    'month: orders': totals.orders,
    'month: customers': totals.customers,
    'month: new customers': totals.new_customers,
    'month before: revenue': previous.totals.revenue_minor,
    'month before: orders': previous.totals.orders,
    'month before: customers': previous.totals.customers,
    'month: revenue of its best day': Math.max(...one.series.map((point) => point.revenue_minor)),
    'drivers: change': drivers.revenue.change,
    'drivers: revenue of new customers': group('new').revenue,
    'drivers: revenue of known customers': group('returning').revenue,
    'drivers: known customers': group('returning').customers,
    'cube: revenue of the month': cube.cells.find(({ keys }) => keys[0] === month)!.figures.gross_minor!,
    'scorecard: orders of the month': scores.everybody.orders,
    'acquisition: new customers of the month': costs.months[0]!.new_customers,
    'acquisition: known customers of the month': costs.months[0]!.retained_customers,
  }
}

async function ofCustomers(ask: Ask): Promise<Figures> {
  const all = (await ask('customers?orders_min=1&sort=revenue&limit=1')) as CustomerList
  const again = (await ask('customers?orders_min=2&limit=1')) as CustomerList
  const best = all.customers[0]!
  return {
    'customers: with an order': all.total,
    'customers: with two orders or more': again.total,
    'customers: the best one': best.id.replace(/^c:/, ''),
    'customers: revenue of the best one': best.revenue_minor,
    'customers: orders of the best one': best.orders,
  }
}

async function ofModels(ask: Ask, { to }: FigureDays): Promise<Figures> {
  const retention = (await ready(ask, `insights/retention?as_of=${to}`)) as BaseRetention
  const spread = (await ready(ask, `insights/spread?as_of=${to}`)) as BaseSpread
  const { rfm } = (await ready(ask, `insights/segments?as_of=${to}`)) as BaseSegments
  const [first] = retention.cohorts
  const top = (share: number) => spread.top.find((one) => one.share === share)!
  const cells = (is: (cell: (typeof rfm.grid)[number]) => boolean) => rfm.grid.filter(is)
  const people = (list: typeof rfm.grid) => list.reduce((sum, { customers }) => sum + customers, 0)
  const often = (frequency: number) => people(cells((cell) => cell.frequency === frequency))
  const lately = cells(({ recency }) => recency === 5)
  return {
    'retention: repeat rate': rounded(retention.repeat_rate),
    'spread: total': spread.total,
    'spread: Gini': rounded(spread.gini),
    'spread: best 1 %': rounded(top(0.01).brings),
    'spread: best 20 %': rounded(top(0.2).brings),
    'spread: least of the best 20 %': top(0.2).from,
    'cohorts: how many': retention.cohorts.length,
    'cohorts: the first one': first!.name,
    'cohorts: its customers': first!.customers,
    'cohorts: of them a month later': first!.cells[1]!.people,
    'cohorts: three months later': first!.cells[3]!.people,
    'cohorts: revenue a month later': first!.cells[1]!.revenue,
    'cohorts: revenue a customer up to then': rounded(first!.cells[1]!.cumulative_per_customer),
    'RFM: one day with an order': often(1),
    'RFM: two': often(2),
    'RFM: three or four': often(3),
    'RFM: five to seven': often(4),
    'RFM: eight and more': often(5),
    'RFM: the most lately fifth': people(lately),
    'RFM: worth of the most lately fifth': lately.reduce((sum, { worth }) => sum + worth, 0),
    'RFM: from this worth on the best': rfm.breaks.worth[3]!,
  }
}

async function ofProducts(ask: Ask, { from, to }: FigureDays): Promise<Figures> {
  const path = `insights/products?from=${from}&to=${to}&sort=revenue&limit=1`
  const { products, total, spread } = (await ready(ask, path)) as ProductReport
  const [best] = products
  return {
    'products: sold': total,
    'products: the best one': best!.id,
    'products: its revenue': best!.revenue_minor,
    'products: its units': best!.units,
    'products: its orders': best!.orders,
    'products: its share': rounded(best!.share),
    'products: what the best 20 % bring': rounded(spread.top.find(({ share }) => share === 0.2)!.brings),
  }
}

async function ofHours(ask: Ask, { from, to }: FigureDays): Promise<Figures> {
  const { orders } = (await ask(`insights/hours?from=${from}&to=${to}`)) as HoursAnswer
  return {
    'hours: orders on Thursdays': orders[3]!.reduce((sum, count) => sum + count, 0),
    'hours: orders at noon': orders.reduce((sum, hours) => sum + hours[12]!, 0),
    'hours: orders of the busiest hour': Math.max(...orders.flat()),
  }
}

/** The answer once the run it waits for has ended. */
async function ready(ask: Ask, path: string): Promise<unknown> {
  for (;;) {
    const answer = (await ask(path)) as { state?: string }
    if (answer.state !== 'pending') return answer
    await wait(50)
  }
}
