import {
  type Logistic,
  type LogisticFit,
  logisticChance,
  startLogistic,
  stepLogistic,
} from '../../maths/logistic.ts'
import type { BetaGeometric } from '../beta-geometric.ts'
import { type FeatureScale, featureScale, standardised } from '../features.ts'
import { mbgNbd } from '../mbg-nbd.ts'
import { chanceWithin } from '../next-order.ts'
import type { History } from '../purchase-history.ts'
import { type CalibrationRow, calibration, type Judgement, judgeChances } from './judge-chances.ts'
import type { PurchaseFeature } from './purchase-features.ts'
import { purchaseFeatures } from './purchase-features.ts'

/** The probability of an order is asked for so many days ahead. */
export const chanceDays = 30
/** Draws weights of features that say little to 0; on features in deviations from their mean. */
const ridge = 1
/** Fewer people, or fewer of either kind, teach nothing. */
const leastPeople = 100
const leastOfEach = 15

/** What a sampled person leaves: features and what came, at two ends of days; timing at the later. */
export interface ChanceSample {
  /** At the end of the earlier window's eve; null for who came later. */
  learn: { row: number[]; bought: 0 | 1 } | null
  judge: { row: number[]; bought: 0 | 1; repeats: number; recency_days: number; age_days: number }
}

/** The features' weights, and how to make their numbers comparable. */
export interface ChanceModel {
  scale: FeatureScale
  logistic: Logistic
}

export const chanceNames = ['features', 'order_model', 'base_rate'] as const
export type ChanceName = (typeof chanceNames)[number]

/** How each way to foretell did on a window that none of them had seen. */
export interface ChanceJudgement {
  people: number
  bought: number
  /** Share of the earlier window's customers who ordered in it, (orders + ½) / (customers + 1); null without any. */
  rate: number | null
  of: Record<ChanceName, (Judgement & { calibration: CalibrationRow[] }) | null>
  /** The one with the least log loss: its word is what is served. */
  served: ChanceName
}

/** One feature's part in the ln of somebody's odds: weight × deviations from the mean. */
export interface ChancePart {
  feature: PurchaseFeature
  value: number
  mean: number
  deviation: number
  weight: number
  adds: number
}

/** Why nothing can be learned from a sample, in a sentence; null when something can. */
export function chanceObstacle(samples: readonly ChanceSample[]): string | null {
  const bought = samples.flatMap(({ learn }) => (learn ? [learn.bought as number] : []))
  const ones = bought.reduce((sum, one) => sum + one, 0)
  if (bought.length < leastPeople) return `Fewer than ${leastPeople} customers were there 60 days ago.`
  if (Math.min(ones, bought.length - ones) < leastOfEach)
    return `Fewer than ${leastOfEach} of them ordered, or did not, in the 30 days that followed.`
  return null
}

/** The scale and the start of a fit to the earlier window. */
export function startChanceFit(samples: readonly ChanceSample[]): { scale: FeatureScale; fit: LogisticFit } {
  const { rows, labels } = earlier(samples)
  return { scale: featureScale(rows), fit: startLogistic(labels, purchaseFeatures.length) }
}

/** One Newton step. */
export function stepChanceFit(
  samples: readonly ChanceSample[],
  scale: FeatureScale,
  fit: LogisticFit,
): LogisticFit {
  const { rows, labels } = earlier(samples)
  return stepLogistic(
    rows.map((row) => standardised(scale, row)),
    labels,
    fit,
    ridge,
  )
}

/**
 * Judges the model on the later window beside two that are simpler: the share that bought in the earlier window, and
 * 1 − P(no order) of the order model fitted to what was known before the later window.
 */
export function judgeChanceModel(
  samples: readonly ChanceSample[],
  model: ChanceModel | null,
  orders: BetaGeometric | null,
): ChanceJudgement | null {
  if (samples.length === 0) return null
  const came = samples.map(({ judge }) => judge.bought as number)
  const { labels } = earlier(samples)
  const ones = labels.reduce((sum, one) => sum + one, 0)
  // Half a case on each side: that nobody bought does not make it impossible.
  const rate = labels.length > 0 ? (ones + 0.5) / (labels.length + 1) : null
  const judged = (chanceOf: ((sample: ChanceSample) => number) | null) => {
    if (!chanceOf) return null
    const chances = samples.map(chanceOf)
    return { ...judgeChances(chances, came), calibration: calibration(chances, came) }
  }
  const of = {
    features: judged(model && (({ judge }) => featureChance(model, judge.row))),
    order_model: judged(orders && (({ judge }) => orderChance(orders, historyOfSample(judge)))),
    base_rate: judged(rate === null ? null : () => rate),
  }
  const best = chanceNames.reduce((least, name) => (lossOf(of[name]) < lossOf(of[least]) ? name : least))
  return { people: samples.length, bought: came.reduce((sum, one) => sum + one, 0), rate, of, served: best }
}

/** The probability by features. */
export function featureChance({ scale, logistic }: ChanceModel, row: readonly number[]): number {
  return logisticChance(logistic, standardised(scale, row))
}

/** The same in parts: the intercept and what each feature adds make ln of the odds. */
export function chanceParts({ scale, logistic }: ChanceModel, row: readonly number[]): ChancePart[] {
  const scaled = standardised(scale, row)
  return purchaseFeatures.map((feature, j) => ({
    feature,
    value: row[j]!,
    mean: scale.means[j]!,
    deviation: scale.deviations[j]!,
    weight: logistic.weights[j]!,
    adds: logistic.weights[j]! * scaled[j]!,
  }))
}

/** The probability of an order within the 30 days by the order model: 1 − P(no order). */
export function orderChance(
  orders: BetaGeometric,
  history: Pick<History, 'repeats' | 'recency' | 'age'>,
): number {
  return chanceWithin(orders, history, mbgNbd.probabilityAlive(orders, history), chanceDays / 7)
}

/** The timing of a sample, in weeks. */
export function historyOfSample({ repeats, recency_days, age_days }: ChanceSample['judge']): History {
  return { repeats, recency: recency_days / 7, age: age_days / 7, value: 0 }
}

function earlier(samples: readonly ChanceSample[]): { rows: number[][]; labels: number[] } {
  const known = samples.flatMap(({ learn }) => (learn ? [learn] : []))
  return { rows: known.map(({ row }) => row), labels: known.map(({ bought }) => bought) }
}

const lossOf = (judgement: Judgement | null) => judgement?.log_loss ?? Number.POSITIVE_INFINITY
