import type { ProductRule, RuleProduct } from '#shared/wire/association'

/** Two products bought together: the surer of the rules in either direction. */
export interface Tie {
  a: RuleProduct
  b: RuleProduct
  orders: number
  lift: number
  least: number
}

export interface TiedProduct extends RuleProduct {
  /** Orders with several products that hold it. */
  orders: number
  /** Titles of what it goes with, the surest first. */
  others: string[]
}

/** The surest pairs and the products in them, those in most orders first. A pair counts once, whichever way it is told. */
export function tiesOf(
  rules: readonly ProductRule[],
  most: number,
): { ties: Tie[]; products: TiedProduct[]; pairs: number } {
  const pairs = new Map<string, Tie>()
  const seen = new Map<string, { product: RuleProduct; orders: number }>()
  for (const { left, right, orders, lift, lift_at_least, left_orders, right_orders } of rules) {
    seen.set(left.id, { product: left, orders: left_orders })
    seen.set(right.id, { product: right, orders: right_orders })
    const key = [left.id, right.id].sort().join('\n')
    const known = pairs.get(key)
    if (!known || known.least < lift_at_least)
      pairs.set(key, { a: left, b: right, orders, lift, least: lift_at_least })
  }
  const ties = [...pairs.values()].sort((a, b) => b.least - a.least).slice(0, most)
  const others = new Map<string, string[]>()
  for (const { a, b } of ties) {
    others.set(a.id, [...(others.get(a.id) ?? []), b.title])
    others.set(b.id, [...(others.get(b.id) ?? []), a.title])
  }
  const products = [...others]
    .map(([id, titles]) => ({ ...seen.get(id)!.product, orders: seen.get(id)!.orders, others: titles }))
    .sort((a, b) => b.orders - a.orders || (a.id < b.id ? -1 : 1))
  return { ties, products, pairs: pairs.size }
}
