import { quartile } from '../../maths/robust.ts'
import type { Strange } from '../../wire/inspection.ts'
import type { InspectedOrder, InspectedPerson } from './inspected.ts'
import type { LogSpread } from './value-histogram.ts'

/** From this robust z on an order's value is strange. */
export const strangeZ = 3.5
/** The least spread of logarithms that is believed: about a tenth, so that a shop of one price is not all strange. */
const leastSpread = 0.1
/** Orders below which no value is called strange. */
const leastOrders = 30
/** Orders of one person on one day. */
const mostOrdersADay = 5
/** Orders from which on what went back says something, and the share of their value that is much. */
const leastForRefunds = 3
const muchRefunded = 0.5
/** People who ordered as guests from one browser. */
const mostGuests = 3

/** What is strange about one person's orders, beside the values of all. */
export function strangeOf(person: InspectedPerson, values: LogSpread | null): Strange[] {
  const { id, row, orders } = person
  const paid = orders.filter(({ cancelled }) => !cancelled)
  const found = paid.flatMap((order) => strangeValue(id, order, values))
  if (row?.kind === 'nobody') return found
  return [...found, ...strangePace(id, orders), ...strangeRefunds(id, orders), ...heldPoints(person)]
}

/** A visitor who ordered as several guests. */
export function sharedVisitor(visitor: string, guests: number): Strange[] {
  if (guests < mostGuests) return []
  return [
    {
      kind: 'shared_visitor',
      person: visitor,
      score: guests / mostGuests,
      figures: { guests, limit: mostGuests },
    },
  ]
}

function strangeValue(
  person: string,
  { id, day, grossMinor }: InspectedOrder,
  values: LogSpread | null,
): Strange[] {
  if (!values || values.count < leastOrders || grossMinor <= 0) return []
  const spread = Math.max(values.distance / quartile, leastSpread)
  const z = (Math.log(grossMinor) - values.median) / spread
  if (z < strangeZ) return []
  const usual_minor = Math.round(Math.exp(values.median))
  return [
    {
      kind: 'order_value',
      person,
      order: id,
      day,
      score: z,
      figures: { value_minor: grossMinor, usual_minor, z },
    },
  ]
}

function strangePace(person: string, orders: readonly InspectedOrder[]): Strange[] {
  const days = new Map<string, number>()
  for (const { day } of orders) days.set(day, (days.get(day) ?? 0) + 1)
  const [busiest] = [...days].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? 1 : -1))
  if (!busiest || busiest[1] < mostOrdersADay) return []
  const [day, count] = busiest
  const figures = { orders: count, limit: mostOrdersADay }
  return [{ kind: 'order_velocity', person, day, score: count / mostOrdersADay, figures }]
}

function strangeRefunds(person: string, orders: readonly InspectedOrder[]): Strange[] {
  if (orders.length < leastForRefunds) return []
  const gross_minor = orders.reduce((sum, { grossMinor }) => sum + grossMinor, 0)
  const back_minor = orders.reduce(
    (sum, { cancelled, grossMinor, refundMinor }) =>
      sum + (cancelled ? grossMinor : Math.min(refundMinor, grossMinor)),
    0,
  )
  const share = gross_minor > 0 ? back_minor / gross_minor : 0
  if (share < muchRefunded) return []
  const figures = { orders: orders.length, gross_minor, back_minor, share, limit: muchRefunded }
  return [{ kind: 'refund_share', person, score: share / muchRefunded, figures }]
}

function heldPoints({ id, row }: InspectedPerson): Strange[] {
  const held = row?.pointsHeld ?? 0
  return held > 0 ? [{ kind: 'points_held', person: id, score: 1, figures: { points_held: held } }] : []
}
