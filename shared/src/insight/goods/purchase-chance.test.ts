import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitLogistic, logOdds } from '../../maths/logistic.ts'
import { featureScale, standardised } from '../features.ts'
import type { Basket } from './basket.ts'
import { chanceSample } from './chance-sample.ts'
import { personChance } from './person-chance.ts'
import {
  type ChanceSample,
  chanceObstacle,
  chanceParts,
  featureChance,
  judgeChanceModel,
  startChanceFit,
  stepChanceFit,
} from './purchase-chance.ts'
import { featuresAt, purchaseFeatures } from './purchase-features.ts'

const basket = (day: number, amount = 1_000, more: Partial<Basket> = {}): Basket => ({
  day,
  amount,
  lines: [],
  troubled: false,
  gift: false,
  ...more,
})

const named = (row: number[] | null) =>
  Object.fromEntries(purchaseFeatures.map((name, j) => [name, row![j]!])) as Record<string, number>

/** People of two kinds: regulars, who order every 20 days, and those who came once. */
function samples(): ChanceSample[] {
  return Array.from({ length: 300 }, (_, i) => {
    const isRegular = i % 3 === 0
    const days = isRegular
      ? Array.from({ length: 12 }, (_unused, k) => 1_000 - 20 * k - (i % 17))
      : [700 + (i % 200)]
    const stray = i % 7 === 1 ? [975 - (i % 40)] : []
    return chanceSample({ baskets: [...days, ...stray].map((day) => basket(day)), visits: null }, 1_000)!
  })
}

describe('what is known of somebody at the end of a day', () => {
  it('is what it says, on a logarithmic scale', () => {
    const baskets = [
      basket(10, 2_000, { lines: [{ n: 1, quantity: 1, total_minor: 2_000, category: 'Tea' }] }),
      basket(50, 4_000, {
        troubled: true,
        lines: [{ n: 2, quantity: 1, total_minor: 4_000, category: 'Pots' }],
      }),
      basket(50, 0, { lines: null }),
    ]
    const row = named(featuresAt({ baskets, visits: [20, 60, 89, 95] }, 90))
    expect(row).toEqual({
      days_since_order: Math.log1p(40),
      order_days: Math.log1p(2),
      mean_worth: Math.log1p(3_000),
      tenure_days: Math.log1p(80),
      overdue: 0, // 40 days since the last, and 40 between the two
      recent_order_days: Math.log1p(2),
      categories: Math.log1p(2),
      troubled_share: 1 / 3,
      recent_visit_days: Math.log1p(1),
      days_since_visit: Math.log1p(1),
    })
  })

  it('knows nothing of what comes later', () => {
    const past = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(past, past, fc.integer({ min: 0, max: 200 }), (days, visits, cut) => {
        const known = featuresAt(
          {
            baskets: days.filter((day) => day <= cut).map((day) => basket(day)),
            visits: visits.filter((day) => day <= cut),
          },
          cut,
        )
        expect(featuresAt({ baskets: days.map((day) => basket(day)), visits }, cut)).toEqual(known)
        if (days.every((day) => day > cut)) expect(known).toBeNull()
        else expect(known!.every(Number.isFinite)).toBe(true)
      }),
      { seed: 6 },
    )
  })

  it('tells in a sample what came within 30 days of each of two days', () => {
    const sample = chanceSample({ baskets: [5, 45, 75].map((day) => basket(day)), visits: null }, 100)!
    // 40 days in: an order on day 45. 70 days in: one on day 75.
    expect([sample.learn?.bought, sample.judge.bought]).toEqual([1, 1])
    expect(sample.judge).toMatchObject({ repeats: 1, recency_days: 40, age_days: 65 })
    expect(chanceSample({ baskets: [basket(60)], visits: null }, 100)!.learn).toBeNull()
    expect(chanceSample({ baskets: [basket(80)], visits: null }, 100)).toBeNull()
  })
})

describe('the chance of an order', () => {
  it('is fitted to the earlier window alone, as a ridge regression of its own would be', () => {
    const all = samples()
    const { scale, fit: start } = startChanceFit(all)
    let fit = start
    while (fit.state === 'running') fit = stepChanceFit(all, scale, JSON.parse(JSON.stringify(fit)))
    const early = all.flatMap(({ learn }) => learn ?? [])
    const rows = early.map(({ row }) => row)
    expect(scale).toEqual(featureScale(rows))
    const own = fitLogistic(
      rows.map((row) => standardised(scale, row)),
      early.map(({ bought }) => bought),
      1,
    )
    expect(fit.weights).toEqual(own.weights)
    // What never varies here says nothing.
    expect(fit.weights[purchaseFeatures.indexOf('days_since_visit')]).toBe(0)
  })

  it('falls into parts that make the ln of the odds', () => {
    const all = samples()
    const { scale, fit } = startChanceFit(all)
    const model = { scale, logistic: stepChanceFit(all, scale, fit) }
    const { row } = all[0]!.judge
    const parts = chanceParts(model, row)
    const odds = parts.reduce((sum, { adds }) => sum + adds, model.logistic.intercept)
    expect(odds).toBeCloseTo(logOdds(model.logistic, standardised(scale, row)), 12)
    expect(featureChance(model, row)).toBeCloseTo(1 / (1 + Math.exp(-odds)), 12)
    for (const { value, mean, deviation, weight, adds } of parts)
      expect(adds).toBeCloseTo((weight * (value - mean)) / deviation, 12)
  })

  it('serves whoever has the least log loss on the later window', () => {
    const all = samples()
    const { scale, fit: start } = startChanceFit(all)
    let fit = start
    while (fit.state === 'running') fit = stepChanceFit(all, scale, fit)
    const judged = judgeChanceModel(all, { scale, logistic: fit }, null)!
    expect(judged.served).toBe('features')
    expect(judged.of.features!.log_loss).toBeLessThan(judged.of.base_rate!.log_loss)
    expect(judged.of.order_model).toBeNull()
    const worse = { scale, logistic: { ...fit, weights: fit.weights.map((weight) => -weight) } }
    expect(judgeChanceModel(all, worse, null)!.served).toBe('base_rate')
    expect(judgeChanceModel([], null, null)).toBeNull()
  })

  it('says why nothing can be learned', () => {
    const all = samples()
    expect(chanceObstacle(all)).toBeNull()
    expect(chanceObstacle(all.slice(0, 50))).toMatch(/Fewer than 100 customers/)
    const idle = all.map((one) => ({ ...one, learn: one.learn && { ...one.learn, bought: 0 as const } }))
    expect(chanceObstacle(idle)).toMatch(/Fewer than 15/)
  })

  it('of one person is the order model’s where the served way has no word', () => {
    const orders = { r: 0.5, alpha: 5, a: 0.5, b: 2 }
    const past = { baskets: [basket(0), basket(20)], visits: null }
    const chance = { obstacle: 'none', model: null, judged: null }
    const told = personChance({ chance }, orders, past, 30)!
    expect(told).toMatchObject({ served: 'order_model', features: null, chance: told.order_model! })
    expect(personChance({ chance }, null, past, 30)).toBeNull()
    expect(personChance({ chance }, orders, { baskets: [], visits: null }, 30)).toBeNull()
  })
})
