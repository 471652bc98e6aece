import type { DayDifference } from '../../wire/inspection.ts'
import type { DaySum } from './survey.ts'

/**
 * What each day says of its orders less what they come to, those of people who were forgotten included (their sums stay).
 * Days that changed while the orders were counted are left out: `checked` says how many were not.
 */
export function reconcile(
  told: ReadonlyMap<string, DaySum>,
  counted: Readonly<Record<string, DaySum>>,
  forgotten: ReadonlyMap<string, DaySum>,
  moved: ReadonlySet<string>,
): { checked: number; differences: DayDifference[] } {
  const days = [...new Set([...told.keys(), ...Object.keys(counted)])].filter((day) => !moved.has(day)).sort()
  const none: DaySum = [0, 0, 0]
  const differences = days.flatMap((day): DayDifference[] => {
    const [says, has, had] = [told.get(day) ?? none, counted[day] ?? none, forgotten.get(day) ?? none]
    const [orders, revenue_minor, net_revenue_minor] = says.map(
      (value, i) => value - has[i]! - had[i]!,
    ) as DaySum
    return orders || revenue_minor || net_revenue_minor
      ? [{ day, orders, revenue_minor, net_revenue_minor }]
      : []
  })
  return { checked: days.length, differences }
}
