import type { PersonChance } from '../insight/goods/person-chance.ts'

/**
 * What the models say of the whole customer base (`GET /v1/insights/value`, `/segments`, `/retention`, `/spread`,
 * `/forecast`). Each is of one run over everybody with an order; amounts are net, in minor units of the store's currency.
 */
export interface BaseRun {
  /** Counts the runs of this store; results of one version belong together. */
  version: number
  /** The last day counted, in the store's time zone. */
  as_of: string
  /** Customers and guests with an order. */
  customers: number
}

/** What a run over the base does, one after the other. */
export const runPhases = ['scan', 'orders', 'spending', 'past', 'clusters', 'score'] as const
export type RunPhase = (typeof runPhases)[number]

/** The answer where no run has ended yet: ask again shortly. */
export interface BasePending {
  state: 'pending'
  /** What the run that is going on is doing; null between two of them. */
  phase: RunPhase | null
}

export type BaseAnswer<T> = (BaseRun & { state: 'ready' } & T) | BasePending

export interface BaseValue {
  /** Why nothing could be fitted, in a sentence; then what rests on a fit is null. */
  obstacle: string | null
  fit: {
    model: 'MBG/NBD'
    parameters: Record<'r' | 'alpha' | 'a' | 'b', number>
    log_likelihood: number
    spending: Record<'p' | 'q' | 'v', number> | null
    /** Of how often and how much; Gamma-Gamma takes it for 0. */
    correlation: number | null
    mean_worth: number
    /** Customers that the fit is made of: all, or some ten thousand of them. */
    sample: number
  } | null
  outlook: {
    mean_alive: number
    /** Customers by P(alive): below 0.1, 0.2, …, 1. */
    alive_tenths: number[]
    expected_orders: { days_30: number; days_90: number; days_365: number }
    /** Twelve months at 1 % a month, everybody together. */
    lifetime_value: number
    /** One customer's lifetime value at 1 %, 2 %, … 99 % of them. */
    lifetime_value_percentiles: number[]
    /** The same of one customer's net spend in the last 365 days. */
    year_worth_percentiles: number[]
  } | null
  /** Customers of the last 365 days × their net spend × lifetime. */
  equity: {
    customers: number
    margin: number
    retention: number
    discount: number
    lifetime_years: number
    equity: number
    elasticity: Record<'customers' | 'margin' | 'retention' | 'discount', number>
    ten_per_cent_more: Record<'customers' | 'margin' | 'retention' | 'discount', number>
  } | null
}

export interface BaseSegments {
  rfm: {
    /** Scores 2 to 5 are given from these on; recency down to so many days. */
    breaks: { recency: readonly number[]; frequency: readonly number[]; worth: readonly number[] }
    grid: { recency: number; frequency: number; customers: number; worth: number }[]
    segments: { segment: string; customers: number; worth: number }[]
  }
  clusters: {
    k: number
    silhouette: number
    seed: number
    /** Against the clusters of the run before, over today's customers: 1 the same, 0 chance; null at first. */
    adjusted_rand: number | null
    list: {
      cluster: number
      customers: number
      worth: number
      /** The centre: worth, orders, days since the last order, days since the first. */
      centre: { worth: number; orders: number; days_since: number; tenure: number; troubled: number }
    }[]
  } | null
  /** Net worth from which somebody is in the second third, and in the best; missing in results of earlier versions. */
  cube_breaks?: number[]
  /** What the third axis of the cube is. */
  by: CubeAxis
  cube: CubeCell[]
}

/** What the cube may have as its third axis: new or known, the country, a band of ages. */
export const cubeAxes = ['tenure', 'country', 'age'] as const
export type CubeAxis = (typeof cubeAxes)[number]

export const ageBands = ['under-25', '25-34', '35-44', '45-54', '55-64', '65-and-over'] as const
export type AgeBand = (typeof ageBands)[number]

/** Who stands where in value × behaviour × demographics. */
export interface CubeCell {
  /** Third by worth, 3 the best. */
  tercile: number
  cluster: number
  /**
   * By tenure `new` (first order in the last 90 days) or `known`; by country its code, or `other` beyond the twelve with
   * the most customers; by age a band. Null where that was never told.
   */
  group: string | null
  customers: number
  worth: number
}

