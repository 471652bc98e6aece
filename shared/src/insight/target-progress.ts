import { daysBetween } from '../maths/calendar.ts'
import type { TargetProgress, TargetRequest } from '../wire/target.ts'

/**
 * How far a target has come by the end of `today`, with what its figure has come to. What is due is the share of the
 * days that have begun; a shop whose days differ much reads it with that in mind.
 *
 * @example targetProgress({ from: '2026-01-01', to: '2026-01-10', value: 100 }, 45, '2026-01-04')
 * // { so_far: 45, due: 40, days: 10, days_gone: 4, state: 'ahead' }
 */
export function targetProgress(
  { from, to, value }: Pick<TargetRequest, 'from' | 'to' | 'value'>,
  soFar: number,
  today: string,
): TargetProgress {
  const days = daysBetween(from, to)
  const days_gone = today < from ? 0 : today >= to ? days : daysBetween(from, today)
  const due = Math.round((value * days_gone) / days)
  return {
    so_far: soFar,
    due,
    days,
    days_gone,
    state: stateOf({ value, soFar, due, isOver: today > to, days_gone }),
  }
}

function stateOf({
  value,
  soFar,
  due,
  isOver,
  days_gone,
}: {
  value: number
  soFar: number
  due: number
  isOver: boolean
  days_gone: number
}): TargetProgress['state'] {
  if (soFar >= value) return 'reached'
  if (isOver) return 'missed'
  if (days_gone === 0) return 'coming'
  return soFar >= due ? 'ahead' : 'behind'
}
