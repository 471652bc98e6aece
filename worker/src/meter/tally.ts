import { hourOf } from '#shared/insight/status/compare-hours'
import { addInto, type Counts } from '#shared/insight/status/hour-figures'

/** What one isolate counted for a store, hour by hour; every number only grows. */
export interface TallyReport {
  /** The isolate. Told again, its counts take the place of those before. */
  source: string
  hours: [hour: number, counts: Counts][]
}

interface StoreTally {
  hours: Map<number, Record<string, number>>
  /** When it was told last; 0: never. */
  toldAt: number
  /** Something was counted since. */
  isNew: boolean
}

/** An isolate tells of a store at most this often, in milliseconds. */
export const tellEveryMs = 60_000
/** Hours that are told again; an isolate that lives longer forgets them. Insights sums hours up after twice as long. */
export const toldHours = 12
const hourMs = 3_600_000
const maxStores = 500

const tallies = new Map<string, StoreTally>()
let source = ''

/** Counts for a store: a sum in memory, nothing else. What an isolate did not tell before it ended is lost. */
export function tally(store: string, counts: Counts, now: number): void {
  let known = tallies.get(store)
  if (!known) {
    if (tallies.size >= maxStores) tallies.clear()
    known = { hours: new Map(), toldAt: 0, isNew: false }
    tallies.set(store, known)
  }
  const hour = hourOf(now)
  const sums = known.hours.get(hour) ?? {}
  addInto(sums, counts)
  known.hours.set(hour, sums)
  known.isNew = true
}

/** What is to be told of a store; null when there is nothing new, or it was told less than a minute ago. */
export function dueReport(store: string, now: number, everyMs = tellEveryMs): TallyReport | null {
  const known = tallies.get(store)
  if (!known?.isNew || now - known.toldAt < everyMs) return null
  for (const hour of known.hours.keys()) {
    if (hour <= now - toldHours * hourMs) known.hours.delete(hour)
  }
  known.toldAt = now
  known.isNew = false
  source ||= crypto.randomUUID() // chance is not to be had before the first request
  return { source, hours: Array.from(known.hours, ([hour, counts]) => [hour, { ...counts }]) }
}

/** To be said when telling failed: the same is told again at the next turn. */
export function notTold(store: string): void {
  const known = tallies.get(store)
  if (known) known.isNew = true
}
