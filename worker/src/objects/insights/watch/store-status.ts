import { compareHour, hourOf } from '#shared/insight/status/compare-hours'
import { addCounts, type Counts, figuresOf } from '#shared/insight/status/hour-figures'
import { statusOf } from '#shared/insight/status/status-reasons'
import type { ArrivalSummary, Status } from '#shared/wire/status'
import type { Intake } from '../../intake.ts'
import type { BaseRuns } from '../models/base-runs.ts'
import type { IntakeHours } from './intake-hours.ts'

const hourMs = 3_600_000
/** Hours of the answer, the one that is not over included. */
const shownHours = 24
/** Hours that arrivals are summed over. */
const arrivalHours = 24
const comparedMs = 29 * 24 * hourMs

/** What an Insights object knows of its store's status; readiness is known elsewhere. */
export function statusOfStore(
  { hours, intake, runs, sql }: { hours: IntakeHours; intake: Intake; runs: BaseRuns; sql: SqlStorage },
  now: number,
): Omit<Status, 'readiness'> {
  const known = hours.since(hourOf(now) - comparedMs)
  const figures = new Map([...known].map(([hour, counts]) => [hour, figuresOf(counts)]))
  const since = Math.min(...known.keys())
  const lastWhole = hourOf(now) - hourMs
  const compared = compareHour(figures, lastWhole, since)
  const arrival = arrivalOf(known, now)
  const oldest = intake.undigested[0]?.receivedAt
  const oldestWaitMs = oldest ? Math.max(0, now - oldest) : null
  return {
    at: now,
    ...statusOf({ compared, arrival, oldestWaitMs, hasBegun: known.size > 0 }),
    hours: Array.from({ length: shownHours }, (_, i) => {
      const hour = hourOf(now) - (shownHours - 1 - i) * hourMs
      const counts = known.get(hour) ?? {}
      return { hour, figures: figuresOf(counts), counts }
    }),
    compared: { hour: lastWhole, figures: compared },
    arrival,
    backlog: { waiting: intake.rows, oldest_ms: oldestWaitMs },
    models: modelsOf(runs),
    insights_bytes: sql.databaseSize,
    latest: {
      events: latestOf(known, 'events.at'),
      orders: latestOf(known, 'orders.at'),
      products: latestOf(known, 'products.at'),
    },
  }
}

function arrivalOf(hours: ReadonlyMap<number, Counts>, now: number): ArrivalSummary {
  const recent = [...hours]
    .filter(([hour]) => hour > now - (arrivalHours + 1) * hourMs)
    .map(([, counts]) => counts)
  const sum = recent.reduce(addCounts, {})
  const of = (name: string): number => sum[`arrival.${name}`] ?? 0
  const flushes = of('flushes')
  return {
    flushes,
    within_2s: of('within_2s'),
    within_10s: of('within_10s'),
    within_60s: of('within_60s'),
    within_600s: of('within_600s'),
    later: flushes - of('within_600s'),
    longest_ms: flushes > 0 ? of('longest') : null,
  }
}

function modelsOf(runs: BaseRuns): Status['models'] {
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
