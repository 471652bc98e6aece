import type { Demographics } from '#shared/customer/demographics'
import type { Purchase } from '#shared/insight/purchase-history'
import type { CustomerBase } from '#shared/insight/run/run-state'
import type { Condition } from './person-filter.ts'

const dayMs = 86_400_000

/**
 * The customers and guests of an Insights object with their orders up to a day, as a run over them reads them; those
 * alone whom `among` chooses, where it is given.
 */
export function customerBase(sql: SqlStorage, today: string, among?: Condition): CustomerBase {
  const isChosen = `orders > 0 AND kind <> 'nobody'${among ? ` AND (${among.sql})` : ''}`
  const bindings = among?.bindings ?? []
  return {
    after: (key, count) => {
      const ids = sql
        .exec<{ person: string }>(
          among
            ? `SELECT id AS person FROM person WHERE ${isChosen} AND id > ? ORDER BY id LIMIT ?`
            : `SELECT DISTINCT person FROM purchase WHERE person > ? AND person NOT LIKE 'o:%' ORDER BY person LIMIT ?`,
          ...bindings,
          key,
          count,
        )
        .toArray()
        .map(({ person }) => person)
      const [first, last] = [ids[0], ids.at(-1)]
      if (first === undefined || last === undefined) return []
      const bought = purchasesBetween(sql, first, last, today, among && ids)
      const told = toldBetween(sql, first, last)
      return ids.map((id) => ({ id, purchases: bought.get(id) ?? [], ...(told.get(id) ?? untold) }))
    },
    // Adding up every order would take seconds of a large store; only who ordered after that day needs it.
    worth: () =>
      sql
        .exec<{ worth: number }>(
          `SELECT net_revenue_minor AS worth FROM person WHERE last_order_day <= ? AND ${isChosen}
           UNION ALL
           SELECT sum(fact ->> 'net_minor') AS worth FROM purchase
           WHERE day <= ? AND NOT (fact ->> 'cancelled')
             AND person IN (SELECT id FROM person WHERE last_order_day > ? AND ${isChosen})
           GROUP BY person`,
          today,
          ...bindings,
          today,
          today,
          ...bindings,
        )
        .toArray()
        .map(({ worth }) => worth),
  }
}

/** Of a row of `purchase`: something was paid back, or it had a problem. */
export const isTroubled = "(coalesce(fact ->> 'refund_minor', 0) > 0 OR fact -> 'problems' IS NOT NULL)"

const untold = { country: null, birth_year: null }

/** Country and year of birth of those of whom either was told. */
function toldBetween(sql: SqlStorage, first: string, last: string): Map<string, Demographics> {
  const rows = sql.exec<{ id: string; country: string | null; birth_year: number | null }>(
    `SELECT id, country, birth_year FROM person
     WHERE id BETWEEN ? AND ? AND (country IS NOT NULL OR birth_year IS NOT NULL)`,
    first,
    last,
  )
  const told = new Map<string, Demographics>()
  for (const { id, ...who } of rows) told.set(id, who)
  return told
}

/** What one person bought up to a day. */
export function purchasesOf(sql: SqlStorage, person: string, today: string): Purchase[] {
  return purchasesBetween(sql, person, person, today).get(person) ?? []
}

/** How many people have an order, about: the counter of their rows. */
export function countBuyers(sql: SqlStorage): number {
  return sql
    .exec<{ n: number }>("SELECT count(*) AS n FROM person WHERE orders > 0 AND kind <> 'nobody'")
    .one().n
}

/** The number of a day `YYYY-MM-DD` since 1970-01-01. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / dayMs
}

function purchasesBetween(
  sql: SqlStorage,
  first: string,
  last: string,
  today: string,
  among?: readonly string[],
): Map<string, Purchase[]> {
  const bought = new Map<string, Purchase[]>()
  for (const { person, day, amount, troubled } of sql.exec<{
    person: string
    day: string
    amount: number
    troubled: number
  }>(
    `SELECT person, day, fact ->> 'net_minor' AS amount, ${isTroubled} AS troubled FROM purchase
     WHERE ${among ? 'person IN (SELECT value FROM json_each(?))' : 'person BETWEEN ? AND ?'}
       AND day <= ? AND NOT (fact ->> 'cancelled')`,
    ...(among ? [JSON.stringify(among)] : [first, last]),
    today,
  )) {
    const purchase = { day: dayNumber(day), amount, ...(troubled ? { isTroubled: true } : {}) }
    const known = bought.get(person)
    if (known) known.push(purchase)
    else bought.set(person, [purchase])
  }
  return bought
}
