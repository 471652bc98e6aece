import type { Sample } from './sample.ts'
import { secondHalf, type Trend, trendOf, type Verdict, verdictOf } from './trend.ts'

/** What is looked at, and the rise over the second half that is allowed, as a share of its median. */
const measures: { name: string; allowed: number; of: (sample: Sample) => number }[] = [
  { name: 'rss_mb', allowed: 0.05, of: (one) => one.rss_mb },
  { name: 'heap_mb', allowed: 0.1, of: (one) => one.heap_mb + one.buffers_mb },
  { name: 'handles', allowed: 0.05, of: (one) => one.handles },
  { name: 'events_p99_ms', allowed: 0.5, of: (one) => one.kinds.events.p99_ms },
  { name: 'shelves_p99_ms', allowed: 0.5, of: (one) => one.kinds.anonymous.p99_ms },
  { name: 'known_p99_ms', allowed: 0.5, of: (one) => one.kinds.known.p99_ms },
]

/** Where other programs used more of the machine than this, latencies tell of them as well. */
const muchOthers = 0.1
/** Of the load asked for, this much must have been carried. */
const leastCarried = 0.97

/** A measure's trend over the second half, rounded, and what follows from it. */
export interface Measured {
  middle: number
  growth: number
  low: number
  high: number
  per_hour: number
  allowed: number
  verdict: Verdict
}

/**
 * The trends over the second half, in lines and as fields, of a load of `rate` requests a second. `flat` is true when
 * nothing grows, nothing is unclear, and the load was really carried: where the machine gave less than was asked, what
 * waits grows whatever the program does.
 */
export function reportOf(samples: readonly Sample[], rate: number) {
  const trends = measures.map(({ name, allowed, of }) => {
    const trend = trendOf(secondHalf(samples.map((sample) => ({ t: sample.t, value: of(sample) }))))
    return [name, rounded(trend, allowed)] as const
  })
  const errors = samples.reduce((sum, one) => sum + one.errors, 0)
  const middle = (of: (sample: Sample) => number) =>
    samples.map(of).toSorted((a, b) => a - b)[samples.length >> 1] ?? 0
  const carried = middle((one) => one.rps)
  const sustained = carried >= leastCarried * rate
  const others = middle((one) => one.others)
  const slower = samples.map((one) => one.slower)
  const fields = {
    flat: sustained && trends.every(([, { verdict }]) => verdict === 'flat'),
    sustained,
    carried_rps: Math.round(carried),
    grows: trends.filter(([, { verdict }]) => verdict === 'grows').map(([name]) => name),
    unclear: trends.filter(([, { verdict }]) => verdict === 'unclear').map(([name]) => name),
    errors,
    samples: samples.length,
    others: Number(others.toFixed(2)),
    busy: Number(middle((one) => one.busy).toFixed(2)),
    machine_slower_most: Number(Math.max(0, ...slower).toFixed(2)),
    events_p50_ms: middle((one) => one.kinds.events.p50_ms),
    events_p95_ms: middle((one) => one.kinds.events.p95_ms),
    orders_p99_ms: middle((one) => one.kinds.orders.p99_ms),
    dashboard_p99_ms: middle((one) => one.kinds.dashboard.p99_ms),
    waiting_most: Math.max(0, ...samples.map((one) => one.waiting)),
    oldest_s_most: Math.round(Math.max(0, ...samples.map((one) => one.oldest_s))),
    trends: Object.fromEntries(trends),
  }
  const lines = [
    '',
    'second half         middle      rise  at least   at most   allowed  verdict',
    ...trends.map(([name, one]) =>
      [
        name.padEnd(16),
        ...[one.middle, one.growth, one.low, one.high, one.allowed].map((value) =>
          value.toFixed(2).padStart(9),
        ),
        `  ${one.verdict}`,
      ].join(' '),
    ),
    verdict(fields, rate),
  ]
  return { fields, lines }
}

function verdict(
  fields: { flat: boolean; carried_rps: number; sustained: boolean; others: number; errors: number } & Record<
    'grows' | 'unclear',
    string[]
  >,
  rate: number,
): string {
  const { flat, sustained, carried_rps, others, errors } = fields
  const notFlat = [
    ...fields.grows.map((name) => `${name} grows`),
    ...fields.unclear.map((name) => `${name} unclear`),
  ]
  return [
    ...(sustained ? [] : [`only ${carried_rps} of ${rate} requests a second were carried`]),
    flat
      ? 'flat'
      : notFlat.length > 0
        ? `not flat: ${notFlat.join(', ')}`
        : 'flat, but not under the load asked for',
    `${errors} errors`,
    ...(others > muchOthers
      ? [`other programs took ${Math.round(100 * others)} % of the machine, measure again when it is quiet`]
      : []),
  ].join('; ')
}

function rounded(trend: Trend | null, allowed: number): Measured {
  const round = (value: number) => Number(value.toFixed(2))
  const { middle, growth, low, high, per_hour } = trend ?? noTrend
  return {
    middle: round(middle),
    growth: round(growth),
    low: round(low),
    high: round(high),
    per_hour: round(per_hour),
    allowed: round(allowed * middle),
    verdict: verdictOf(trend, allowed),
  }
}

const noTrend: Trend = { middle: 0, growth: 0, low: 0, high: 0, per_hour: 0 }