/** Segments as a run keeps them: with every cube. */
export type KeptSegments = Omit<BaseSegments, 'by' | 'cube'> & { cubes: Record<CubeAxis, CubeCell[]> }

export interface BaseRetention {
  repeat_rate: number | null
  cohorts: {
    name: string
    customers: number
    cells: {
      after: number
      people: number
      share: number
      revenue: number
      cumulative_per_customer: number
      complete: boolean
    }[]
  }[]
  /** Windows of 90 days, the oldest first. */
  windows: {
    from: string
    to: string
    active: number
    fresh: number
    kept: number
    won_back: number
    lapsed: number
    retention_rate: number | null
    repeat_rate: number | null
    quick_ratio: number | null
  }[]
  /**
   * Everybody by how probable it is that they will order again (twentieths) and by net spend of all time (six steps for
   * each power of ten, `shared/src/insight/alive-grid.ts`); fields without anybody are left out. Empty without a fit.
   */
  alive_by_worth: { alive_from: number; worth_from: number; customers: number; worth: number }[]
}

export interface BaseSpread {
  total: number
  gini: number | null
  curve: { customers: number; worth: number }[]
  /** `from`: the least net worth that is among them, in minor units. */
  top: { share: number; brings: number; from: number | null }[]
  /** The customers with the greatest lifetime value, and what share of everybody's they reach together. */
  key_accounts: { share: number; list: AccountRow[] }
  /** The customers with the most value at risk. */
  at_risk: AccountRow[]
}

export interface AccountRow {
  person: string
  name: string | null
  /** Lifetime value: twelve months at 1 % a month. */
  value: number
  alive: number
  value_at_risk: number
}

export interface BaseForecast {
  weeks: number
  /** Null where nothing could be fitted. */
  forecast: {
    orders: number
    revenue: number
    known_orders: number
    known_revenue: number
    new_orders: number
    new_revenue: number
  } | null
  /** The forecast as it would have been made one span ago, held against what came. Errors are shares. */
  back_test: {
    orders: { predicted: number; actual: number; error: number | null; naive_error: number | null }
    revenue: { predicted: number; actual: number; error: number | null; naive_error: number | null }
  } | null
}

/** The lists of people of the newest run, as they are kept. */
export interface CustomerAccounts {
  best: { id: string; value: number; alive: number }[]
  at_risk: { id: string; value: number; alive: number }[]
  /** By net worth of the last 365 days, and by how they come back; missing in a result of an earlier version. */
  year?: { id: string; value: number; alive: number }[]
  loyal?: { id: string; value: number; alive: number }[]
}

/** `GET /v1/insights/outlook/{id}`: what is to be expected of one person, with all that it is worked out from. */
export interface CustomerOutlookAnswer {
  state: 'ready'
  person: string
  version: number
  as_of: string
  /** Days with an order after the first; weeks from the first to the last and to `as_of`; mean worth of the repeats. */
  history: { repeats: number; recency_weeks: number; age_weeks: number; value: number }
  /** MBG/NBD and Gamma-Gamma of the whole base; `mean_worth` counts where `spending` is null. */
  model: {
    orders: Record<'r' | 'alpha' | 'a' | 'b', number>
    spending: Record<'p' | 'q' | 'v', number> | null
    mean_worth: number
  }
  alive: number
  expected_orders: { days_30: number; days_90: number; days_365: number }
  chance_90_days: number
  order_worth: number
  lifetime_value: number
  next_order_days: { median: number; late: number }
  /** The probability of an order within 30 days from today on; null before the first run over what was bought. */
  purchase?: PersonChance | null
}

/** Everything one run finds, lists of people apart. */
export interface BaseResults {
  run: BaseRun
  value: BaseValue
  segments: KeptSegments
  retention: BaseRetention
  spread: Omit<BaseSpread, 'key_accounts' | 'at_risk'> & { key_share: number }
  forecast: BaseForecast
}
