import type { LiveMessage } from '#shared/wire/insight'

const minuteMs = 60_000
/** So many minutes are shown, and somebody who did something in the last five is there now. */
export const shownMinutes = 30
export const activeMinutes = 5

/** What was heard: counts by minute (epoch minutes), who did something last when, and the times there was a connection. */
export interface Minutes {
  counts: ReadonlyMap<number, { deeds: number; orders: number }>
  people: ReadonlyMap<string, number>
  /** Epoch milliseconds; `to` is null while the connection stands. */
  heard: readonly { from: number; to: number | null }[]
}

export const emptyMinutes: Minutes = { counts: new Map(), people: new Map(), heard: [] }

/** A bar of the last half hour. `heard` is false where there was no connection for all of the minute. */
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

/** One message more, counted in the minute it happened; what is older than the bars show is dropped. */
export function addToMinutes(minutes: Minutes, { at, person, type }: LiveMessage, now: number): Minutes {
  const first = minuteOf(now) - shownMinutes + 1
  // A message is never from later than now: clocks of servers differ from this one's by seconds.
  const minute = Math.min(minuteOf(at), minuteOf(now))
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

function minuteOf(ms: number): number {
  return Math.floor(ms / minuteMs)
}
