import { describe, expect, it } from 'vitest'
import { contributionOf } from '../customer/contribution.ts'
import type { KnownOrder } from '../customer/known-order.ts'
import { orderAmounts } from '../customer/known-order.ts'
import { lineFacts } from '../customer/order-lines.ts'
import { seededChance } from '../maths/chance.ts'
import { addToRatio, ratioEstimate, shareEstimate, startRatio } from './estimate.ts'
import { factContribution, isFullPrice } from './fact-contribution.ts'
import { addTrade, noTrade, scoreCard, startScores } from './scorecard.ts'

describe('estimates', () => {
  it('give Wilson’s interval as printed: 5 of 10 is .2366 to .7634, 0 of 10 up to .2775', () => {
    expect(shareEstimate(0.5, 10)).toMatchObject({ value: 0.5, n: 10 })
    expect(shareEstimate(0.5, 10)?.low).toBeCloseTo(0.2366, 4)
    expect(shareEstimate(0.5, 10)?.high).toBeCloseTo(0.7634, 4)
    expect(shareEstimate(0, 10)).toMatchObject({ low: 0 })
    expect(shareEstimate(0, 10)?.high).toBeCloseTo(0.2775, 4)
    expect(shareEstimate(0, 0)).toBeNull()
  })

  it('are a mean with its standard error when every x is 1', () => {
    const sums = startRatio()
    for (const y of [2, 4, 4, 4, 5, 5, 7, 9]) addToRatio(sums, y, 1)
    const error = (1.959963984540054 * Math.sqrt(32 / 7)) / Math.sqrt(8)
    expect(ratioEstimate(sums)).toMatchObject({ value: 5, n: 8 })
    expect(ratioEstimate(sums)?.high).toBeCloseTo(5 + error, 10)
    expect(ratioEstimate(startRatio())).toBeNull()
  })

  it('cover the truth about nineteen times in twenty', () => {
    const chance = seededChance(7)
    let covered = 0
    for (let round = 0; round < 400; round++) {
      const sums = startRatio()
      for (let i = 0; i < 200; i++) {
        const orders = 1 + Math.floor(chance() * 4)
        let spent = 0
        for (let j = 0; j < orders; j++) spent += 10 + 20 * chance()
        addToRatio(sums, spent, orders)
      }
      const { low, high } = ratioEstimate(sums)!
      if (low! <= 20 && high! >= 20) covered++
    }
    expect(covered / 400).toBeGreaterThan(0.92)
    expect(covered / 400).toBeLessThan(0.98)
  })
})

const order: KnownOrder = {
  id: 'o',
  created_at: 0,
  updated_at: 0,
  cancelled: false,
  lines: [
    { item_id: 'a', n: 1, quantity: 2, total_minor: 4_000, cost_minor: 1_500 },
    {
      item_id: 'b',
      n: 2,
      quantity: 1,
      total_minor: 1_003,
      facets: { price_minor: 900, list_price_minor: 1_000 },
    },
  ],
  discount_minor: 500,
  tax_minor: 333,
  shipping_minor: 200,
  refunds: [{ id: 'r', created_at: 1, amount_minor: 1_000 }],
} as KnownOrder

describe('factContribution', () => {
  it('is what the customer’s own object reckons, from what Insights hears', () => {
    const settings = { margin: 0.35, service_cost_minor: 120 }
    const own = contributionOf(order, settings)
    const fact = {
      ...orderAmounts(order),
      discount_minor: order.discount_minor,
      refund_minor: 1_000,
      lines: lineFacts(order.lines),
    }
    expect(factContribution(fact, settings)).toEqual({
      gross: own.gross_minor,
      net: own.net_minor,
      discount: own.discount_minor,
      refund: own.refunds_minor,
      cost: own.cost_minor,
      service: own.service_minor,
      contribution: own.contribution_minor,
    })
    expect(isFullPrice(fact)).toBe(false)
    expect(isFullPrice({ ...fact, discount_minor: 0, lines: fact.lines.slice(0, 1) })).toBe(true)
    expect(isFullPrice({ gross_minor: 1, net_minor: 1 })).toBeNull()
  })
})

describe('a scorecard', () => {
  it('sets what was given against what was captured', () => {
    const scores = startScores()
    addTrade(scores, {
      ...noTrade(),
      orders: 2,
      gross: 300,
      discount: 30,
      net: 270,
      contribution: 100,
      points: 10,
    })
    addTrade(scores, { ...noTrade(), orders: 1, gross: 100, net: 100, contribution: 40, told: 1, full: 1 })
    expect(scoreCard(scores)).toMatchObject({
      customers: 2,
      orders: 3,
      given: { discount: 30, refund: 0, service: 0, points: 10 },
      captured: { gross: 400, net: 370, contribution: 140, contribution_after_points: 130 },
      captured_per_given: 3.25,
      repeat_rate: { value: 0.5, n: 2 },
      full_price_share: { value: 1, n: 1 },
      discount_share: { value: 0.075 },
    })
    expect(scoreCard(scores).order_value?.value).toBeCloseTo(400 / 3, 12)
    expect(scoreCard(startScores())).toMatchObject({
      order_value: null,
      repeat_rate: null,
      captured_per_given: null,
    })
  })
})
