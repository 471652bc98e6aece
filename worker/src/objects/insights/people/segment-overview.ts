import { emptyDay } from '#shared/insight/roll-up'
import { addDays, dayOf, daysBetween } from '#shared/maths/calendar'
import { daysBefore } from '#shared/maths/comparison'
import type { DayPoint, Overview, PlacementRow, Totals } from '#shared/wire/insight'
import { numberOf, type Trail, trailPages } from '../business/trails.ts'
import { type OverviewQuery, resolveRange } from '../insight-queries.ts'
import type { Work } from '../work.ts'
import type { Condition } from './person-filter.ts'

/** What of a day's figures is known by person: orders and what they came to. */
const known = [
  'revenue_minor',
  'net_revenue_minor',
  'orders',
  'attributed_orders',
  'attributed_revenue_minor',
] as const
/** What is counted without a person: visits and what shelves showed. */
const unknown = ['sessions', 'views', 'impressions', 'clicks'] as const
const without = Object.fromEntries(unknown.map((column) => [column, null])) as Record<
  (typeof unknown)[number],
  null
>

/**
 * The overview of a segment's people: their orders by day; null for what is counted without a person.
 *
 * @param wordOf the word of a number of the dictionary of placements
 */
export function* segmentOverview(
  sql: SqlStorage,
  query: OverviewQuery,
  among: Condition,
  wordOf: (number: number) => string,
): Work<Overview> {
  const { currency, timeZone, now, compare = 'previous' } = query
  const range = resolveRange(sql, query, dayOf(now, timeZone))
  const before = daysBefore(range, compare)
  const sums = [periodOf(range), periodOf(before)] as const
  const ends = [range.from, range.to, before.from, before.to].sort()
  const add = ({ orders, first_day }: Trail): void => {
    for (const period of sums) {
      const own = orders.filter(({ day }) => day >= period.from && day <= period.to)
      if (own.length === 0) continue
      period.customers++
      if (first_day !== null && numberOf(first_day) >= period.from) period.newCustomers++
      for (const { day, gross, net, attributed } of own) {
        const point = period.points[day - period.from]!
        point.orders++
        point.revenue_minor += gross
        point.net_revenue_minor += net
        if (attributed.length > 0) point.attributed_orders++
        for (const [placement, amount] of attributed) {
          point.attributed_revenue_minor += amount
          addPlacement(period.placements, placement, amount)
        }
      }
    }
  }
  for (const page of trailPages(sql, { from: ends[0]!, to: ends.at(-1)!, among })) {
    page.forEach(add)
    yield
  }
  const [current, previous] = sums.map(({ points, customers, newCustomers, placements }) => ({
    placements: rowsOf(placements, wordOf),
    series: points.map((point) => ({ ...point, ...without })) as object[] as DayPoint[],
    totals: { ...sumOf(points), ...without, customers, new_customers: newCustomers } as object as Totals,
  }))
  return {
    currency,
    time_zone: timeZone,
    ...range,
    totals: current!.totals,
    previous: { ...before, totals: previous!.totals },
    series: current!.series,
    previous_series: previous!.series,
    shelves: [],
    previous_shelves: [],
    placements: current!.placements,
    previous_placements: previous!.placements,
    not_applicable: [...unknown, 'shelves'],
  }
}

function periodOf({ from, to }: { from: string; to: string }) {
  const points = Array.from({ length: daysBetween(from, to) }, (_, i) => ({
    day: addDays(from, i),
    ...emptyDay,
  }))
  const placements: PlacementSums = new Map()
  return { from: numberOf(from), to: numberOf(to), points, customers: 0, newCustomers: 0, placements }
}

type PlacementSums = Map<number, { orders: number; revenue: number }>

function addPlacement(placements: PlacementSums, placement: number, amount: number): void {
  const { orders, revenue } = placements.get(placement) ?? { orders: 0, revenue: 0 }
  placements.set(placement, { orders: orders + 1, revenue: revenue + amount })
}

/** The most revenue first. An order counts on each placement that it has something from. */
function rowsOf(placements: PlacementSums, wordOf: (number: number) => string): PlacementRow[] {
  return [...placements]
    .map(([number, { orders, revenue }]) => ({
      placement: wordOf(number),
      attributed_orders: orders,
      attributed_revenue_minor: revenue,
    }))
    .sort(
      (a, b) =>
        b.attributed_revenue_minor - a.attributed_revenue_minor || (a.placement < b.placement ? -1 : 1),
    )
}

function sumOf(points: readonly { [K in (typeof known)[number]]: number }[]): typeof emptyDay {
  const sum = { ...emptyDay }
  for (const point of points) for (const column of known) sum[column] += point[column]
  return sum
}
