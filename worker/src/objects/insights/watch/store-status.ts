import { lagOf } from '#shared/insight/status/arrival-lag'
import { compareHour, hourOf } from '#shared/insight/status/compare-hours'
import { addCounts, type Counts, figuresOf } from '#shared/insight/status/hour-figures'
import { beganOf, wellSince } from '#shared/insight/status/since-when'
import { inOrder, isLate, reasonsOfHour, reasonsOfObject } from '#shared/insight/status/status-reasons'
import type { ArrivalSummary, InsightsStatus, Status, StatusReason } from '#shared/wire/status'
import type { Intake } from '../../intake.ts'
import type { BaseRuns } from '../models/base-runs.ts'
import type { IntakeHours } from './intake-hours.ts'

const hourMs = 3_600_000
/** Hours of the answer, the one that is not over included. */
const shownHours = 48
/** Hours that arrivals are summed over. */
const arrivalHours = 24
const comparedMs = 28 * 24 * hourMs

/** What an Insights object says of its store: what it knows, and its judgement, to which others add theirs. */
export type InsightsWord = InsightsStatus & Pick<Status, 'at' | 'state' | 'reasons' | 'since' | 'began'>

/** What an Insights object knows of its store's status; the index and readiness are known elsewhere. */
export function statusOfStore(
  { hours, intake, runs, sql }: { hours: IntakeHours; intake: Intake; runs: BaseRuns; sql: SqlStorage },
  now: number,
): InsightsWord {
  const present = hourOf(now)
  const known = hours.since(present - shownHours * hourMs - comparedMs)
  const figures = new Map([...known].map(([hour, counts]) => [hour, figuresOf(counts)]))
  const since = Math.min(...known.keys())
  const newestFirst = Array.from({ length: shownHours }, (_, i) => present - i * hourMs)
  const compare = (hour: number) => compareHour(figures, hour, since)
  const judged = newestFirst
    .filter((hour) => hour >= since)
    .map((hour) => ({
      hour,
      reasons: reasonsOfHour({
        figures: figures.get(hour) ?? figuresOf({}),
        counts: known.get(hour) ?? {},
        compared: hour === present ? null : compare(hour),
      }),
    }))
  const day = sumOf(known, now)
  const oldestWaitMs = oldestWait(intake, now)
  const bytes = sql.databaseSize
  const reasons = inOrder([
    ...judged.slice(0, 2).flatMap((one) => one.reasons),
    ...(isLate(day) ? (['arrivals_late'] as const) : []),
    ...reasonsOfObject(bytes, oldestWaitMs),
  ])
  return {
    at: now,
    ...(known.size === 0 ? nothingYet : stateOf(reasons, judged, oldestWaitMs && now - oldestWaitMs)),
    hours: newestFirst.toReversed().map((hour) => {
      const counts = known.get(hour) ?? {}
      return { hour, figures: figuresOf(counts), counts, lag: lagOf(counts) }
    }),
    compared: { hour: present - hourMs, figures: compare(present - hourMs) },
    arrival: arrivalOf(day),
    backlog: { waiting: intake.rows, oldest_ms: oldestWaitMs },
    models: modelsOf(runs),
    insights_bytes: bytes,
    latest: {
      events: latestOf(known, 'events.at'),
      orders: latestOf(known, 'orders.at'),
      products: latestOf(known, 'products.at'),
    },
  }
}

type Judgement = Pick<InsightsWord, 'state' | 'reasons' | 'since' | 'began'>

const nothingYet: Judgement = { state: 'starting', reasons: ['nothing_yet'], since: null, began: {} }

/** @param waitsSince when the oldest of what waits came; null: nothing waits */
function stateOf(
  reasons: StatusReason[],
  judged: readonly { hour: number; reasons: StatusReason[] }[],
  waitsSince: number | null,
): Judgement {
  if (reasons.length === 0) return { state: 'well', reasons, since: wellSince(judged), began: {} }
  const began = beganOf(reasons, judged)
  if (waitsSince !== null && reasons.includes('backlog')) began.backlog = waitsSince
  const times = Object.values(began)
  return { state: 'attention', reasons, since: times.length > 0 ? Math.min(...times) : null, began }
}

function oldestWait(intake: Intake, now: number): number | null {
  const oldest = intake.undigested[0]?.receivedAt
  return oldest ? Math.max(0, now - oldest) : null
}

/** The counts of the last 24 hours, and of the one that is not over. */
function sumOf(hours: ReadonlyMap<number, Counts>, now: number): Counts {
  return [...hours]
    .filter(([hour]) => hour > now - (arrivalHours + 1) * hourMs)
    .map(([, counts]) => counts)
    .reduce(addCounts, {})
}

function arrivalOf(day: Counts): ArrivalSummary {
  const of = (name: string): number => day[`arrival.${name}`] ?? 0
  const lag = lagOf(day)
  return {
    flushes: of('flushes'),
    within_2s: of('within_2s'),
    within_10s: of('within_10s'),
    within_60s: of('within_60s'),
    within_600s: of('within_600s'),
    later: of('flushes') - of('within_600s'),
    median_ms: lag?.median_ms ?? null,
    p95_ms: lag?.p95_ms ?? null,
    longest_ms: lag?.longest_ms ?? null,
  }
}

function modelsOf(runs: BaseRuns): InsightsStatus['models'] {
  const newest = runs.results.newest()
  return {
    state: runs.isRunning ? 'running' : newest ? 'ready' : 'none',
    version: newest?.version ?? null,
    as_of: newest?.day ?? null,
    at: newest?.at ?? null,
  }
}

function latestOf(hours: ReadonlyMap<number, Counts>, name: string): number | null {
  const all = [...hours.values()].flatMap((counts) => counts[name] ?? [])
  return all.length > 0 ? Math.max(...all) : null
}
