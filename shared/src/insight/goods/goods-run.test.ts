import { describe, expect, it } from 'vitest'
import type { Basket } from './basket.ts'
import { type GoodsModel, goodsModel } from './goods-model.ts'
import { stepGoods } from './goods-run.ts'
import { type GoodsBase, startGoods } from './goods-state.ts'
import { nextOffers, type OfferInputs } from './next-offers.ts'

const today = 1_000

/** 450 people: tea drinkers who buy tea and sometimes a pot, and others; two orders of every ten lack their lines. */
function people(): ReturnType<GoodsBase['after']> {
  return Array.from({ length: 450 }, (_, i) => {
    const line = (n: number, category: string, total_minor: number) => ({
      n,
      category,
      quantity: 1,
      total_minor,
    })
    const days = Array.from(
      { length: 1 + (i % 6) },
      (_unused, k) => today - 5 - ((i * 37) % 60) - 30 * k,
    ).toReversed()
    const baskets = days.map(
      (day, k): Basket => ({
        day,
        amount: 1_000,
        troubled: i % 11 === 0,
        gift: i % 13 === 0 && k === 0,
        lines:
          i % 10 < 2
            ? null
            : [
                line(1 + (i % 3), 'Tea', 500 + 500 * ((i + k) % 4)),
                ...(k > 0 && i % 4 === 0 ? [line(7, 'Pots', 4_000)] : []),
              ],
      }),
    )
    return { id: `c:${1_000 + i}`, baskets, visits: null }
  })
}

function run(between: <T>(state: T) => T): { model: GoodsModel; steps: number } {
  const all = people()
  const base: GoodsBase = {
    after: (key, count) => all.filter(({ id }) => id > key).slice(0, count),
  }
  let state = startGoods({ version: 3, today, customers: all.length })
  let steps = 0
  while (state.phase !== 'done') {
    state = between(stepGoods(state, base).state)
    steps++
  }
  return { model: goodsModel(state), steps }
}

describe('a run over what was bought', () => {
  const { model, steps } = run((state) => state)

  it('is the same when its state is text between any two steps', () => {
    expect(steps).toBeGreaterThan(10)
    const kept = run((state) => JSON.parse(JSON.stringify(state)))
    expect(JSON.parse(JSON.stringify(kept.model))).toEqual(JSON.parse(JSON.stringify(model)))
  })

  it('says what it read and what it left out', () => {
    const all = people().flatMap(({ baskets }) => baskets)
    expect(model).toMatchObject({ version: 3, today })
    expect(model.read).toEqual({
      people: 450,
      orders: all.length,
      without_lines: all.filter(({ lines }) => !lines).length,
      presents: all.filter(({ lines, gift }) => lines && gift).length,
    })
  })

  it('names no one', () => {
    expect(JSON.stringify(model)).not.toMatch(/c:1\d{3}/)
  })

  it('learns and judges the chance of an order', () => {
    expect(model.chance.obstacle).toBeNull()
    expect(model.chance.judged?.people).toBeGreaterThan(300)
    expect(Object.values(model.chance.judged!.of).every((one) => one !== null)).toBe(true)
  })

  it('follows what is bought most, category by category', () => {
    expect(model.followed.categories).toEqual(['Tea', 'Pots'])
    expect(model.followed.products.toSorted()).toEqual([1, 2, 3, 7])
    expect(model.followed.breaks[0]!.length).toBeGreaterThan(1)
    expect(model.followed.breaks[1]).toEqual([])
    const pots = model.categoryMoney[1]!
    expect(pots.revenue / pots.days).toBe(4_000)
  })
})

describe('what to offer somebody next', () => {
  const { model } = run((state) => state)
  const line = { n: 1, category: 'Tea', quantity: 1, total_minor: 500 }
  const inputs: OfferInputs = {
    baskets: [{ day: 990, amount: 500, lines: [line], troubled: false, gift: false }],
    today,
    chance: 0.5,
    margin: 0.4,
  }
  const offers = nextOffers(model, inputs)

  it('is worth the chance of the order × that it is in it × what it brings × margin, the most worth first', () => {
    expect(offers.length).toBeGreaterThan(2)
    for (const {
      chance,
      chance_of_order,
      chance_in_order,
      revenue_minor,
      margin,
      expected_minor,
    } of offers) {
      expect(chance_of_order).toBe(0.5)
      expect(chance).toBeCloseTo(chance_of_order * chance_in_order, 12)
      expect(expected_minor).toBeCloseTo(chance * revenue_minor * margin, 9)
    }
    const worth = offers.map(({ expected_minor }) => expected_minor)
    expect(worth).toEqual(worth.toSorted((a, b) => b - a))
  })

  it('is a reorder of what they had, the category they lack, and the next step in price', () => {
    const of = (kind: string) => offers.find((offer) => offer.kind === kind)
    const rule = model.productRules.find(({ a, b }) => a === '1' && b === '1')!
    expect(of('reorder')).toMatchObject({
      n: 1,
      chance_in_order: rule.chance,
      because: { after_n: 1, median_days: 30, due_in_days: 990 + 30 - today },
    })
    const cross = model.crossSell.find(({ a, b }) => a === 0 && b === 1)!
    expect(of('new_category')).toMatchObject({
      category: 'Pots',
      chance_in_order: cross.chance,
      revenue_minor: 4_000,
    })
    expect(of('step_up')).toMatchObject({
      category: 'Tea',
      because: { price_from_minor: model.followed.breaks[0]![0] },
    })
  })

  it('is nothing for who bought presents only, or whose orders do not tell their products', () => {
    const [basket] = inputs.baskets
    expect(nextOffers(model, { ...inputs, baskets: [{ ...basket!, gift: true }] })).toEqual([])
    expect(nextOffers(model, { ...inputs, baskets: [{ ...basket!, lines: null }] })).toEqual([])
  })

  it('takes the margin that orders told, where they did', () => {
    const told = JSON.parse(JSON.stringify(model)) as typeof model
    told.categoryMoney[1] = { days: 10, revenue: 1_000, told: 500, cost: 400 }
    const offer = nextOffers(told, inputs).find(({ kind }) => kind === 'new_category')!
    expect(offer).toMatchObject({ margin: 0.2, margin_told: true, revenue_minor: 100 })
  })
})
