import type { ArrivalSummary, FigureVerdict, Status, StatusReason } from '../../wire/status.ts'

/** A flush may wait this long to be digested before it is a backlog, in milliseconds: five rounds of the alarm. */
const longestWaitMs = 300_000
/** Share of flushes that may arrive later than a minute after what they tell of. */
const lateShare = 0.1
/** Share of events that may be refused. */
const rejectedShare = 0.05
/** Below so many, a share says nothing. */
const fewest = 20

export interface StatusSigns {
  compared: readonly FigureVerdict[]
  arrival: ArrivalSummary
  oldestWaitMs: number | null
  /** Whether anything was ever counted. */
  hasBegun: boolean
}

/** What a merchant should look at, and in which state the store is. */
export function statusOf(signs: StatusSigns): Pick<Status, 'state' | 'reasons'> {
  if (!signs.hasBegun) return { state: 'starting', reasons: ['nothing_yet'] }
  const reasons = reasonsOf(signs)
  return { state: reasons.length > 0 ? 'attention' : 'well', reasons }
}

function reasonsOf({ compared, arrival, oldestWaitMs }: StatusSigns): StatusReason[] {
  const of = (figure: FigureVerdict['figure']) => compared.find((one) => one.figure === figure)
  const accepted = of('events_accepted')
  const rejected = of('events_rejected')
  const asked = (accepted?.value ?? 0) + (rejected?.value ?? 0)
  const isMuchRejected = asked >= fewest && (rejected?.value ?? 0) > rejectedShare * asked
  const isLate =
    arrival.flushes >= fewest && arrival.flushes - arrival.within_60s > lateShare * arrival.flushes
  const all: [StatusReason, boolean][] = [
    ['events_stopped', accepted?.verdict === 'low' && accepted.value === 0],
    ['events_unusual', accepted?.verdict === 'high' || (accepted?.verdict === 'low' && accepted.value > 0)],
    ['rejections_high', isMuchRejected || rejected?.verdict === 'high'],
    ['requests_refused', of('refused')?.verdict === 'high'],
    ['failures', (of('failed')?.value ?? 0) > 0],
    ['arrivals_late', isLate],
    ['backlog', (oldestWaitMs ?? 0) > longestWaitMs],
  ]
  return all.flatMap(([reason, holds]) => (holds ? [reason] : []))
}
