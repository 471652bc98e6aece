import { addDays } from '../../maths/calendar.ts'
import { median, robustZ } from '../../maths/robust.ts'
import type { Strange } from '../../wire/inspection.ts'
import type { DaySum } from './survey.ts'

/** Days that are looked at, yesterday last: today is not over. */
const lookedAtDays = 14
/** Weeks of the same weekday that a day is compared with. */
const weeks = 8
const leastWeeks = 5
const strangeZ = 3.5
/** The least spread of revenue that is believed, as a share of what is usual. */
const leastRevenueSpread = 0.1

/** Days of the last two weeks whose orders or revenue are unlike those of the same weekday in the eight weeks before. */
export function strangeDays(days: ReadonlyMap<string, DaySum>, today: string): Strange[] {
  const first = [...days.keys()].reduce((least, day) => (day < least ? day : least), today)
  const of = (day: string): DaySum => days.get(day) ?? [0, 0, 0]
  return Array.from({ length: lookedAtDays }, (_, i) => addDays(today, -1 - i)).flatMap((day) => {
    const before = Array.from({ length: weeks }, (_, i) => addDays(day, -7 * (i + 1))).filter(
      (one) => one >= first,
    )
    if (before.length < leastWeeks) return []
    const orders = judge(
      of(day)[0],
      before.map((one) => of(one)[0]),
      (usual) => Math.max(1, Math.sqrt(usual)),
    )
    const revenue = judge(
      of(day)[1],
      before.map((one) => of(one)[1]),
      (usual) => Math.max(1, usual * leastRevenueSpread),
    )
    return [
      ...(orders
        ? [strange('day_orders', day, { orders: orders.value, usual: orders.usual, z: orders.z })]
        : []),
      ...(revenue
        ? [
            strange('day_revenue', day, {
              revenue_minor: revenue.value,
              usual_minor: revenue.usual,
              z: revenue.z,
            }),
          ]
        : []),
    ]
  })
}

function strange(
  kind: 'day_orders' | 'day_revenue',
  day: string,
  figures: Record<'z' | string, number>,
): Strange {
  return { kind, day, score: Math.abs(figures.z ?? 0), figures }
}

function judge(
  value: number,
  before: readonly number[],
  least: (usual: number) => number,
): { value: number; usual: number; z: number } | null {
  const usual = median(before)
  const z = robustZ(value, before, least(usual))
  return Math.abs(z) < strangeZ ? null : { value, usual, z }
}
