import type { OrderFact } from '#shared/customer/fact'
import type { TrailOrder } from '#shared/insight/trail'
import type { Condition } from '../people/person-filter.ts'
import { dayOfNumber, trailPages } from './trails.ts'

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

interface Asked {
  from: string
  to: string
  /** Only of these people; of everybody when left out. */
  among?: Condition | undefined
}

/**
 * The orders of customers and guests of some days, page by page, one person after the other and each person's in order of
 * time. A row a person is read, with their orders packed in it. Lines are those that tell a cost, together as one.
 *
 * @param label SQL over `person`
 */
export function* soldPages(sql: SqlStorage, asked: Asked, label = 'NULL'): Generator<SoldOrder[][]> {
  for (const page of trailPages(sql, { ...asked, label })) {
    const known = page.filter(({ kind }) => kind === 'customer' || kind === 'guest')
    yield known.map(({ orders, person, points_earned, net_ever, ...row }) => {
      const shared = { person, label: row.label, points_earned, net_ever }
      return orders.map((order) => ({ ...shared, day: dayOfNumber(order.day), fact: soldFact(order) }))
    })
  }
}

/** The order with what of its lines matters for its contribution. */
function soldFact(order: TrailOrder): SoldOrder['fact'] {
  const { gross, net, discount, refund, hasLines, isReduced, toldCost, toldTotal } = order
  const told = { n: 0, quantity: 1, total_minor: toldTotal, cost_minor: toldCost }
  const line = isReduced ? { ...told, reduced: true as const } : told
  return {
    gross_minor: gross,
    net_minor: net,
    discount_minor: discount,
    refund_minor: refund,
    ...(hasLines ? { lines: [line] } : {}),
  }
}
