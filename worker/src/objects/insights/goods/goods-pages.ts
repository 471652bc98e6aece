import type { OrderFact } from '#shared/customer/fact'
import { type Basket, basketOf } from '#shared/insight/goods/basket'
import type { GoodsBase } from '#shared/insight/goods/goods-state'
import { visitDaysOf } from '#shared/insight/visit-days'
import { dayNumber } from '../people/customer-pages.ts'
import type { Condition } from '../people/person-filter.ts'

const dayMs = 86_400_000

/** Everybody with an order, as a run over what was bought reads them; `nobodys` orders (that name nobody) on wish. */
export function goodsBase(
  sql: SqlStorage,
  today: string,
  { nobodys = false, among }: { nobodys?: boolean; among?: Condition | undefined } = {},
): GoodsBase {
  // A segment's people are looked for by key: a list of all of them, made for every page, takes seconds a slice.
  const page = among
    ? `SELECT id AS person FROM person WHERE id > ? AND (${among.sql})
         AND EXISTS (SELECT 1 FROM purchase WHERE purchase.person = person.id) ORDER BY id LIMIT ?`
    : `SELECT DISTINCT person FROM purchase WHERE person > ?${nobodys ? '' : " AND person NOT LIKE 'o:%'"}
         ORDER BY person LIMIT ?`
  const visits = visitsKnown(sql, today)
  return {
    after: (key, count) => {
      const ids = sql
        .exec<{ person: string }>(page, key, ...(among?.bindings ?? []), count)
        .toArray()
        .map(({ person }) => person)
      const [first, last] = [ids[0], ids.at(-1)]
      if (first === undefined || last === undefined) return []
      const baskets = among ? basketsOf(sql, ids, today) : basketsBetween(sql, first, last, today)
      const came = visits ? visitsBetween(sql, first, last) : null
      return ids.map((id) => ({
        id,
        baskets: baskets.get(id) ?? [],
        visits: came && (came.get(id) ?? []),
      }))
    },
  }
}

/** One person's orders and visits up to a day. */
export function pastOf(
  sql: SqlStorage,
  person: string,
  today: string,
): { baskets: Basket[]; visits: number[] | null } {
  return {
    baskets: basketsBetween(sql, person, person, today).get(person) ?? [],
    visits: visitsKnown(sql, today) ? (visitsBetween(sql, person, person).get(person) ?? []) : null,
  }
}

function basketsBetween(sql: SqlStorage, first: string, last: string, today: string): Map<string, Basket[]> {
  return basketsIn(
    sql.exec<Bought>(
      'SELECT person, day, fact FROM purchase WHERE person BETWEEN ? AND ? AND day <= ?',
      first,
      last,
      today,
    ),
  )
}

/** Of these people alone: those between the first and the last of a small segment are many more. */
function basketsOf(sql: SqlStorage, people: readonly string[], today: string): Map<string, Basket[]> {
  return basketsIn(
    sql.exec<Bought>(
      'SELECT person, day, fact FROM purchase WHERE person IN (SELECT value FROM json_each(?)) AND day <= ?',
      JSON.stringify(people),
      today,
    ),
  )
}

interface Bought extends Record<string, SqlStorageValue> {
  person: string
  day: string
  fact: string
}

function basketsIn(rows: Iterable<Bought>): Map<string, Basket[]> {
  const bought = new Map<string, Basket[]>()
  for (const { person, day, fact } of rows) {
    const order = JSON.parse(fact) as OrderFact
    if (order.cancelled) continue
    const basket = basketOf(dayNumber(day), order)
    const known = bought.get(person)
    if (known) known.push(basket)
    else bought.set(person, [basket])
  }
  return bought
}

/** Visits count only where they were known throughout: the first of the store is at least 90 days ago. */
function visitsKnown(sql: SqlStorage, today: string): boolean {
  const [row] = sql.exec<{ first: string | null }>('SELECT min(day) AS first FROM day WHERE sessions > 0')
  return row?.first != null && dayNumber(today) - dayNumber(row.first) >= 90
}

function visitsBetween(sql: SqlStorage, first: string, last: string): Map<string, number[]> {
  const came = new Map<string, number[]>()
  for (const { id, visit_days } of sql.exec<{ id: string; visit_days: string }>(
    'SELECT id, visit_days FROM person WHERE id BETWEEN ? AND ? AND visit_days IS NOT NULL',
    first,
    last,
  )) {
    came.set(id, visitDaysOf(visit_days))
  }
  return came
}

/** The day of a number since 1970-01-01. */
export function isoDay(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10)
}
