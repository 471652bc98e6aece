import { boughtIn, type DriverTally, startTally, tallyOrder } from '#shared/insight/driver-tally'
import { contributors, driverParts } from '#shared/insight/drivers'
import type { TrailOrder } from '#shared/insight/trail'
import type { DriverLabel, DriverRow, DriversAnswer, PersonLabel } from '#shared/wire/drivers'
import { personLabels } from '#shared/wire/drivers'
import type { Condition } from '../people/person-filter.ts'
import type { Work } from '../work.ts'
import type { LabelColumn } from './label-sql.ts'
import { numberOf, type Trail, trailPages } from './trails.ts'

export interface DriversQuery {
  currency: string
  from: string
  to: string
  before: { from: string; to: string }
  by: DriverLabel
  /** Only these people; everybody when left out. */
  among?: Condition | undefined
}

/** Labels of one answer; a shop may have thousands of categories and brands. */
const mostLabels = 100

/**
 * Why revenue changed between two periods. One pass over everybody's packed orders.
 *
 * @param column the label of people; null when orders are told apart by what is in them, or while nothing is known
 * @param wordOf the word of a number of the dictionary of categories, brands and placements
 */
export function* drivers(
  sql: SqlStorage,
  query: DriversQuery,
  column: LabelColumn | null,
  wordOf: (number: number) => string,
): Work<DriversAnswer> {
  const tally = yield* tallied(sql, query, column, wordOf)
  const { currency, from, to, before, by } = query
  const groups = [...tally.groups].map(([group, pair]) => ({ group, ...rowOf(pair) }))
  const sum = (of: (row: DriverRow) => number) => groups.reduce((total, row) => total + of(row), 0)
  const revenue = { before: sum((row) => row.before.revenue), after: sum((row) => row.after.revenue) }
  const change = revenue.after - revenue.before
  return {
    currency,
    from,
    to,
    compared_with: before,
    revenue: { ...revenue, change, growth: revenue.before > 0 ? change / revenue.before : null },
    groups,
    parts: {
      customers: sum(({ parts }) => parts.customers),
      frequency: sum(({ parts }) => parts.frequency),
      order_value: sum(({ parts }) => parts.order_value),
    },
    shares: { before: sharesOf(tally, 0), after: sharesOf(tally, 1) },
    by,
    ...contributions(tally, query, column),
  }
}

function contributions(
  tally: DriverTally,
  { by }: DriversQuery,
  column: LabelColumn | null,
): Pick<DriversAnswer, 'contributors' | 'left_out'> {
  const isPending = !column && isPersonLabel(by)
  if (isPending) return { contributors: null, left_out: { labels: 0, change: 0 } }
  const pairs = [...tally.labels].map(
    ([label, [b, a]]) => [label, { before: boughtIn(b), after: boughtIn(a) }] as const,
  )
  const all = contributors(new Map(pairs)).map((one) => ({ ...one, name: null }))
  const left = all.slice(mostLabels)
  return {
    contributors: all.slice(0, mostLabels),
    left_out: { labels: left.length, change: left.reduce((sum, { change }) => sum + change, 0) },
  }
}

function* tallied(
  sql: SqlStorage,
  query: DriversQuery,
  column: LabelColumn | null,
  wordOf: (number: number) => string,
): Work<DriverTally> {
  const { from, to, before, by, among } = query
  const tally = startTally()
  const starts = [before.from, from] as const
  const days = [before, { from, to }].map((range) => [numberOf(range.from), numberOf(range.to)] as const)
  const ends = [before.from, before.to, from, to].sort()
  const asked = {
    from: ends[0]!,
    to: ends.at(-1)!,
    label: column?.sql,
    among,
    nobodys: true,
  }
  const add = ({ person, kind, orders, label, first_day }: Trail): void => {
    const firstDay = kind === 'customer' || kind === 'guest' ? first_day : null
    const own = column?.labelOf(label) ?? null
    for (const order of orders) {
      const { day, gross } = order
      // The periods may overlap where somebody compares with such a one.
      const periods = ([0, 1] as const).filter((i) => day >= days[i]![0] && day <= days[i]![1])
      if (periods.length === 0) continue
      const labels = column ? [[own, gross] as const] : labelsIn(order, by, wordOf)
      for (const period of periods) tallyOrder(tally, { person, gross, firstDay, labels, period }, starts)
    }
  }
  for (const page of trailPages(sql, asked)) {
    page.forEach(add)
    yield
  }
  return tally
}

/** An order's revenue by label; what is left of it, where anything is, under null. */
function labelsIn(
  { parts, attributed, gross }: TrailOrder,
  by: DriverLabel,
  wordOf: (number: number) => string,
): [string | null, number][] {
  if (isPersonLabel(by)) return []
  const amounts: readonly (readonly [number, number])[] =
    by === 'placement'
      ? attributed
      : parts.map(([category, brand, total]) => [by === 'category' ? category : brand, total] as const)
  const sums = new Map<string, number>()
  let rest = gross
  for (const [word, amount] of amounts) {
    if (word === 0) continue
    const label = wordOf(word)
    sums.set(label, (sums.get(label) ?? 0) + amount)
    rest -= amount
  }
  return rest === 0 && sums.size > 0 ? [...sums] : [...sums, [null, rest]]
}

export function isPersonLabel(by: DriverLabel): by is PersonLabel {
  return (personLabels as readonly string[]).includes(by)
}

function rowOf([b, a]: readonly [Parameters<typeof boughtIn>[0], Parameters<typeof boughtIn>[0]]): DriverRow {
  const [before, after] = [boughtIn(b), boughtIn(a)]
  return { before, after, change: after.revenue - before.revenue, parts: driverParts(before, after) }
}

function sharesOf({ groups, repeaters }: DriverTally, period: 0 | 1): DriversAnswer['shares']['after'] {
  const [fresh, returning] = [groups.get('new')![period], groups.get('returning')![period]]
  const customers = fresh.customers + returning.customers
  const revenue = fresh.revenue + returning.revenue
  const share = (part: number, whole: number) => (whole > 0 ? part / whole : null)
  return {
    repeat_customers: share(repeaters[period], customers),
    returning_customers: share(returning.customers, customers),
    returning_revenue: share(returning.revenue, revenue),
  }
}
