import type { Chance } from '../random.ts'

export const dayMs = 86_400_000
const hourMs = 3_600_000

/** How busy each month is, January first; people give books at Christmas and read on holiday. */
const months = [0.85, 0.8, 0.85, 0.9, 0.9, 0.85, 0.95, 0.9, 0.9, 1, 1.35, 1.9]
/** Sunday first. */
const weekdays = [1.35, 0.95, 0.9, 0.9, 0.95, 1, 1.2]
/** By the hour of the day (UTC): quiet nights, a lunch break, long evenings. */
const hours = [
  0.3, 0.15, 0.1, 0.05, 0.05, 0.1, 0.3, 0.6, 0.8, 0.9, 1, 1.1, 1.3, 1.1, 1, 1, 1.1, 1.2, 1.4, 1.8, 2.1, 2,
  1.4, 0.7,
]
const busiest = 1.9 * 1.35
/** Mean of `dayWeight` over a year. */
const averageWeight = 0.4

/** How busy the shop is on the day of `at`, 0 to 1. Falls after Christmas Eve. */
export function dayWeight(at: number): number {
  const date = new Date(at)
  const tooLate = date.getUTCMonth() === 11 && date.getUTCDate() > 23 ? 0.45 : 1
  return (months[date.getUTCMonth()]! * weekdays[date.getUTCDay()]! * tooLate) / busiest
}

/**
 * A likely moment after `days` average days have passed since `from`: the days before Christmas count for more, so
 * that people come back sooner, a wet February Tuesday for less.
 */
export function momentAfter(chance: Chance, from: number, days: number): number {
  let day = from
  for (let left = days; left > 0; day += dayMs) left -= dayWeight(day) / averageWeight
  return atLikelyHour(chance, day)
}

/** The day of `at` with a likely hour, minute and second. */
export function atLikelyHour(chance: Chance, at: number): number {
  const hour = chance.weighted(
    hours.map((_, index) => index),
    (index) => hours[index]!,
  )!
  return Math.floor(at / dayMs) * dayMs + hour * hourMs + Math.floor(chance.next() * hourMs)
}
