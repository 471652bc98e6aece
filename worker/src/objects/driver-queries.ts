import { boughtIn, type DriverTally, startTally, tallyOrder } from '#shared/insight/driver-tally'
import { contributors, driverParts } from '#shared/insight/drivers'
import type { DriverLabel, DriverRow, DriversAnswer, PersonLabel } from '#shared/wire/drivers'
import { personLabels } from '#shared/wire/drivers'
import type { LabelColumn } from './label-sql.ts'

export interface DriversQuery {
  currency: string
  from: string
  to: string
  before: { from: string; to: string }
  by: DriverLabel
}

/** Labels of one answer; a shop may have thousands of categories and brands. */
const mostLabels = 100

interface OrderColumns extends Record<string, string | number | null> {
  person: string
  day: string
  gross: number
  first_day: string | null
  label: string | number | null
  parts: string | null
}

/**
 * Why revenue changed between two periods. One pass over all orders: of 100,000 about half a second, more than twice that
 * by what is in them.
 *
 * @param column the label of people; null when orders are told apart by what is in them, or while nothing is known
 */
export function drivers(sql: SqlStorage, query: DriversQuery, column: LabelColumn | null): DriversAnswer {
  const tally = tallied(sql, query, column)
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

function tallied(sql: SqlStorage, query: DriversQuery, column: LabelColumn | null): DriverTally {
  const { from, to, before, by } = query
  const tally = startTally()
  const starts = [before.from, from] as const
  const parts = by === 'placement' ? "fact -> '$.attributed'" : column ? 'NULL' : "fact -> '$.lines'"
  for (const row of sql.exec<OrderColumns>(
    `SELECT person, day, fact ->> 'gross_minor' AS gross, ${parts} AS parts,
       iif(kind IN ('customer', 'guest'), first_order_day, NULL) AS first_day, ${column?.sql ?? 'NULL'} AS label
     FROM purchase LEFT JOIN person ON person.id = purchase.person
     WHERE (day BETWEEN ? AND ? OR day BETWEEN ? AND ?) AND NOT (fact ->> 'cancelled') ORDER BY person`,
    from,
    to,
    before.from,
    before.to,
  )) {
    const { person, day, gross, first_day: firstDay } = row
    const labels = column ? [[column.labelOf(row.label), gross] as const] : labelsIn(row, by)
    const shared = { person, gross, firstDay, labels }
    // The periods may overlap where somebody compares with such a one.
    if (day >= from && day <= to) tallyOrder(tally, { ...shared, period: 1 }, starts)
    if (day >= before.from && day <= before.to) tallyOrder(tally, { ...shared, period: 0 }, starts)
  }
  return tally
}

interface Part {
  category?: string
  brand?: string
  placement?: string
  total_minor?: number
  amount_minor?: number
}

/** An order's revenue by label; what is left of it, where anything is, under null. */
function labelsIn({ parts, gross }: OrderColumns, by: DriverLabel): [string | null, number][] {
  if (isPersonLabel(by)) return []
  const sums = new Map<string, number>()
  let rest = gross
  for (const part of parts ? (JSON.parse(parts) as Part[]) : []) {
    const label = part[by]
    const amount = part.total_minor ?? part.amount_minor ?? 0
    if (label === undefined) continue
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
