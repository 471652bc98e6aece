import type { LogisticFit } from '../../maths/logistic.ts'
import type { Minimisation } from '../../maths/minimise.ts'
import type { BetaGeometric } from '../beta-geometric.ts'
import type { FeatureScale } from '../features.ts'
import type { Basket } from './basket.ts'
import { type BoundedCounts, newCounts } from './bounded-counts.ts'
import { type CrossSellCounts, newCrossSell } from './cross-sell.ts'
import type { PriceBins, StepCounts } from './price-steps.ts'
import type { ChanceJudgement, ChanceModel, ChanceSample } from './purchase-chance.ts'
import { newSequences, type SequenceCounts, type SequenceRule, type SequenceWaits } from './sequences.ts'

/** Counts the shapes of states and results: what earlier code wrote is not read, but worked out anew. */
export const goodsFormat = 1

/** The people a run over what was bought goes through; how they are read is the caller's. */
export interface GoodsBase {
  /** The next people by key, each with all orders up to today; fewer than `count` when they end. */
  after(key: string, count: number): { id: string; baskets: Basket[]; visits: number[] | null }[]
}

/** What lines of one product or category came to. */
export interface LineMoney {
  /** Buying days with it, and what it brought on them. */
  days: number
  revenue: number
  /** Revenue of lines that told their cost, and that cost. */
  told: number
  cost: number
}

/**
 * A run over what everybody bought: plain data, to be kept as text between slices of work. It grows with the sample and
 * with what is followed (200 products, 60 categories), not with the base.
 */
export interface GoodsState {
  phase: 'scan' | 'orders' | 'features' | 'steps' | 'waits' | 'done'
  version: number
  today: number
  /** Everybody whose hash falls below this share is sampled for the probability of an order. */
  share: number
  /** The last person looked at in the pass that is going on. */
  after: string
  /** Orders that were read in the first pass; those without lines and presents are left out of what follows. */
  read: { people: number; orders: number; without_lines: number; presents: number }
  samples: ChanceSample[]
  /** How many people bought it, by catalogue number and by category. */
  products: BoundedCounts
  categories: BoundedCounts
  prices: Record<string, PriceBins>
  /** The order model as of 30 days ago, to be judged against. */
  fit: Minimisation | null
  orders: BetaGeometric | null
  obstacle: string | null
  scale: FeatureScale | null
  logistic: LogisticFit | null
  judged: ChanceJudgement | null
  followed: { products: number[]; categories: string[]; breaks: number[][] }
  productSteps: SequenceCounts
  categorySteps: SequenceCounts
  /** The rules that are kept, and the waits of their steps. */
  productRules: SequenceRule[]
  categoryRules: SequenceRule[]
  productWaits: SequenceWaits
  categoryWaits: SequenceWaits
  cross: CrossSellCounts
  /** By category and price step. */
  stepUps: StepCounts[][]
  productMoney: Record<string, LineMoney>
  categoryMoney: LineMoney[]
}

export interface GoodsOptions {
  version: number
  /** Day since 1970-01-01, the last one counted. */
  today: number
  /** How many customers there are, about. */
  customers: number
}

/** Enough for ten weights. */
const sampleSize = 5_000

/** A run at its start. */
export function startGoods({ version, today, customers }: GoodsOptions): GoodsState {
  return {
    phase: 'scan',
    version,
    today,
    share: Math.min(1, sampleSize / Math.max(1, customers)),
    after: '',
    read: { people: 0, orders: 0, without_lines: 0, presents: 0 },
    samples: [],
    products: newCounts(),
    categories: newCounts(),
    prices: {},
    fit: null,
    orders: null,
    obstacle: null,
    scale: null,
    logistic: null,
    judged: null,
    followed: { products: [], categories: [], breaks: [] },
    productSteps: newSequences(),
    categorySteps: newSequences(),
    productRules: [],
    categoryRules: [],
    productWaits: {},
    categoryWaits: {},
    cross: newCrossSell(0),
    stepUps: [],
    productMoney: {},
    categoryMoney: [],
  }
}

/** The weights and scale that were found, if any. */
export function chanceModelOf({
  scale,
  logistic,
}: Pick<GoodsState, 'scale' | 'logistic'>): ChanceModel | null {
  if (!scale || !logistic) return null
  return { scale, logistic: { intercept: logistic.intercept, weights: logistic.weights } }
}
