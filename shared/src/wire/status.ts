/** What is counted by the hour, summed up. */
export const statusFigures = [
  'events_accepted',
  'events_duplicate',
  'events_rejected',
  'events_dropped',
  'orders',
  'products',
  'refused',
  'overloaded',
  'failed',
  'stood_in',
  'flushes_failed',
] as const
export type StatusFigure = (typeof statusFigures)[number]

/** How long what happened took to reach Insights, in milliseconds; median and 95 % are estimated from counts by seconds. */
export interface Lag {
  median_ms: number
  p95_ms: number
  longest_ms: number
}

/** One hour: `hour` is its beginning (epoch ms). `counts` has everything by name, such as `events.rejected.too_old`. */
export interface StatusHour {
  hour: number
  figures: Record<StatusFigure, number>
  counts: Record<string, number>
  /** Null: nothing arrived. */
  lag: Lag | null
}

/** A figure of an hour beside the same hour of the 28 days before. */
export interface FigureVerdict {
  figure: StatusFigure
  value: number
  /** The median of the hours it is compared with; null without enough of them. */
  usual: number | null
  /** Robust z; null without enough to compare with. */
  z: number | null
  /** Hours compared with. */
  samples: number
  verdict: 'usual' | 'high' | 'low' | 'unknown'
}

/** How long what happened took to reach Insights, over the last 24 hours: flushes within so many seconds. */
export interface ArrivalSummary {
  flushes: number
  within_2s: number
  within_10s: number
  within_60s: number
  within_600s: number
  later: number
  median_ms: number | null
  p95_ms: number | null
  longest_ms: number | null
}

/** Why a store’s status is not simply well, the most serious first. */
export const statusReasons = [
  'insights_unreachable',
  'index_unreachable',
  'events_stopped',
  'failures',
  'overloaded',
  'rejections_high',
  'requests_refused',
  'outbox_waiting',
  'arrivals_late',
  'backlog',
  'storage_nearly_full',
  'events_unusual',
  'nothing_yet',
] as const
export type StatusReason = (typeof statusReasons)[number]

/** A shard of the session index, as it says itself. */
export interface ShardStatus {
  shard: number
  /** Taken and not yet written into the items' rows; null: it did not answer in time. */
  waiting: number | null
  /** How long the oldest of them has waited. */
  oldest_ms: number | null
  /** Bytes of the object. */
  bytes: number | null
}

/** What an Insights object knows of its store's status. */
export interface InsightsStatus {
  /** The last 48, the one that is not over last. */
  hours: StatusHour[]
  /** The last whole hour, figure by figure. */
  compared: { hour: number; figures: FigureVerdict[] }
  arrival: ArrivalSummary
  backlog: {
    /** Flushes taken and not yet digested. */
    waiting: number
    /** How long the oldest of them has waited. */
    oldest_ms: number | null
  }
  models: {
    state: 'none' | 'ready' | 'running'
    version: number | null
    as_of: string | null
    at: number | null
  }
  /** Bytes of the store’s Insights object. */
  insights_bytes: number
  /** When something of the kind came last, as far as it was counted; epoch ms. */
  latest: { events: number | null; orders: number | null; products: number | null }
}

/** `GET /v1/status`. What Insights knows is null where it did not answer in time: the reason `insights_unreachable`. */
export type Status = {
  at: number
  state: 'well' | 'attention' | 'starting'
  reasons: StatusReason[]
  /** Since when the state is what it is, as far as 48 hours tell; epoch ms. Null: that cannot be said. */
  since: number | null
  /** Since when each reason holds, of those of which that can be said; epoch ms. */
  began: Partial<Record<StatusReason, number>>
  index: ShardStatus[]
  /** Recommenders by how ready they are; null: not everybody who knows answered in time. */
  readiness: { waiting: number; growing: number; ready: number } | null
} & (InsightsStatus | { [K in keyof InsightsStatus]: null })
