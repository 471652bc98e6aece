import { addDays, daysBetween } from '../maths/calendar.ts'
import type { TierProgramme } from '../wire/tier.ts'
import { qualifyingTier } from './tier-engine.ts'

/** One customer's orders that were not cancelled. */
export interface ReckonedOrder {
  day: string
  net: number
}

/** Days evenly over a range, both ends among them. @example daysOver('2026-01-01', '2026-01-03', 13) // all three */
export function daysOver(from: string, to: string, most: number): string[] {
  const steps = Math.min(most - 1, Math.max(0, daysBetween(from, to) - 1))
  const span = daysBetween(from, to) - 1
  if (steps === 0) return [to]
  return Array.from({ length: steps + 1 }, (_, n) => addDays(from, Math.round((span * n) / steps)))
}

/** The first day that counts when the window closes with `day`; '' for everything. */
export function windowFirst({ window, starts_on = '' }: TierProgramme, day: string): string {
  const first =
    window.kind === 'rolling'
      ? addDays(day, 1 - window.days)
      : window.kind === 'calendar_year'
        ? `${day.slice(0, 4)}-01-01`
        : ''
  return first > starts_on ? first : starts_on
}

/**
 * The tier whose threshold somebody's orders reached on each of some days, by a programme as it is now; null before the
 * first order. Terms and graces are left out: what somebody kept without reaching it again is not reckoned.
 */
export function tiersOn(
  programme: TierProgramme,
  days: readonly string[],
  orders: readonly ReckonedOrder[],
): (string | null)[] {
  return days.map((day) => {
    if (orders.every((order) => order.day > day)) return null
    const from = windowFirst(programme, day)
    let amount = 0
    for (const order of orders) {
      if (order.day >= from && order.day <= day) amount += programme.basis === 'orders' ? 1 : order.net
    }
    return programme.tiers[qualifyingTier(programme, amount)]?.id ?? null
  })
}

/** Which tenth of the next threshold an amount is in: 0 to 9; what is enough already is in the last. */
export function tenthOf(amount: number, threshold: number): number {
  return Math.min(9, Math.max(0, Math.floor((amount / threshold) * 10)))
}
