import { type DaySums, dayColumns, emptyDay } from '#shared/insight/roll-up'
import { addDays, dayOf, daysBetween } from '#shared/maths/calendar'
import type { CustomerList, CustomerRow, CustomerSort } from '#shared/wire/customer'
import type { DayPoint, Overview, ShelfRow, Totals } from '#shared/wire/insight'

/** The longest range one answer covers: a point a day has to fit. */
export const longestRangeDays = 3_700

export interface OverviewQuery {
  from?: string
  to?: string
  currency: string
  timeZone: string
  now: number
}

/** The figures of a range of days, beside the range of the same length just before. */
export function overview(sql: SqlStorage, query: OverviewQuery): Overview {
  const { currency, timeZone, now } = query
  const { from, to } = resolveRange(sql, query, dayOf(now, timeZone))
  const previousTo = addDays(from, -1)
  const previousFrom = addDays(from, -daysBetween(from, to))
  return {
    currency,
    time_zone: timeZone,
    from,
    to,
    totals: totals(sql, from, to),
    previous: { from: previousFrom, to: previousTo, totals: totals(sql, previousFrom, previousTo) },
    series: series(sql, from, to),
    previous_series: series(sql, previousFrom, previousTo),
    shelves: shelves(sql, from, to),
  }
}

/** Without days, the range is everything known, `longestRangeDays` before its last day at most. */
function resolveRange(
  sql: SqlStorage,
  { from, to }: Pick<OverviewQuery, 'from' | 'to'>,
  today: string,
): { from: string; to: string } {
  const known = sql
    .exec<{ first: string | null; last: string | null }>(
      'SELECT min(day) AS first, max(day) AS last FROM day',
    )
    .one()
  const end = to ?? laterOf(known.last ?? today, from ?? '')
  const start = from ?? (known.first && known.first < end ? known.first : end)
  const earliest = addDays(end, 1 - longestRangeDays)
  return { from: laterOf(start, earliest), to: end }
}

function laterOf(a: string, b: string): string {
  return a > b ? a : b
}

function totals(sql: SqlStorage, from: string, to: string): Totals {
  const sums = sql
    .exec<Record<keyof DaySums, number>>(
      `SELECT ${dayColumns.map((c) => `coalesce(sum(${c}), 0) AS ${c}`).join(', ')} FROM day WHERE day BETWEEN ? AND ?`,
      from,
      to,
    )
    .one()
  const { customers } = sql
    .exec<{ customers: number }>(
      `SELECT count(DISTINCT person) AS customers FROM purchase
       WHERE day BETWEEN ? AND ? AND NOT (fact ->> 'cancelled') AND person NOT LIKE 'o:%'`,
      from,
      to,
    )
    .one()
  const { new_customers } = sql
    .exec<{ new_customers: number }>(
      "SELECT count(*) AS new_customers FROM person WHERE first_order_day BETWEEN ? AND ? AND kind <> 'nobody'",
      from,
      to,
    )
    .one()
  return { ...sums, customers, new_customers }
}

function series(sql: SqlStorage, from: string, to: string): DayPoint[] {
  const known = new Map<string, DaySums>()
  for (const { day, ...sums } of sql.exec<{ day: string } & Record<keyof DaySums, number>>(
    'SELECT * FROM day WHERE day BETWEEN ? AND ?',
    from,
    to,
  )) {
    known.set(day, sums)
  }
  return Array.from({ length: daysBetween(from, to) }, (_, i) => {
    const day = addDays(from, i)
    return { day, ...(known.get(day) ?? emptyDay) }
  })
}

function shelves(sql: SqlStorage, from: string, to: string): ShelfRow[] {
  return sql
    .exec<Record<keyof ShelfRow, string & number>>(
      `SELECT placement, recommender, sum(impressions) AS impressions, sum(clicks) AS clicks,
         sum(attributed_orders) AS attributed_orders, sum(attributed_revenue_minor) AS attributed_revenue_minor
       FROM shelf WHERE day BETWEEN ? AND ? GROUP BY placement, recommender ORDER BY impressions DESC`,
      from,
      to,
    )
    .toArray()
}

