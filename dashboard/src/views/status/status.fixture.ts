import { lagOf } from '#shared/insight/status/arrival-lag'
import { type Counts, figuresOf } from '#shared/insight/status/hour-figures'
import type { InsightsStatus, Status, StatusHour } from '#shared/wire/status'
import { noon } from '../../app/kit.fixture.ts'

const hourMs = 3_600_000

/** For tests: an hour with these counts, so many hours before noon. */
export function hourAgo(ago: number, counts: Counts): StatusHour {
  return { hour: noon - ago * hourMs, figures: figuresOf(counts), counts, lag: lagOf(counts) }
}

/** For tests: a shop's two days, with a busy spell twelve hours ago. */
const counts = (ago: number): Counts => ({
  'events.accepted': 400 + 40 * (ago % 12),
  'arrival.flushes': 100,
  'arrival.within_1s': 20,
  'arrival.within_2s': 90,
  'arrival.within_5s': 100,
  'arrival.longest': 4_000,
  'digest.longest': 61_000,
  ...(ago === 12
    ? {
        'events.rejected.too_old': 30,
        'events.rejected.invalid': 4,
        'orders.rejected.invalid': 1,
        'events.problem.overloaded': 7,
        'other.problem.key_invalid': 2,
        'stood_in.index': 3,
        'flushes.failed.index': 5,
        'flushes.longest': 90_000,
      }
    : {}),
})

/** For tests: two days of a shop, the oldest hour first. */
export const twoDays: StatusHour[] = Array.from({ length: 48 }, (_, i) => hourAgo(47 - i, counts(47 - i)))

const known: InsightsStatus = {
  hours: twoDays,
  compared: { hour: noon - hourMs, figures: [] },
  arrival: {
    flushes: 2_400,
    within_2s: 2_160,
    within_10s: 2_400,
    within_60s: 2_400,
    within_600s: 2_400,
    later: 0,
    median_ms: 1_429,
    p95_ms: 3_000,
    longest_ms: 4_000,
  },
  backlog: { waiting: 12, oldest_ms: 40_000 },
  models: { state: 'ready', version: 1, as_of: '2026-03-07', at: noon },
  insights_bytes: 240_000_000,
  latest: { events: noon - 60_000, orders: noon - 2 * hourMs, products: null },
}

/** For tests: all is well since eleven hours. */
export const wellStatus: Status & InsightsStatus = {
  at: noon,
  state: 'well',
  reasons: [],
  since: noon - 11 * hourMs,
  began: {},
  index: [
    { shard: 0, waiting: 3, oldest_ms: 20_000, bytes: 80_000_000 },
    { shard: 1, waiting: 0, oldest_ms: null, bytes: 70_000_000 },
  ],
  readiness: { waiting: 0, growing: 1, ready: 12 },
  ...known,
}

/** For tests: nothing was ever refused, nothing waits. */
export const calmStatus: Status = {
  ...wellStatus,
  hours: twoDays.map((_, i) => hourAgo(47 - i, {})),
  arrival: { ...known.arrival, flushes: 0, median_ms: null, p95_ms: null, longest_ms: null },
}

/** For tests: Insights does not answer, nor does a shard. */
export const unheardStatus: Status = {
  at: noon,
  state: 'attention',
  reasons: ['insights_unreachable', 'index_unreachable'],
  since: null,
  began: {},
  index: [
    { shard: 0, waiting: 3, oldest_ms: 400_000, bytes: 80_000_000 },
    { shard: 1, waiting: null, oldest_ms: null, bytes: null },
  ],
  readiness: null,
  hours: null,
  compared: null,
  arrival: null,
  backlog: null,
  models: null,
  insights_bytes: null,
  latest: null,
}
