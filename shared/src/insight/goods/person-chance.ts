import type { BetaGeometric } from '../beta-geometric.ts'
import { historyOf } from '../purchase-history.ts'
import type { GoodsModel } from './goods-model.ts'
import {
  type ChanceName,
  type ChancePart,
  chanceParts,
  featureChance,
  orderChance,
} from './purchase-chance.ts'
import { featuresAt, type Past } from './purchase-features.ts'

/** The probability that one person orders within 30 days, by each way there is, and which one is served. */
export interface PersonChance {
  chance: number
  served: ChanceName
  /** 1 / (1 + e^−(intercept + Σ adds)). */
  features: { chance: number; intercept: number; parts: ChancePart[] } | null
  order_model: number | null
  base_rate: number | null
}

/**
 * What each way says of a person as of `today`. Served is the one that judged best; where it has no word, the order
 * model's, then the share of everybody. Null without an order, or without any model.
 */
export function personChance(
  { chance: { model, judged } }: Pick<GoodsModel, 'chance'>,
  orders: BetaGeometric | null,
  past: Past,
  today: number,
): PersonChance | null {
  const row = featuresAt(past, today)
  const history = historyOf(past.baskets, today)
  if (!row || !history) return null
  const features = model && {
    chance: featureChance(model, row),
    intercept: model.logistic.intercept,
    parts: chanceParts(model, row),
  }
  const said: Record<ChanceName, number | null> = {
    features: features?.chance ?? null,
    order_model: orders && orderChance(orders, history),
    base_rate: judged?.rate ?? null,
  }
  const order: ChanceName[] = [judged?.served ?? 'order_model', 'order_model', 'base_rate']
  const served = order.find((name) => said[name] !== null)
  if (!served) return null
  return { chance: said[served]!, served, features, order_model: said.order_model, base_rate: said.base_rate }
}
