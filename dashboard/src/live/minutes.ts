import { activeMinutes, countedMinute, minuteOf, shownMinutes } from '#shared/insight/live-minutes'
import type { LiveMessage, LiveRecent } from '#shared/wire/insight'

const minuteMs = 60_000

/** What was heard: counts by minute (epoch minutes), who did something last when, and the times it is known of. */
export interface Minutes {
  counts: ReadonlyMap<number, { deeds: number; orders: number }>
  people: ReadonlyMap<string, number>
  /** Epoch milliseconds; `to` is null while what happens is heard. */
  heard: readonly { from: number; to: number | null }[]
}

export const emptyMinutes: Minutes = { counts: new Map(), people: new Map(), heard: [] }

/** A bar of the last half hour. `heard` is false where it is not known of all of the minute what happened. */
export interface MinuteBar {
  minute: number
  deeds: number
  orders: number
  heard: boolean
}

/** From now on there is a connection. */
export function connectMinutes(minutes: Minutes, now: number): Minutes {
  return { ...minutes, heard: [...minutes.heard.filter(({ to }) => to !== null), { from: now, to: null }] }
}

/** From now on there is none. */
export function cutMinutes(minutes: Minutes, now: number): Minutes {
  return { ...minutes, heard: minutes.heard.map((span) => ({ ...span, to: span.to ?? now })) }
}

/**
 * What was heard so far gives way to what the store tells, as a connection begins, of the same time: it holds all of
 * that, what nobody could hear included, and so nothing is counted twice. Of minutes the store no longer has in whole,
 * what was heard stays where it is more.
 */
export function replaceMinutes(minutes: Minutes, { since, minutes: told, people }: LiveRecent): Minutes {
  const first = minuteOf(since - 1) + 1
  const counts = new Map([...minutes.counts].filter(([minute]) => minute < first))
  for (const { at, deeds, orders } of told)
    if (deeds > (counts.get(minuteOf(at))?.deeds ?? 0)) counts.set(minuteOf(at), { deeds, orders })
  const seen = new Map(minutes.people)
  for (const { person, at } of people) seen.set(person, Math.max(at, seen.get(person) ?? 0))
  return {
    counts,
    people: seen,
    heard: [...minutes.heard.filter(({ to }) => to !== null), { from: since, to: null }],
  }
}

/** One message more, counted in the minute it happened; what is older than the bars show is dropped. */
export function addToMinutes(minutes: Minutes, { at, person, type }: LiveMessage, now: number): Minutes {
  const first = minuteOf(now) - shownMinutes + 1
  const minute = countedMinute(at, now)
  if (minute < first) return minutes
  const counts = new Map([...minutes.counts].filter(([one]) => one >= first))
  const { deeds, orders } = counts.get(minute) ?? { deeds: 0, orders: 0 }
  counts.set(minute, { deeds: deeds + 1, orders: orders + (type === 'order' ? 1 : 0) })
  const people = new Map([...minutes.people].filter(([, last]) => minuteOf(last) >= first))
  people.set(person, Math.max(at, people.get(person) ?? 0))
  return { ...minutes, counts, people }
}

/** The last half hour, the minute that is not over last. */
export function minuteBars({ counts, heard }: Minutes, now: number): MinuteBar[] {
  const last = minuteOf(now)
  return Array.from({ length: shownMinutes }, (_, n) => {
    const minute = last - shownMinutes + 1 + n
    const from = minute * minuteMs
    const to = Math.min(from + minuteMs, now)
    const isHeard = heard.some((span) => span.from <= from && (span.to ?? now) >= to)
    return { minute, ...(counts.get(minute) ?? { deeds: 0, orders: 0 }), heard: isHeard }
  })
}

/** How many people did something in the last five minutes. */
export function activeNow({ people }: Minutes, now: number): number {
  return [...people.values()].filter((at) => at > now - activeMinutes * minuteMs).length
}
