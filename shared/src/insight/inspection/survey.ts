import type { InspectedOrder, InspectedPerson } from './inspected.ts'
import { addToHistogram, type Histogram } from './value-histogram.ts'

/** Days that count as lately. */
const latelyMs = 28 * 86_400_000
/** An order may lie this far ahead before its clock is called wrong. */
const aheadMs = 300_000

/** Orders, revenue and net revenue of a day. */
export type DaySum = [orders: number, revenueMinor: number, netRevenueMinor: number]

/** What is counted in one pass over everybody. */
export interface Survey {
  people: number
  known: number
  named: number
  with_country: number
  with_birth_year: number
  with_birthday: number
  said_of_email: number
  allow_email: number
  active: number
  active_known: number
  /** People whose row says something else of their orders than the orders do. */
  unequal_people: number
  orders: number
  of_nobody: number
  /** Orders that tell of their products, and those of them with one the catalogue knows. */
  with_lines: number
  with_known_product: number
  /** Orders whose owner has no row. */
  orphans: number
  ahead: number
  values: Histogram
  days: Record<string, DaySum>
}

/** An inspection that has looked at nobody yet. */
export function newSurvey(): Survey {
  return {
    people: 0,
    known: 0,
    named: 0,
    with_country: 0,
    with_birth_year: 0,
    with_birthday: 0,
    said_of_email: 0,
    allow_email: 0,
    active: 0,
    active_known: 0,
    unequal_people: 0,
    orders: 0,
    of_nobody: 0,
    with_lines: 0,
    with_known_product: 0,
    orphans: 0,
    ahead: 0,
    values: {},
    days: {},
  }
}

/** Counts a person, in place: an inspection counts many, and a copy for each would be dear. */
export function survey(counts: Survey, { row, orders }: InspectedPerson, now: number): void {
  for (const order of orders) countOrder(counts, order, now)
  if (!row) {
    counts.orphans += orders.length
    return
  }
  if (row.kind === 'nobody') {
    counts.of_nobody += orders.length
    return
  }
  counts.people++
  const isActive = row.lastAt >= now - latelyMs
  const isKnown = row.kind !== 'visitor'
  if (isActive) counts.active++
  if (isActive && isKnown) counts.active_known++
  const paid = orders.filter(({ cancelled }) => !cancelled)
  const revenue = paid.reduce((sum, { grossMinor }) => sum + grossMinor, 0)
  if (paid.length !== row.orders || revenue !== row.revenueMinor) counts.unequal_people++
  if (!isKnown) return
  counts.known++
  if (row.isNamed) counts.named++
  if (row.hasCountry) counts.with_country++
  if (row.hasBirthYear) counts.with_birth_year++
  if (row.hasBirthday) counts.with_birthday++
  if (row.saidOfEmail) counts.said_of_email++
  if (row.allowsEmail) counts.allow_email++
}

function countOrder(counts: Survey, order: InspectedOrder, now: number): void {
  counts.orders++
  if (order.hasKnownProduct !== null) counts.with_lines++
  if (order.hasKnownProduct) counts.with_known_product++
  if (order.at > now + aheadMs) counts.ahead++
  if (order.cancelled) return
  if (order.grossMinor > 0) addToHistogram(counts.values, order.grossMinor)
  const day = counts.days[order.day] ?? [0, 0, 0]
  counts.days[order.day] = [day[0] + 1, day[1] + order.grossMinor, day[2] + order.netMinor]
}
