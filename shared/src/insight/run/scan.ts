import { quantileBreaks } from '../breaks.ts'
import { addToCohorts } from '../cohorts.ts'
import { addToFlow } from '../customer-flow.ts'
import { topCountries } from '../demographics.ts'
import { daysPerWeek, type History, historyOf, type Purchase } from '../purchase-history.ts'
import { rfmBreaks } from '../rfm.ts'
import {
  type BaseCustomer,
  isSampled,
  type QuarterSums,
  quarterDays,
  type RunState,
  type SampleRow,
} from './run-state.ts'

/** Adds one customer to everything that the first pass counts. Changes the state. */
export function scanCustomer(state: RunState, { id, purchases, country }: BaseCustomer): void {
  state.customers++
  const { counts } = state.countries
  if (country !== null) counts[country] = (counts[country] ?? 0) + 1
  addToCohorts(state.cohorts, purchases)
  addToFlow(state.windows, purchases)
  const days = daySums(purchases)
  const first = Math.min(...days.keys())
  for (const [age, sums] of state.quarters.entries())
    addToQuarter(sums, purchases, days, state.today - age * quarterDays)
  for (const [age, sums] of state.quarters.entries()) {
    if (inQuarter(first, state.today - age * quarterDays)) {
      sums.newcomers++
      sums.firstWorth += days.get(first)!
    }
  }
  state.totals.days += days.size
  state.totals.orders += purchases.length
  for (const amount of days.values()) state.totals.worth += amount
  if (isSampled(state, id)) state.sample.push(sampleRow(state.today, purchases, days))
}

/** What the sample says of the whole: breaks for scores and thirds. Called when the first pass ends. */
export function closeScan(state: RunState): void {
  state.countries.top = topCountries(state.countries.counts)
  state.breaks = rfmBreaks(state.sample)
  state.terciles = quantileBreaks(
    state.sample.map(({ worth }) => worth),
    3,
  )
}

/** The history of a sample row. */
export function historyFrom([repeats, recency, age, value]: SampleRow['now']): History {
  return { repeats, recency: recency / daysPerWeek, age: age / daysPerWeek, value }
}

/** Worth by day. */
export function daySums(purchases: readonly Purchase[]): Map<number, number> {
  const days = new Map<number, number>()
  for (const { day, amount } of purchases) days.set(day, (days.get(day) ?? 0) + amount)
  return days
}

/** How many of the orders went wrong. */
export function troubledOf(purchases: readonly Purchase[]): number {
  return purchases.filter(({ isTroubled }) => isTroubled).length
}

function sampleRow(today: number, purchases: readonly Purchase[], days: Map<number, number>): SampleRow {
  const past = historyOf(purchases, today - quarterDays)
  return {
    now: numbersOf(historyOf(purchases, today)!),
    past: past && numbersOf(past),
    worth: [...days.values()].reduce((sum, amount) => sum + amount, 0),
    orders: days.size,
    daysSince: today - Math.max(...days.keys()),
    tenure: today - Math.min(...days.keys()),
    troubled: troubledOf(purchases),
  }
}

function numbersOf({ repeats, recency, age, value }: History): SampleRow['now'] {
  const inDays = (weeks: number) => Math.round(weeks * daysPerWeek)
  return [repeats, inDays(recency), inDays(age), Math.round(value * 100) / 100]
}

function addToQuarter(
  sums: QuarterSums,
  purchases: readonly Purchase[],
  days: Map<number, number>,
  end: number,
): void {
  for (const { day, amount } of purchases) {
    if (!inQuarter(day, end)) continue
    sums.orders++
    sums.worth += amount
  }
  for (const day of days.keys()) if (inQuarter(day, end)) sums.days++
}

function inQuarter(day: number, end: number): boolean {
  return day > end - quarterDays && day <= end
}
