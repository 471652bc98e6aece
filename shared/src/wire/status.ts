/** What is counted by the hour, summed up. */
export const statusFigures = [
  'events_accepted',
  'events_duplicate',
  'events_rejected',
  'events_dropped',
  'orders',
  'products',
  'refused',
  'failed',
] as const
export type StatusFigure = (typeof statusFigures)[number]

/** One hour: `hour` is its beginning (epoch ms). `counts` has everything by name, such as `events.rejected.too_old`. */
export interface StatusHour {
  hour: number
  figures: Record<StatusFigure, number>
  counts: Record<string, number>
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
  longest_ms: number | null
}

/** Why a store’s status is not simply well. */
export type StatusReason =
  | 'events_stopped'
  | 'events_unusual'
  | 'rejections_high'
  | 'requests_refused'
  | 'failures'
  | 'arrivals_late'
  | 'backlog'
  | 'nothing_yet'

/** `GET /v1/status`. */
export interface Status {
  at: number
  state: 'well' | 'attention' | 'starting'
  reasons: StatusReason[]
  /** The last hours, the one that is not over last. */
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
  readiness: { waiting: number; growing: number; ready: number }
  /** Bytes of the store’s Insights object. */
  insights_bytes: number
  /** When something of the kind came last, as far as it was counted; epoch ms. */
  latest: { events: number | null; orders: number | null; products: number | null }
}