const sortColumns: Record<CustomerSort, string> = {
  revenue: 'revenue_minor',
  orders: 'orders',
  last_seen: 'last_at',
  first_seen: 'first_at',
}

export interface CustomersQuery {
  sort: CustomerSort
  /** `known`: customers and guests. */
  kind: 'known' | 'customer' | 'guest' | 'visitor' | 'all'
  q: string
  /** Only who is in this tier. */
  tier?: string | undefined
  /** Only who has points that wait for review. */
  isHeld?: boolean
  limit: number
  /** Where the page before ended: the sorted value and the id. */
  after: { value: number; id: string } | null
}

interface PersonColumns extends Record<string, string | number | null> {
  id: string
  kind: CustomerRow['kind']
  name: string | null
  orders: number
  revenue_minor: number
  net_revenue_minor: number
  sessions: number
  views: number
  first_at: number
  last_at: number
  tier: string | null
  points: number | null
  points_held: number | null
}

/** One page of people, greatest first; ties by id, so that no one is shown twice or missed between pages. */
export function customers(
  sql: SqlStorage,
  { sort, kind, q, tier, isHeld, limit, after }: CustomersQuery,
): CustomerList {
  const column = sortColumns[sort]
  const kinds = { known: ['customer', 'guest'], all: ['customer', 'guest', 'visitor'] } as const
  const wanted: readonly string[] = kind === 'known' || kind === 'all' ? kinds[kind] : [kind]
  const where = [`kind IN (${wanted.map(() => '?').join(', ')})`]
  const bindings: (string | number)[] = [...wanted]
  if (q) {
    where.push('(instr(lower(id), lower(?)) > 0 OR instr(lower(name), lower(?)) > 0)')
    bindings.push(q, q)
  }
  if (tier !== undefined) {
    where.push('tier = ?')
    bindings.push(tier)
  }
  if (isHeld) where.push('points_held > 0')
  const { total } = sql
    .exec<{ total: number }>(`SELECT count(*) AS total FROM person WHERE ${where.join(' AND ')}`, ...bindings)
    .one()
  if (after) {
    where.push(`(${column} < ? OR (${column} = ? AND id > ?))`)
    bindings.push(after.value, after.value, after.id)
  }
  const rows = sql
    .exec<PersonColumns>(
      `SELECT * FROM person WHERE ${where.join(' AND ')} ORDER BY ${column} DESC, id LIMIT ?`,
      ...bindings,
      limit + 1,
    )
    .toArray()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const isMore = rows.length > limit && last
  return {
    customers: page.map(customerRow),
    total,
    next_cursor: isMore ? cursorOf(Number(last[column]), last.id) : null,
  }
}

/** One person's row, or null. */
export function customer(sql: SqlStorage, id: string): CustomerRow | null {
  const [row] = sql.exec<PersonColumns>('SELECT * FROM person WHERE id = ?', id)
  return row ? customerRow(row) : null
}

/** The cursor of a page that ends here. Ids may be in any script, which base64 by itself does not take. */
function cursorOf(value: number, id: string): string {
  return btoa(encodeURIComponent(JSON.stringify([value, id])))
}

/** The place a cursor of `customers` stands for, or null when it is none. */
export function parseCursor(cursor: string): { value: number; id: string } | null {
  try {
    const [value, id] = JSON.parse(decodeURIComponent(atob(cursor))) as unknown[]
    return typeof value === 'number' && typeof id === 'string' ? { value, id } : null
  } catch {
    return null // not base64, not JSON or not a list: no cursor of ours
  }
}

function customerRow(row: PersonColumns): CustomerRow {
  const { id, kind, name, orders, revenue_minor, net_revenue_minor, sessions, views, first_at, last_at } = row
  const { tier, points, points_held } = row
  return {
    id,
    kind,
    name,
    orders,
    revenue_minor,
    net_revenue_minor,
    sessions,
    views,
    first_seen_at: first_at,
    last_seen_at: last_at,
    tier,
    points,
    points_held,
  }
}
