import type { CustomerList, CustomerRow, CustomerSort, ListedCustomer } from '#shared/wire/customer'
import type { RfmSegment } from '#shared/wire/worth'
import { segmentOfCode } from '../business/label-sql.ts'
import type { Condition, FilterContext } from './person-filter.ts'
import { pAlive, rfmScore } from './person-scores.ts'

/** What a list is put in order by; who has none of it comes after all who have. */
const sortColumns: Record<CustomerSort, string> = {
  revenue: 'revenue_minor',
  net_revenue: 'net_revenue_minor',
  orders: 'orders',
  last_order: 'coalesce(unixepoch(last_order_day), -1)',
  last_seen: 'last_at',
  first_seen: 'first_at',
  points: 'coalesce(points, 0)',
}

export interface PageQuery {
  sort: CustomerSort
  /** `desc`: the greatest or latest first. */
  direction: 'asc' | 'desc'
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
  last_order_day: string | null
  tier: string | null
  points: number | null
  points_held: number | null
}

/** What the judgements are made of. */
const judged = 'country, channel, first_order_day, order_days'

interface ListedColumns extends PersonColumns {
  country: string | null
  channel: ListedCustomer['channel']
  rfm: number | null
  p_alive: number | null
  satisfaction: number | null
}

/** What a row needs and no more: the packed orders beside it would be sorted along with it. */
const rowColumns = `id, kind, name, orders, revenue_minor, net_revenue_minor, sessions, views, first_at, last_at,
  last_order_day, tier, points, points_held`

type ListQuery = PageQuery & { context: FilterContext }

/** One page of the people chosen, in order; ties by id, so that no one is shown twice or missed between pages. */
export function listCustomers(sql: SqlStorage, chosen: Condition, query: ListQuery): CustomerList {
  return { ...pageOf(sql, chosen, query), total: countPersons(sql, chosen).people }
}

/** The same of few people, whom a search has found: each is read once to be counted and put in order. */
export function listFew(sql: SqlStorage, chosen: Condition, query: ListQuery): CustomerList {
  const { sort, direction, limit, after } = query
  const sign = direction === 'desc' ? -1 : 1
  const all = sql
    .exec<Place>(
      `SELECT id, ${sortColumns[sort]} AS value FROM person WHERE ${chosen.sql}`,
      ...chosen.bindings,
    )
    .toArray()
  const inOrder = (a: Place, b: Place) => sign * (a.value - b.value) || (a.id < b.id ? -1 : 1)
  const left = after ? all.filter((one) => one.id !== after.id && inOrder(one, after) > 0) : all
  const shown = left.sort(inOrder).slice(0, limit + 1)
  return { ...pageOf(sql, oneOf(shown.map(({ id }) => id)), { ...query, after: null }), total: all.length }
}

/** Those with one of these keys. */
export function oneOf(keys: readonly string[]): Condition {
  return { sql: 'id IN (SELECT value FROM json_each(?))', bindings: [JSON.stringify(keys)] }
}

/** Where somebody stands in a list. */
interface Place extends Record<string, SqlStorageValue> {
  id: string
  value: number
}

function pageOf(
  sql: SqlStorage,
  chosen: Condition,
  { context, sort, direction, limit, after }: ListQuery,
): Omit<CustomerList, 'total'> {
  const column = sortColumns[sort]
  const beyond = direction === 'desc' ? '<' : '>'
  const page = after ? ` AND (${column} ${beyond} ? OR (${column} = ? AND id > ?))` : ''
  const rows = sql
    .exec<ListedColumns & { sorted: number }>(
      `SELECT ${rowColumns}, country, channel, sorted, ${judgements(context)} FROM
         (SELECT ${rowColumns}, ${judged}, ${column} AS sorted FROM person WHERE ${chosen.sql}${page}
          ORDER BY sorted ${direction === 'desc' ? 'DESC' : 'ASC'}, id LIMIT ?) AS person
       ORDER BY sorted ${direction === 'desc' ? 'DESC' : 'ASC'}, id`,
      ...chosen.bindings,
      ...(after ? [after.value, after.value, after.id] : []),
      limit + 1,
    )
    .toArray()
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    customers: shown.map(listedRow),
    next_cursor: rows.length > limit && last ? cursorOf(last.sorted, last.id) : null,
  }
}

/** What the models and the person say, of the rows of the page alone. */
function judgements(context: FilterContext): string {
  const scores = (['recency', 'frequency', 'worth'] as const).map((part) => rfmScore(part, context))
  return `iif(order_days > 0, ${scores[0]} * 100 + ${scores[1]} * 10 + ${scores[2]}, NULL) AS rfm,
    iif(order_days > 0, ${pAlive(context)}, NULL) AS p_alive,
    (SELECT fact ->> 'score' FROM stated WHERE stated.person = person.id) AS satisfaction`
}

function listedRow(row: ListedColumns): ListedCustomer {
  const { country, channel, rfm, p_alive, satisfaction } = row
  return {
    ...customerRow(row),
    country,
    channel,
    rfm: segmentOfCode(rfm) as RfmSegment | null,
    p_alive,
    satisfaction,
  }
}

/** How many people are chosen, and how many rows were read to know. */
export function countPersons(
  sql: SqlStorage,
  { sql: where, bindings }: Condition,
): { people: number; rows: number } {
  const cursor = sql.exec<{ people: number }>(
    `SELECT count(*) AS people FROM person WHERE ${where}`,
    ...bindings,
  )
  const { people } = cursor.one()
  return { people, rows: cursor.rowsRead }
}

/** One person's row, or null. */
export function customer(sql: SqlStorage, id: string): CustomerRow | null {
  const [row] = sql.exec<PersonColumns>('SELECT * FROM person WHERE id = ?', id)
  return row ? customerRow(row) : null
}

/** The place a cursor of `listCustomers` stands for, or null when it is none. */
export function parseCursor(cursor: string): { value: number; id: string } | null {
  try {
    const [value, id] = JSON.parse(decodeURIComponent(atob(cursor))) as unknown[]
    return typeof value === 'number' && typeof id === 'string' ? { value, id } : null
  } catch {
    return null // not base64, not JSON or not a list: no cursor of ours
  }
}

/** The cursor of a page that ends here. Ids may be in any script, which base64 by itself does not take. */
function cursorOf(value: number, id: string): string {
  return btoa(encodeURIComponent(JSON.stringify([value, id])))
}

function customerRow(row: PersonColumns): CustomerRow {
  const { id, kind, name, orders, revenue_minor, net_revenue_minor, sessions, views, first_at, last_at } = row
  const { last_order_day, tier, points, points_held } = row
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
    last_order_day,
    tier,
    points,
    points_held,
  }
}
