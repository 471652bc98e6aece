import { group } from 'd3-array'
import type { TimelineEntry } from '#shared/wire/customer'
import { dayAt } from '../route/range.ts'

/** An entry as shown: `times` like entries in a row (the same product seen three times in an hour) are one line. */
export interface TimelineLine {
  entry: TimelineEntry
  times: number
}

export interface TimelineDay {
  day: string
  /** A moment of that day, for writing its date. */
  at: number
  lines: TimelineLine[]
}

const joinWithinMs = 3_600_000

/** The entries by day of the store's time zone, newest first, whatever order they came in. */
export function timelineDays(entries: readonly TimelineEntry[], timeZone: string): TimelineDay[] {
  const newestFirst = [...entries].sort((a, b) => b.at - a.at)
  const days = group(newestFirst, (entry) => dayAt(entry.at, timeZone))
  return [...days].map(([day, ofDay]) => ({ day, at: ofDay[0]!.at, lines: join(ofDay) }))
}

/** The days of the first lines, the last of them as far as they reach. */
export function firstLines(days: readonly TimelineDay[], count: number): TimelineDay[] {
  let left = count
  return days.flatMap((day) => {
    const lines = day.lines.slice(0, left)
    left -= lines.length
    return lines.length > 0 ? [{ ...day, lines }] : []
  })
}

function join(entries: readonly TimelineEntry[]): TimelineLine[] {
  const lines: TimelineLine[] = []
  for (const entry of entries) {
    const last = lines.at(-1)
    if (last && isSame(last.entry, entry)) last.times += 1
    else lines.push({ entry, times: 1 })
  }
  return lines
}

function isSame(a: TimelineEntry, b: TimelineEntry): boolean {
  return (
    a.type === 'event' &&
    b.type === 'event' &&
    a.name === b.name &&
    a.placement === b.placement &&
    a.search_term === b.search_term &&
    a.at - b.at < joinWithinMs &&
    a.items.map((item) => item.id).join() === b.items.map((item) => item.id).join()
  )
}
