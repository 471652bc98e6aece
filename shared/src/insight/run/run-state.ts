import type { Demographics } from '../../customer/demographics.ts'
import type { RfmBreaks } from '../../customer/rfm.ts'
import { hash32 } from '../../maths/hash.ts'
import type { Minimisation } from '../../maths/minimise.ts'
import type { RunPhase } from '../../wire/customer-base.ts'
import type { ClusterSearch } from '../cluster-search.ts'
import { type CohortSums, startCohorts } from '../cohorts.ts'
import { featureNames } from '../customer-features.ts'
import { type FlowSums, startFlow } from '../customer-flow.ts'
import type { BaseModel } from '../customer-outlook.ts'
import type { FeatureScale } from '../features.ts'
import type { ValuedCustomer } from '../key-accounts.ts'
import type { Purchase } from '../purchase-history.ts'

/** One customer as a run reads them. */
export interface BaseCustomer extends Demographics {
  id: string
  purchases: Purchase[]
}

/** The customers a run goes over; how they are read is the caller's. */
export interface CustomerBase {
  /** The next customers by key, each with all purchases up to today; fewer than `count` when they end. */
  after(key: string, count: number): BaseCustomer[]
  /** What each customer with an order is worth, all told. */
  worth(): Iterable<number>
}

/** The clusters of a run: kept with its result, for the next run to compare with. */
export interface ClusterModel {
  scale: FeatureScale
  centres: number[][]
  silhouette: number
}

/** What a sampled customer leaves in the state: no id, a dozen numbers. */
export interface SampleRow {
  /** As of today: repeats, recency and age in days, value to the hundredth. */
  now: [number, number, number, number]
  /** The same as of one quarter ago; null for who came since. */
  past: [number, number, number, number] | null
  worth: number
  orders: number
  daysSince: number
  tenure: number
  troubled: number
}

/** Orders (days with one), their worth, and who was new, in the last quarter and the one before. */
export interface QuarterSums {
  days: number
  orders: number
  worth: number
  newcomers: number
  firstWorth: number
}

/** Sums of the second pass, when everybody is scored. */
export interface ScoreSums {
  alive: number
  aliveTenths: number[]
  expected: { days_30: number; days_90: number; days_365: number }
  lifetime: number
  /** Lifetime values of the sampled customers, whole minor units. */
  sampledLifetimes: number[]
  /** Net worth of the last 365 days of the same customers. */
  sampledYears: number[]
  /** Of a quarter ahead, from today and from a quarter ago. */
  ahead: { orders: number; worth: number }
  past: { orders: number; worth: number }
  /** Customers of the last 365 days: how many, their worth in these days, how many are expected back within 365 more. */
  yearly: { customers: number; worth: number; back: number }
  grid: Record<string, { customers: number; worth: number }>
  segments: Record<string, { customers: number; worth: number }>
  cells: Record<string, { customers: number; worth: number }>
  /** By the steps of `alive-grid.ts`: how probably a customer still, and all-time worth. */
  aliveByWorth: Record<string, { customers: number; worth: number }>
  best: ValuedCustomer[]
  atRisk: ValuedCustomer[]
  /** By net worth of the last 365 days, and by how they come back: `value` is that. */
  year: ValuedCustomer[]
  loyal: ValuedCustomer[]
}

/**
 * A run over the whole customer base: plain data, to be kept as text between slices of work. It grows with the sample
 * (some 60 bytes for each of ten thousand customers), not with the base.
 */
export interface RunState {
  /** `runFormat` of the code that began it. */
  format: number
  phase: RunPhase | 'done'
  version: number
  today: number
  seed: number
  /** Every customer whose hash falls below this share is sampled. */
  share: number
  /** The last customer looked at in the pass that is going on. */
  after: string
  customers: number
  sample: SampleRow[]
  cohorts: CohortSums
  windows: FlowSums
  quarters: [QuarterSums, QuarterSums]
  totals: { days: number; orders: number; worth: number }
  /** Customers by country, and the countries that are told apart. */
  countries: { counts: Record<string, number>; top: string[] }
  fit: Minimisation | null
  obstacle: string | null
  model: (BaseModel & { log_likelihood: number; correlation: number | null }) | null
  pastModel: BaseModel | null
  search: ClusterSearch | null
  clusters: ClusterModel | null
  previous: ClusterModel | null
  adjustedRand: number | null
  breaks: RfmBreaks
  terciles: number[]
  sums: ScoreSums
}

export interface RunOptions {
  version: number
  /** Day since 1970-01-01, the last one counted. */
  today: number
  /** How many customers there are, about: decides how many are sampled. */
  customers: number
  previous: ClusterModel | null
}

/** Whether a customer is in the sample: always the same ones, chosen by their key. */
export function isSampled({ share }: Pick<RunState, 'share'>, id: string): boolean {
  return hash32(id) < share * 4_294_967_296
}

/** Enough for parameters to within one or two per cent. */
const sampleSize = 10_000
const windowDays = 90
export const quarterDays = 91

/** Counts changes of what a state holds: a run that earlier code began cannot go on, and is begun anew. */
export const runFormat = 4

/** A run at its start. Clusters that earlier code found in other features are nothing to compare with. */
export function startRun({ version, today, customers, ...options }: RunOptions): RunState {
  const isComparable = options.previous?.centres[0]?.length === featureNames.length
  const previous = isComparable ? options.previous : null
  const quarter = (): QuarterSums => ({ days: 0, orders: 0, worth: 0, newcomers: 0, firstWorth: 0 })
  return {
    format: runFormat,
    phase: 'scan',
    version,
    today,
    seed: 1,
    share: Math.min(1, sampleSize / Math.max(1, customers)),
    after: '',
    customers: 0,
    sample: [],
    cohorts: startCohorts('month'),
    windows: startFlow(today, windowDays),
    quarters: [quarter(), quarter()],
    totals: { days: 0, orders: 0, worth: 0 },
    countries: { counts: {}, top: [] },
    fit: null,
    obstacle: null,
    model: null,
    pastModel: null,
    search: null,
    clusters: null,
    previous,
    adjustedRand: null,
    breaks: { recency: [], frequency: [], worth: [] },
    terciles: [],
    sums: {
      alive: 0,
      aliveTenths: new Array<number>(10).fill(0),
      expected: { days_30: 0, days_90: 0, days_365: 0 },
      lifetime: 0,
      sampledLifetimes: [],
      sampledYears: [],
      ahead: { orders: 0, worth: 0 },
      past: { orders: 0, worth: 0 },
      yearly: { customers: 0, worth: 0, back: 0 },
      grid: {},
      segments: {},
      cells: {},
      aliveByWorth: {},
      best: [],
      atRisk: [],
      year: [],
      loyal: [],
    },
  }
}
