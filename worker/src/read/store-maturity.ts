import { experimentReport } from '#shared/experiment/report'
import { maturityOf } from '#shared/insight/maturity'
import { dayOf } from '#shared/maths/calendar'
import type { Maturity } from '#shared/wire/inspection'
import type { RecommenderName } from '#shared/wire/recommendation'
import { askInsights } from '../ask-insights.ts'
import { insightsOf } from '../objects/names.ts'
import type { StoreRecord } from '../objects/store/store-record.ts'

/** Recommenders that start from what the shopper did, not from the page or from everybody. */
const personal: ReadonlySet<RecommenderName> = new Set([
  'session-knn',
  'taste',
  'buy-again',
  'recently-viewed',
  'category-bestsellers',
  'brand-bestsellers',
  'on-sale',
  'to-free-shipping',
])

/** How far a store has come, from what it does with what it has. */
export async function storeMaturity(env: Env, store: StoreRecord): Promise<Maturity> {
  const { id, time_zone } = store
  const day = dayOf(Date.now(), time_zone)
  const inspected = await askInsights(insightsOf(env, id), 'inspected', { day })
  if (!inspected) return { state: 'pending' }
  const usage = await askInsights(insightsOf(env, id), 'usage', { day })
  const sum = (rows: typeof usage.impressions): number =>
    rows.reduce((all, { impressions }) => all + impressions, 0)
  const answer = maturityOf({
    orders: usage.orders,
    sessions: usage.sessions,
    active_placements: usage.active_placements,
    active_people: inspected.survey.active,
    active_known: inspected.survey.active_known,
    segments: usage.segments,
    impressions: sum(usage.impressions),
    personal_impressions: sum(
      usage.impressions.filter(({ recommender }) => personal.has(recommender as RecommenderName)),
    ),
    proven_experiments: await provenExperiments(env, store),
    own_data_reads: usage.counts['me.read'] ?? 0,
    own_data_changes: usage.counts['me.change'] ?? 0,
  })
  return { state: 'ready', at: inspected.at, ...answer }
}

/** Experiments in which revenue a person or conversion differs from the first arm's beyond doubt, however often looked at. */
async function provenExperiments(env: Env, { id, experiments }: StoreRecord): Promise<number> {
  if (experiments.length === 0) return 0
  const ends = experiments.flatMap((one) =>
    one.ended_at === undefined ? [] : ([[one.id, one.ended_at]] as const),
  )
  const sums = await askInsights(insightsOf(env, id), 'experiments', new Map(ends))
  const reports = experiments.map((experiment) => {
    const { arms = [], excluded = 0 } = sums.get(experiment.id) ?? {}
    return experimentReport(experiment, arms, excluded)
  })
  const isProven = (difference: { always_low: number; always_high: number } | null) =>
    difference !== null && (difference.always_low > 0 || difference.always_high < 0)
  return reports.filter(({ comparisons }) =>
    comparisons.some(
      ({ conversion, revenue_per_person }) => isProven(conversion) || isProven(revenue_per_person),
    ),
  ).length
}
