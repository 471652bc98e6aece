import type { OrderFact } from '#shared/customer/fact'

/** An order that was not cancelled, as scorecards and costs are reckoned from it. */
export interface SoldOrder {
  person: string
  day: string
  fact: Pick<OrderFact, 'gross_minor' | 'net_minor' | 'discount_minor' | 'refund_minor' | 'lines'>
  label: string | number | null
  /** Points ever earned, and net spend ever. */
  points_earned: number
  net_ever: number
}

/**
 * The orders of customers and guests of some days, one person after the other and each person's in order of time. Every
 * order of the store is read: of 100,000 one to two seconds.
 *
 * @param label SQL over `person`
 */
export function* soldOrders(
  sql: SqlStorage,
  { from, to }: { from: string; to: string },
  label = 'NULL',
): Generator<SoldOrder[]> {
  let orders: SoldOrder[] = []
  for (const { fact, ...row } of sql.exec<
    Omit<SoldOrder, 'fact'> & Record<string, string | number | null> & { fact: string }
  >(
    `SELECT person, day, fact, ${label} AS label, coalesce(points_earned, 0) AS points_earned,
       net_revenue_minor AS net_ever
     FROM purchase JOIN person ON person.id = purchase.person
     WHERE day BETWEEN ? AND ? AND NOT (fact ->> 'cancelled') AND kind IN ('customer', 'guest') ORDER BY person`,
    from,
    to,
  )) {
    if (orders.length > 0 && orders[0]!.person !== row.person) {
      yield inTime(orders)
      orders = []
    }
    orders.push({ ...row, fact: JSON.parse(fact) as SoldOrder['fact'] })
  }
  if (orders.length > 0) yield inTime(orders)
}

function inTime(orders: SoldOrder[]): SoldOrder[] {
  return orders.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}
