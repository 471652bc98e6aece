import type { LiveMessage, LiveRecent } from '../wire/insight.ts'

const minuteMs = 60_000
/** So many minutes are shown, and somebody who did something in the last five is there now. */
export const shownMinutes = 30
export const activeMinutes = 5
/** How far back what happened is gathered: a minute more than is shown, as two clocks differ. */
export const recentMs = (shownMinutes + 1) * minuteMs
/** So many single things are told at most. */
export const recentMessages = 50

/** The minute (since 1970) a thing counts in, which is never later than now: clocks of servers differ by seconds. */
export function countedMinute(at: number, now: number): number {
  return minuteOf(Math.min(at, now))
}

/** The minute since 1970 that a time lies in. */
export function minuteOf(ms: number): number {
  return Math.floor(ms / minuteMs)
}

/**
 * What happened lately, gathered from what was told, oldest first; `since` is when the telling begins. Things that were
 * told late and happened before that time are left out.
 */
export function recentOf(told: readonly LiveMessage[], since: number, now: number): LiveRecent {
  const lately = told.filter(({ at }) => at >= now - recentMs)
  const counts = new Map<number, { deeds: number; orders: number }>()
  const people = new Map<string, number>()
  for (const { at, type, person } of lately) {
    const minute = countedMinute(at, now)
    const { deeds, orders } = counts.get(minute) ?? { deeds: 0, orders: 0 }
    counts.set(minute, { deeds: deeds + 1, orders: orders + (type === 'order' ? 1 : 0) })
    if (at > now - activeMinutes * minuteMs) people.set(person, Math.max(at, people.get(person) ?? 0))
  }
  return {
    type: 'recent',
    since,
    minutes: [...counts]
      .sort(([a], [b]) => a - b)
      .map(([minute, count]) => ({ at: minute * minuteMs, ...count })),
    people: [...people].map(([person, at]) => ({ person, at })),
    messages: lately.slice(-recentMessages).reverse(),
  }
}
