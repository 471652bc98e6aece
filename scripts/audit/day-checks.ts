import { compared, type Finding } from './finding.ts'
import { type InsightsDay, type OrderSums, trafficOf } from './stored-insights.ts'
import type { StoredPerson } from './stored-person.ts'
import type { StoredStore } from './stored-store.ts'
import { checkVisits } from './visit-checks.ts'

const dayMs = 86_400_000
const orderColumns = ['orders', 'revenue_minor', 'net_revenue_minor'] as const
const nothing: OrderSums = { orders: 0, revenue_minor: 0, net_revenue_minor: 0 }

/**
 * Days against the rows they were added up from, and against profiles. Who was forgotten, or did not come back for long,
 * left the rows and stays in the days; of the forgotten ones' orders it is known what they came to, of the rest a day
 * may hold more.
 */
export function checkDays(store: StoredStore, now: number): Finding[] {
  const isMore = isAnybodyGone(store, now)
  return [
    ...checkOrders(store, isMore),
    ...store.insights.days.flatMap((day) => checkCopies(store, day)),
    ...checkPeople(store, isMore),
    ...checkShelves(store, isMore),
    ...checkVisits(store, isMore),
  ]
}

/**
 * Whether days may hold what no profile does: somebody was forgotten, or expired. Nobody can have expired in a store
 * whose visits are all younger than visitors are kept.
 */
function isAnybodyGone({ people, insights, insightsIntake, visitorDays }: StoredStore, now: number): boolean {
  const oldest = new Date(now - visitorDays * dayMs).toISOString().slice(0, 10)
  return (
    insights.days.some(({ day, sessions, views }) => day <= oldest && sessions + views > 0) ||
    [...people.values()].some(({ profile }) => profile.erased) ||
    [...insightsIntake.origins].some((key) => !people.has(key))
  )
}

function checkOrders({ insights }: StoredStore, isMore: boolean): Finding[] {
  const days = new Map<string, Partial<InsightsDay>>()
  for (const { fact } of insights.purchases) {
    if (fact.cancelled) continue
    const day = days.get(fact.day) ?? {}
    days.set(fact.day, {
      orders: (day.orders ?? 0) + 1,
      revenue_minor: (day.revenue_minor ?? 0) + fact.gross_minor,
      net_revenue_minor: (day.net_revenue_minor ?? 0) + fact.net_minor,
      attributed_orders: (day.attributed_orders ?? 0) + (fact.attributed.length > 0 ? 1 : 0),
      attributed_revenue_minor:
        (day.attributed_revenue_minor ?? 0) + fact.attributed.reduce((sum, one) => sum + one.amount_minor, 0),
    })
  }
  return insights.days.flatMap((held) => {
    const where = `insights day ${held.day}`
    const sums = days.get(held.day) ?? {}
    const gone = insights.erased.get(held.day) ?? nothing
    return [
      ...orderColumns.flatMap((column) =>
        compared(where, column, held[column], (sums[column] ?? 0) + gone[column], unitOf(column)),
      ),
      ...(['attributed_orders', 'attributed_revenue_minor'] as const).flatMap((column) =>
        atLeast(isMore, compared(where, column, held[column], sums[column] ?? 0, unitOf(column))),
      ),
    ]
  })
}

/** A day's shelves, its packed orders and its traffic hold the same orders, impressions and clicks once more. */
function checkCopies({ insights }: StoredStore, held: InsightsDay): Finding[] {
  const { day } = held
  const where = `insights day ${day}`
  const shelf = insights.shelves.get(day)
  const sales = insights.sales.get(day) ?? nothing
  const came = Object.values(trafficOf(held)?.orders ?? {})
  const traffic: OrderSums = {
    orders: came.reduce((sum, [orders]) => sum + orders, 0),
    revenue_minor: came.reduce((sum, [, gross]) => sum + gross, 0),
    net_revenue_minor: came.reduce((sum, [, , net]) => sum + net, 0),
  }
  const unit = 'money'
  return [
    ...compared(where, 'impressions of its shelves', shelf?.impressions ?? 0, held.impressions),
    ...compared(where, 'clicks of its shelves', shelf?.clicks ?? 0, held.clicks),
    ...compared(
      where,
      'attributed revenue of its shelves',
      shelf?.attributed_revenue_minor ?? 0,
      held.attributed_revenue_minor,
      unit,
    ),
    ...orderColumns.flatMap((column) => [
      ...compared(where, `${column} of its packed orders`, sales[column], held[column], unitOf(column)),
      ...compared(where, `${column} by channel`, traffic[column], held[column], unitOf(column)),
    ]),
  ]
}

function checkPeople({ insights }: StoredStore, isMore: boolean): Finding[] {
  const rows = [...insights.people.values()]
  return (['views', 'sessions'] as const).flatMap((column) => {
    const held = insights.days.reduce((sum, day) => sum + day[column], 0)
    const expected = rows.reduce((sum, row) => sum + row[column], 0)
    return atLeast(isMore, compared('insights days', column, held, expected))
  })
}

/**
 * No shelf was seen or clicked more often than profiles say. Less is no fault by itself: an event that names no
 * placement counts in the profile alone. While a visitor is being handed over, both profiles may count it.
 */
function checkShelves({ people, insights }: StoredStore, isMore: boolean): Finding[] {
  if (isMore || [...people.values()].some(isBeingHandedOver)) return []
  const told = shelfCountsOf(people.values())
  const found = (['impressions', 'clicks'] as const).flatMap((column) =>
    compared(
      'insights days',
      column,
      insights.days.reduce((sum, day) => sum + day[column], 0),
      told[column],
    ),
  )
  return found.filter(({ kind }) => kind === 'doubled')
}

/** How often people saw shelves and clicked on them, by their profiles. */
export function shelfCountsOf(people: Iterable<StoredPerson>): { impressions: number; clicks: number } {
  const counts = { impressions: 0, clicks: 0 }
  for (const { profile } of people) {
    counts.impressions += profile.counts.view_item_list ?? 0
    counts.clicks += profile.counts.select_item ?? 0
  }
  return counts
}

export function isBeingHandedOver({ profile: { merged } }: StoredPerson): boolean {
  return merged !== undefined && !merged.handed
}

export function atLeast(isMoreAllowed: boolean, findings: Finding[]): Finding[] {
  return isMoreAllowed ? findings.filter(({ kind }) => kind !== 'doubled') : findings
}

const unitOf = (column: string): 'money' | 'things' => (column.endsWith('_minor') ? 'money' : 'things')
