import type { BetaGeometric } from '#shared/insight/beta-geometric'
import type { GoodsModel } from '#shared/insight/goods/goods-model'
import { nextOffers, type Offer } from '#shared/insight/goods/next-offers'
import { type PersonChance, personChance } from '#shared/insight/goods/person-chance'
import type { ProductRow, ProductSales } from '#shared/insight/goods/product-rows'
import { chanceDays, chanceNames } from '#shared/insight/goods/purchase-chance'
import { purchaseFeatures } from '#shared/insight/goods/purchase-features'
import type { TimedRule } from '#shared/insight/goods/sequences'
import type {
  CrossSellReport,
  GoodsRun,
  PurchaseChanceReport,
  productSorts,
  sequenceKinds,
} from '#shared/wire/goods'
import { dayNumber } from '../people/customer-pages.ts'
import { isoDay, pastOf } from './goods-pages.ts'

/** Where the figures of a model come from. */
function runOf({ version, today, read }: GoodsModel): GoodsRun {
  return {
    state: 'ready',
    version,
    as_of: isoDay(today),
    people: read.people,
    orders: read.orders,
    orders_without_lines: read.without_lines,
    presents: read.presents,
  }
}

export function chanceReport(model: GoodsModel): PurchaseChanceReport {
  const { obstacle, model: weights, judged } = model.chance
  return {
    ...runOf(model),
    days: chanceDays,
    obstacle,
    judged: judged && {
      from: isoDay(model.today - chanceDays + 1),
      to: isoDay(model.today),
      customers: judged.people,
      bought: judged.bought,
      served: judged.served,
      ways: chanceNames.flatMap((way) => {
        const of = judged.of[way]
        return of ? [{ way, ...of }] : []
      }),
    },
    intercept: weights?.logistic.intercept ?? null,
    weights: weights
      ? purchaseFeatures.map((feature, j) => ({
          feature,
          weight: weights.logistic.weights[j]!,
          mean: weights.scale.means[j]!,
          deviation: weights.scale.deviations[j]!,
        }))
      : [],
  }
}

export interface SequencesAsked {
  of: (typeof sequenceKinds)[number]
  /** A catalogue number or the name of a category. */
  after: string | null
  limit: number
}

/** Rules with products by number, categories by name. */
export interface SequencesFound {
  run: GoodsRun
  steps: number
  followed: number
  rules: TimedRule[]
}

export function sequencesOf(model: GoodsModel, { of, after, limit }: SequencesAsked): SequencesFound {
  const { products, categories } = model.followed
  const named = (position: string) => categories[Number(position)]!
  const all =
    of === 'products'
      ? model.productRules
      : model.categoryRules.map((rule) => ({ ...rule, a: named(rule.a), b: named(rule.b) }))
  const wanted = after === null ? all : all.filter(({ a }) => a === after).sort((x, y) => y.chance - x.chance)
  return {
    run: runOf(model),
    steps: model.steps,
    followed: (of === 'products' ? products : categories).length,
    rules: wanted.slice(0, limit),
  }
}

export function crossSellReport(model: GoodsModel): CrossSellReport {
  const { categories, breaks } = model.followed
  return {
    ...runOf(model),
    buyers: model.people,
    steps: model.steps,
    rules: model.crossSell.map(({ a, b, ...figures }) => ({
      has: categories[a]!,
      takes: categories[b]!,
      ...figures,
    })),
    categories: model.reach.map(({ category, ...reach }) => ({
      category: categories[category]!,
      ...reach,
      price_steps: model.stepUps[category]!.map(({ next, up }, step) => ({
        from_minor: step === 0 ? 0 : breaks[category]![step - 1]!,
        next,
        up,
      })),
    })),
  }
}

export interface ProductsAsked {
  sort: (typeof productSorts)[number]
  direction: 'asc' | 'desc'
  limit: number
  offset: number
}

/** A page of products; those that the sort says nothing of come last, either way. */
export function productPage(
  { rows }: ProductSales,
  { sort, direction, limit, offset }: ProductsAsked,
): { rows: ProductRow[]; total: number } {
  const by = sortKeys[sort]
  const sign = direction === 'asc' ? 1 : -1
  const known = rows.filter((row) => by(row) !== null)
  const sorted = known.toSorted(
    (a, b) => sign * (by(a)! - by(b)!) || b.revenue_minor - a.revenue_minor || a.n - b.n,
  )
  const all = [...sorted, ...rows.filter((row) => by(row) === null)]
  return { rows: all.slice(offset, offset + limit), total: all.length }
}

const sortKeys: Record<ProductsAsked['sort'], (row: ProductRow) => number | null> = {
  revenue: ({ revenue_minor }) => revenue_minor,
  units: ({ units }) => units,
  orders: ({ orders }) => orders,
  growth: ({ growth }) => growth,
  margin: ({ margin }) => margin,
  repeat: ({ first_purchase }) => first_purchase?.repeat_rate ?? null,
  age: ({ age_days }) => age_days,
}

/** What the models say of one person's next order. */
export interface PersonGoods {
  as_of: string
  chance: PersonChance | null
  offers: Offer[]
}

export interface PersonAsked {
  person: string
  /** Today in the store's time zone. */
  day: string
  /** The store's usual margin. */
  margin: number
}

export function personGoods(
  sql: SqlStorage,
  model: GoodsModel,
  orders: BetaGeometric | null,
  { person, day, margin }: PersonAsked,
): PersonGoods {
  const past = pastOf(sql, person, day)
  const today = dayNumber(day)
  const chance = personChance(model, orders, past, today)
  const offers = chance
    ? nextOffers(model, { baskets: past.baskets, today, chance: chance.chance, margin })
    : []
  return { as_of: isoDay(model.today), chance, offers }
}
