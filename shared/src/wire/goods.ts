import * as v from 'valibot'
import type { NextStep } from '../customer/next-action.ts'
import type { CalibrationRow, Judgement } from '../insight/goods/judge-chances.ts'
import type { Offer, OfferReason } from '../insight/goods/next-offers.ts'
import type { PersonChance } from '../insight/goods/person-chance.ts'
import type { FirstPurchase, ProductRow } from '../insight/goods/product-rows.ts'
import type { ChanceName } from '../insight/goods/purchase-chance.ts'
import { comparisons, type Days } from '../maths/comparison.ts'
import { day, id } from './fields.ts'

/** Where a result comes from: one pass over everybody's orders. Presents and orders without lines teach nothing. */
export interface GoodsRun {
  state: 'ready'
  version: number
  /** The last day counted, in the store's time zone. */
  as_of: string
  people: number
  /** Orders that were read, and how many of them were left out: stored before products were told, or presents. */
  orders: number
  orders_without_lines: number
  presents: number
}

/** The answer where no run has ended yet: ask again shortly. */
export interface GoodsPending {
  state: 'pending'
}

/** `GET /v1/insights/purchase-chance`: how well an order within 30 days can be foretold. */
export interface PurchaseChanceReport extends GoodsRun {
  days: number
  /** Why the features could not be learned from, in a sentence. */
  obstacle: string | null
  /** Learned from the 30 days before these, judged on these. Null without customers to judge on. */
  judged: {
    from: string
    to: string
    customers: number
    bought: number
    /** Whose word is served: the one with the least log loss. */
    served: ChanceName
    ways: ({ way: ChanceName; calibration: CalibrationRow[] } & Judgement)[]
  } | null
  /** ln of the odds = intercept + Σ weight · (value − mean) / deviation. */
  intercept: number | null
  weights: { feature: string; weight: number; mean: number; deviation: number }[]
}

/** A product, or a category (its name is both). */
export interface GoodsName {
  id: string
  title: string
}

export const sequenceKinds = ['products', 'categories'] as const

/** `GET /v1/insights/sequences?of=&after=&limit=`: what comes in the next order. */
export const sequenceQuerySchema = v.object({
  of: v.optional(v.picklist(sequenceKinds, 'must be products or categories'), 'products'),
  after: v.exactOptional(id),
  limit: v.optional(wholeNumber(1, 200), '50'),
})

export interface SequenceRow {
  a: GoodsName
  b: GoodsName
  count: number
  /** Different people who did. */
  customers: number
  of_a: number
  of_b: number
  confidence: number
  chance: number
  lift: number
  lift_at_least: number
  median_days: number
}

export interface SequenceReport extends GoodsRun {
  of: (typeof sequenceKinds)[number]
  /** Steps from one buying day to the next. */
  steps: number
  /** Products or categories that are followed: those with most buyers. */
  followed: number
  rules: SequenceRow[]
}

/** `GET /v1/insights/cross-sell`: what people with one category take next, how deep categories reach, price steps. */
export interface CrossSellReport extends GoodsRun {
  buyers: number
  steps: number
  rules: {
    has: string
    takes: string
    asked: number
    taken: number
    usual: number
    chance: number
    lift: number
    lift_at_least: number
  }[]
  categories: {
    category: string
    owners: number
    share: number
    orders_per_owner: number
    /** From the lowest price on: next purchases in the category by people who bought at this step, and those dearer. */
    price_steps: { from_minor: number; next: number; up: number }[]
  }[]
}

export const productSorts = ['revenue', 'units', 'orders', 'growth', 'margin', 'repeat', 'age'] as const

/** `GET /v1/insights/products?from=&to=&compare=&sort=&direction=&segment=&limit=&offset=`. */
export const productQuerySchema = v.pipe(
  v.object({
    from: v.exactOptional(day),
    to: v.exactOptional(day),
    compare: v.optional(v.picklist(comparisons, `must be one of ${comparisons.join(', ')}`), 'previous'),
    sort: v.optional(v.picklist(productSorts), 'revenue'),
    direction: v.optional(v.picklist(['desc', 'asc'], 'must be desc or asc'), 'desc'),
    segment: v.exactOptional(id),
    limit: v.optional(wholeNumber(1, 200), '50'),
    offset: v.optional(wholeNumber(0, 100_000), '0'),
  }),
  v.check(({ from, to }) => !from || !to || from <= to, 'from must not be after to'),
)

/** What a product sells against what is there. */
export interface Demand {
  stock: number | null
  is_buyable: boolean
  units_per_day: number
  days_of_stock: number | null
  /** Visits that opened it, ever. */
  visits: number
  signal: 'sold_out' | 'runs_out' | 'enough' | 'too_much' | 'unknown'
}

export interface ProductInsight extends Omit<ProductRow, 'n'>, GoodsName {
  demand: Demand
}

export interface ProductReport extends GoodsRun {
  from: string
  to: string
  /** The days that growth is since. */
  compared_with: Days
  currency: string
  /** Revenue over all products: how unevenly it is spread. */
  spread: { products: number; gini: number | null; top: { share: number; brings: number }[] }
  /** All customers' first orders, to compare with. */
  everybody: FirstPurchase | null
  /** Customers whose first order was stored before products were told. */
  starters_left_out: number
  total: number
  products: ProductInsight[]
  next_offset: number | null
}

/** An offer with its products named. */
export interface NamedOffer extends Omit<Offer, 'n' | 'because'> {
  product: GoodsName | null
  because: Omit<OfferReason, 'after_n'> & { after_product: GoodsName | null }
}

/** `GET /v1/customers/{id}/next`: what to do for a customer, and what to offer them. */
export interface NextForCustomer {
  person: string
  /** The last day counted; null before the first run. */
  as_of: string | null
  step: NextStep
  /** The probability of an order within 30 days. */
  chance: PersonChance | null
  /** The most worth first; empty where the person switched personalisation off. */
  offers: NamedOffer[]
}

function wholeNumber(least: number, most: number) {
  const message = `must be a number from ${least} to ${most}`
  return v.pipe(
    v.string(),
    v.regex(/^\d{1,6}$/, message),
    v.transform(Number),
    v.minValue(least, message),
    v.maxValue(most, message),
  )
}
