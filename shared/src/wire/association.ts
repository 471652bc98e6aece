/** A product of a rule. */
export interface RuleProduct {
  id: string
  title: string
}

/** "Who buys `left` buys `right`, too." */
export interface ProductRule {
  left: RuleProduct
  right: RuleProduct
  /** Orders with both, with the left one, with the right one. */
  orders: number
  left_orders: number
  right_orders: number
  /** Different people who bought both in one order. */
  people: number
  support: number
  confidence: number
  lift: number
  lift_at_least: number
  leverage: number
}

/** `GET /v1/insights/associations?min_confidence=&limit=`. */
export interface Associations {
  /** Orders with at least two products that were counted, and how many there are. */
  orders_counted: number
  orders: number
  /** The highest `lift_at_least` first. */
  rules: ProductRule[]
}
