import { type FigureVerdict, type StatusFigure, type StatusReason, statusReasons } from '../../wire/status.ts'
import type { Counts } from './hour-figures.ts'

/** What waits this long is a backlog, in milliseconds: five rounds of the alarm that digests, or of trying again. */
export const longestWaitMs = 300_000
/** Share of flushes that may arrive later than a minute after what they tell of. */
const lateShare = 0.1
/** Share of events that may be refused. */
const rejectedShare = 0.05
/** Below so many, a share says nothing. */
const fewest = 20
/** An object may hold 10 GB; from four fifths on there is time to do something. */
export const nearlyFullBytes = 8_000_000_000

/** An hour as it is judged. */
export interface HourSigns {
  figures: Record<StatusFigure, number>
  counts: Counts
  /** Its figures beside those of other days; null: the hour is not over. */
  compared: readonly FigureVerdict[] | null
}

/** What was wrong in an hour. Of one that is not over, only what needs no other to compare with. */
export function reasonsOfHour({ figures, counts, compared }: HourSigns): StatusReason[] {
  const of = (figure: StatusFigure) => compared?.find((one) => one.figure === figure)?.verdict
  const { events_accepted: accepted, events_rejected: rejected } = figures
  const asked = accepted + rejected
  const isMuchRejected = asked >= fewest && rejected > rejectedShare * asked
  const holds: Partial<Record<StatusReason, boolean>> = {
    events_stopped: of('events_accepted') === 'low' && accepted === 0,
    events_unusual: of('events_accepted') === 'high' || (of('events_accepted') === 'low' && accepted > 0),
    rejections_high: isMuchRejected || of('events_rejected') === 'high',
    requests_refused: of('refused') === 'high',
    overloaded: figures.overloaded > 0,
    failures: figures.failed > 0,
    arrivals_late: isLate(counts),
    outbox_waiting: (counts['flushes.longest'] ?? 0) > longestWaitMs,
  }
  return inOrder(statusReasons.filter((reason) => holds[reason]))
}

/** Whether many flushes came late; from an hour's counts or from sums of them. */
export function isLate(counts: Counts): boolean {
  const flushes = counts['arrival.flushes'] ?? 0
  return flushes >= fewest && flushes - (counts['arrival.within_60s'] ?? 0) > lateShare * flushes
}

/** What is wrong with an object that holds so much and in which something has waited so long. */
export function reasonsOfObject(bytes: number, oldestWaitMs: number | null): StatusReason[] {
  return [
    ...((oldestWaitMs ?? 0) > longestWaitMs ? (['backlog'] as const) : []),
    ...(bytes >= nearlyFullBytes ? (['storage_nearly_full'] as const) : []),
  ]
}

/** Each once, the most serious first. */
export function inOrder(reasons: readonly StatusReason[]): StatusReason[] {
  return statusReasons.filter((reason) => reasons.includes(reason))
}
