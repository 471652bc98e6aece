import {
  addToRatio,
  type Estimate,
  type RatioSums,
  ratioEstimate,
  shareEstimate,
  startRatio,
} from './estimate.ts'
import type { FactContribution } from './fact-contribution.ts'

/** What one person bought in a period, all orders together. */
export interface PersonTrade extends FactContribution {
  orders: number
  /** Orders whose products are known, and those of them with nothing reduced. */
  told: number
  full: number
  /** What the points of these orders are worth to the person, minor units. */
  points: number
}

/** A person without orders. */
export function noTrade(): PersonTrade {
  return {
    orders: 0,
    gross: 0,
    net: 0,
    discount: 0,
    refund: 0,
    cost: 0,
    service: 0,
    contribution: 0,
    told: 0,
    full: 0,
    points: 0,
  }
}

/** Counts of one group while people are still being added. */
export interface ScoreSums {
  customers: number
  repeaters: number
  /** People with orders whose products are known. */
  tellers: number
  sums: PersonTrade
  orderValue: RatioSums
  discountShare: RatioSums
}

/** One group: what the shop gave it, what it got, and what that says. Amounts in minor units. */
export interface ScoreCard {
  customers: number
  orders: number
  given: { discount: number; refund: number; service: number; points: number }
  captured: {
    gross: number
    net: number
    cost: number
    contribution: number
    contribution_after_points: number
  }
  /** Contribution after points by all that was given; null where nothing was given. */
  captured_per_given: number | null
  /** Gross revenue an order. */
  order_value: Estimate | null
  /** Discounts by gross revenue. */
  discount_share: Estimate | null
  /** Orders with nothing reduced, of those whose products are known. */
  full_price_share: Estimate | null
  /** People with two orders or more. */
  repeat_rate: Estimate | null
}

/** The sums of a scorecard before anybody is added. */
export function startScores(): ScoreSums {
  return {
    customers: 0,
    repeaters: 0,
    tellers: 0,
    sums: noTrade(),
    orderValue: startRatio(),
    discountShare: startRatio(),
  }
}

/** Adds one person of the group. Changes the sums. */
export function addTrade(scores: ScoreSums, trade: PersonTrade): void {
  scores.customers++
  if (trade.orders > 1) scores.repeaters++
  if (trade.told > 0) scores.tellers++
  for (const key of Object.keys(scores.sums) as (keyof PersonTrade)[]) scores.sums[key] += trade[key]
  addToRatio(scores.orderValue, trade.gross, trade.orders)
  addToRatio(scores.discountShare, trade.discount, trade.gross)
}

/**
 * The card of a group. Order value and discount share are ratios over people (delta method); repeat rate and full-price
 * share have Wilson's interval with the people as its n: the orders of one person are alike, so counting them singly
 * would claim too much.
 */
export function scoreCard({ customers, repeaters, tellers, sums, ...ratios }: ScoreSums): ScoreCard {
  const { orders, gross, net, cost, contribution, discount, refund, service, points, told, full } = sums
  const given = discount + refund + service + points
  const after = contribution - points
  return {
    customers,
    orders,
    given: { discount, refund, service, points },
    captured: { gross, net, cost, contribution, contribution_after_points: after },
    captured_per_given: given > 0 ? after / given : null,
    order_value: ratioEstimate(ratios.orderValue),
    discount_share: ratioEstimate(ratios.discountShare),
    full_price_share: told > 0 ? shareEstimate(full / told, tellers) : null,
    repeat_rate: customers > 0 ? shareEstimate(repeaters / customers, customers) : null,
  }
}
