import { reachBits } from '#shared/customer/demographics'
import type { InspectedOrder, InspectedPerson, InspectedRow } from '#shared/insight/inspection/inspected'

type PersonRow = {
  id: string
  kind: InspectedRow['kind']
  named: number
  country: number
  birth_year: number
  reach: number
  orders: number
  revenue_minor: number
  last_at: number
  points_held: number
}

type OrderRow = {
  person: string
  id: string
  day: string
  at: number
  gross: number
  net: number
  refund: number | null
  cancelled: number
  known: number | null
  placed_by: string | null
}

/** A page of everybody after a key with their orders, and of orders whose owner has no row; `isLast`: nobody follows. */
export function inspectedPage(
  sql: SqlStorage,
  after: string,
  count: number,
): { people: InspectedPerson[]; last: string; isLast: boolean } {
  const rows = sql
    .exec<PersonRow>(
      `SELECT id, kind, coalesce(name, '') <> '' AS named, country IS NOT NULL AS country,
         birth_year IS NOT NULL AS birth_year, coalesce(reach, 0) AS reach, orders, revenue_minor, last_at, coalesce(points_held, 0) AS points_held
       FROM person WHERE id > ? ORDER BY id LIMIT ?`,
      after,
      count,
    )
    .toArray()
  const isLast = rows.length < count
  const last = rows.at(-1)?.id ?? after
  const orders = ordersBetween(sql, after, isLast ? null : last)
  const people = rows.map((row): InspectedPerson => {
    const theirs = orders.get(row.id) ?? []
    orders.delete(row.id)
    return { id: row.id, row: rowOf(row), orders: theirs }
  })
  for (const [id, lost] of orders) people.push({ id, row: null, orders: lost })
  return { people, last, isLast }
}

function ordersBetween(sql: SqlStorage, after: string, last: string | null): Map<string, InspectedOrder[]> {
  const found = new Map<string, InspectedOrder[]>()
  for (const row of sql.exec<OrderRow>(
    `SELECT purchase.person, purchase.id, day, purchase.fact ->> 'at' AS at, purchase.fact ->> 'gross_minor' AS gross,
       purchase.fact ->> 'net_minor' AS net, purchase.fact ->> 'refund_minor' AS refund,
       purchase.fact ->> 'cancelled' AS cancelled,
       CASE WHEN purchase.fact -> 'lines' IS NULL THEN NULL ELSE
         EXISTS (SELECT 1 FROM json_each(purchase.fact, '$.lines') WHERE value ->> 'n' > 0) END AS known,
       placed.person AS placed_by
     FROM purchase LEFT JOIN placed ON placed.id = purchase.id
     WHERE purchase.person > ?1 AND (?2 IS NULL OR purchase.person <= ?2)`,
    after,
    last,
  )) {
    const order = orderOf(row)
    const known = found.get(row.person)
    if (known) known.push(order)
    else found.set(row.person, [order])
  }
  return found
}

function rowOf(row: PersonRow): InspectedRow {
  return {
    kind: row.kind,
    isNamed: row.named === 1,
    hasCountry: row.country === 1,
    hasBirthYear: row.birth_year === 1,
    hasBirthday: (row.reach & reachBits.birthday) > 0,
    saidOfEmail: (row.reach & (reachBits.email_allowed | reachBits.email_refused)) > 0,
    allowsEmail: (row.reach & reachBits.email_allowed) > 0,
    orders: row.orders,
    revenueMinor: row.revenue_minor,
    lastAt: row.last_at,
    pointsHeld: row.points_held,
  }
}

function orderOf({ id, day, at, gross, net, refund, cancelled, known, placed_by }: OrderRow): InspectedOrder {
  return {
    id,
    day,
    at,
    grossMinor: gross,
    netMinor: net,
    refundMinor: refund ?? 0,
    cancelled: cancelled === 1,
    hasKnownProduct: known === null ? null : known === 1,
    placedBy: placed_by,
  }
}
