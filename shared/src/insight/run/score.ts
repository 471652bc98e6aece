import type { Demographics } from '../../customer/demographics.ts'
import { rfmScores } from '../../customer/rfm.ts'
import { cubeAxes } from '../../wire/customer-base.ts'
import { aliveStep, worthStep } from '../alive-grid.ts'
import { partOf } from '../breaks.ts'
import type { CustomerFeatures } from '../customer-features.ts'
import { customerOutlook } from '../customer-outlook.ts'
import { groupOf } from '../demographics.ts'
import { expectedValue } from '../gamma-gamma.ts'
import type { ValuedCustomer } from '../key-accounts.ts'
import { mbgNbd } from '../mbg-nbd.ts'
import { chanceWithin } from '../next-order.ts'
import { historyOf, type Purchase } from '../purchase-history.ts'
import { clusterOf } from './cluster-phase.ts'
import { type BaseCustomer, isSampled, quarterDays, type RunState } from './run-state.ts'
import { daySums, troubledOf } from './scan.ts'

/** Customers on each of the lists. */
export const listLength = 200
const quarterWeeks = quarterDays / 7

/** Adds one customer to everything that the second pass counts. Changes the state. About twenty microseconds. */
export function scoreCustomer(state: RunState, { id, purchases, ...who }: BaseCustomer): void {
  const days = daySums(purchases)
  const keys = [...days.keys()]
  const worth = [...days.values()].reduce((sum, amount) => sum + amount, 0)
  const daysSince = state.today - Math.max(...keys)
  const tenure = state.today - Math.min(...keys)
  const troubled = troubledOf(purchases)
  segment(state, { worth, orders: days.size, daysSince, tenure, troubled }, who)
  foretell(state, { id, worth, purchases })
  lookBack(state, purchases)
}

function segment(
  { breaks, clusters, terciles, sums, countries, today }: RunState,
  row: CustomerFeatures,
  who: Demographics,
): void {
  const scores = rfmScores(breaks, row)
  add(sums.grid, `${scores.recency} ${scores.frequency}`, row.worth)
  add(sums.segments, scores.segment, row.worth)
  const place = `${partOf(terciles, row.worth)} ${clusterOf(clusters, row)}`
  const known = { ...who, tenure: row.tenure }
  const context = { year: yearOf(today), countries: countries.top }
  for (const axis of cubeAxes) {
    add(sums.cells, `${axis} ${place} ${groupOf(axis, known, context) ?? ''}`, row.worth)
  }
}

/** The calendar year of a day since 1970-01-01. */
function yearOf(day: number): number {
  return new Date(day * 86_400_000).getUTCFullYear()
}

function foretell(
  state: RunState,
  { id, worth, purchases }: { id: string; worth: number; purchases: readonly Purchase[] },
): void {
  const { model, sums, today } = state
  const history = historyOf(purchases, today)
  if (!history) return
  const lastYear = purchases.filter(({ day }) => day > today - 365)
  const yearWorth = lastYear.reduce((sum, { amount }) => sum + amount, 0)
  const outlook = model && customerOutlook(model, history)
  const still = outlook?.alive ?? 1
  keep(sums.year, { id, value: yearWorth, alive: still }, ({ value }) => value)
  const back = history.repeats / (history.repeats + 1)
  keep(sums.loyal, { id, value: back * still, alive: still }, ({ value }) => value)
  if (!model || !outlook) return
  const { alive, expected_orders, lifetime_value, order_worth } = outlook
  sums.alive += alive
  sums.aliveTenths[Math.min(9, Math.floor(alive * 10))]! += 1
  add(sums.aliveByWorth, `${aliveStep(alive)} ${worthStep(worth)}`, worth)
  sums.expected.days_30 += expected_orders.days_30
  sums.expected.days_90 += expected_orders.days_90
  sums.expected.days_365 += expected_orders.days_365
  sums.lifetime += lifetime_value
  if (isSampled(state, id)) sums.sampledLifetimes.push(Math.round(lifetime_value))
  const ahead = mbgNbd.expectedOrders(model.orders, history, quarterWeeks)
  sums.ahead.orders += ahead
  sums.ahead.worth += ahead * order_worth
  const customer = { id, value: lifetime_value, alive }
  keep(sums.best, customer, ({ value }) => value)
  keep(sums.atRisk, customer, (one) => one.value * (1 - one.alive))
  if (isSampled(state, id)) sums.sampledYears.push(yearWorth)
  if (lastYear.length === 0) return
  sums.yearly.customers++
  sums.yearly.worth += yearWorth
  sums.yearly.back += chanceWithin(model.orders, history, alive, 365 / 7)
}

function lookBack({ pastModel, sums, today }: RunState, purchases: readonly Purchase[]): void {
  const history = historyOf(purchases, today - quarterDays)
  if (!pastModel || !history) return
  const { orders, spending, mean_worth } = pastModel
  const expected = mbgNbd.expectedOrders(orders, history, quarterWeeks)
  sums.past.orders += expected
  sums.past.worth += expected * (spending ? expectedValue(spending, history) : mean_worth)
}

/** Puts a customer on a list that is kept in order, greatest first, and has so many places. */
function keep(list: ValuedCustomer[], one: ValuedCustomer, by: (of: ValuedCustomer) => number): void {
  const size = by(one)
  const last = list.at(-1)
  if (!(size > 0) || (list.length >= listLength && last && by(last) >= size)) return
  const at = list.findIndex((other) => by(other) < size)
  list.splice(at < 0 ? list.length : at, 0, one)
  if (list.length > listLength) list.pop()
}

function add(sums: Record<string, { customers: number; worth: number }>, key: string, worth: number): void {
  sums[key] ??= { customers: 0, worth: 0 }
  sums[key].customers++
  sums[key].worth += worth
}
