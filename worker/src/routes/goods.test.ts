import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { CustomerOutlookAnswer } from '#shared/wire/customer-base'
import type {
  CrossSellReport,
  GoodsRun,
  NextForCustomer,
  ProductReport,
  PurchaseChanceReport,
  SequenceReport,
} from '#shared/wire/goods'
import { insightsOf } from '../objects/names.ts'
import {
  categoryOf,
  dayMs,
  dayOf,
  daysByCustomer,
  filled,
  noon,
  ready,
  type Sold,
  sold,
  stepsOf,
} from '../testing/goods-sold.ts'
import type { TestStore } from '../testing/store.ts'

describe('what is learned of what was bought', { timeout: 60_000 }, () => {
  let store: TestStore
  beforeAll(async () => {
    store = await filled()
  }, 60_000)

  it('tells what comes in the next order as a count by hand does', async () => {
    const report = await ready<SequenceReport>(store, '/v1/insights/sequences?limit=200')
    const byHand = stepsOf((lines) => lines.map(({ item_id }) => item_id))
    expect(report).toMatchObject({ of: 'products', steps: byHand.steps, followed: 5, presents: 1 })
    expect(report.orders).toBe(sold.filter(({ customer_id, cancelled }) => customer_id && !cancelled).length)
    expect(report.orders_without_lines).toBe(0)
    const told = report.rules.map(({ a, b }) => `${a.id} → ${b.id}`)
    const frequent = [...byHand.waits].filter(([, waits]) => waits.length >= 5).map(([key]) => key)
    expect(told.toSorted()).toEqual(frequent.toSorted())
    for (const rule of report.rules) {
      const waits = byHand.waits.get(`${rule.a.id} → ${rule.b.id}`)!.toSorted((x, y) => x - y)
      const [ofA, ofB] = [byHand.from.get(rule.a.id)!, byHand.to.get(rule.b.id)!]
      expect(rule).toMatchObject({ count: waits.length, of_a: ofA, of_b: ofB })
      expect(rule.lift).toBeCloseTo(waits.length / ofA / (ofB / byHand.steps), 12)
      expect(rule.chance).toBeCloseTo((waits.length + (20 * ofB) / byHand.steps) / (ofA + 20), 12)
      const middle = waits[Math.ceil(waits.length / 2) - 1]!
      // Waits above a month are told to the week.
      if (middle <= 31) expect(rule.median_days).toBe(middle)
      else expect(middle - rule.median_days).toBeLessThan(7)
    }
    const after = await ready<SequenceReport>(store, '/v1/insights/sequences?after=book-1')
    expect(after.rules.length).toBeGreaterThan(0)
    expect(new Set(after.rules.map(({ a }) => a.id))).toEqual(new Set(['book-1']))
    const categories = await ready<SequenceReport>(store, '/v1/insights/sequences?of=categories')
    const shelves = stepsOf((lines) => lines.map(({ item_id }) => categoryOf(item_id)))
    for (const { a, b, count } of categories.rules)
      expect(count).toBe(shelves.waits.get(`${a.id} → ${b.id}`)!.length)
  })

  it('tells who takes a category they lacked as a count by hand does', async () => {
    const report = await ready<CrossSellReport>(store, '/v1/insights/cross-sell')
    let [asked, taken] = [0, 0]
    for (const days of daysByCustomer().values()) {
      const owned = new Set<string>()
      for (const [i, { lines }] of days.entries()) {
        const today = new Set(lines.map(({ item_id }) => categoryOf(item_id)))
        if (i > 0 && owned.has('Novels') && !owned.has('Poems')) {
          asked++
          if (today.has('Poems')) taken++
        }
        for (const name of today) owned.add(name)
      }
    }
    expect(taken).toBeGreaterThan(5)
    expect(report.rules).toContainEqual(
      expect.objectContaining({ has: 'Novels', takes: 'Poems', asked, taken, usual: taken / asked }),
    )
    expect(report.buyers).toBe(40)
    const buyers = [...daysByCustomer().values()].filter((days) =>
      days.some(({ lines }) => lines.some(({ item_id }) => categoryOf(item_id) === 'Poems')),
    )
    const reach = report.categories.find(({ category }) => category === 'Poems')
    expect(reach).toMatchObject({ owners: buyers.length, share: buyers.length / 40 })
  })

  it('sums products over a range and the one before as a count by hand does, nobody’s orders included', async () => {
    const iso = (ago: number) => new Date(noon - ago * dayMs).toISOString().slice(0, 10)
    const [from, to] = [iso(170), iso(5)]
    const report = await ready<ProductReport>(store, `/v1/insights/products?from=${from}&to=${to}`)
    expect(report).toMatchObject({ from, to, currency: 'GBP', total: 5, next_offset: null })
    const within = ({ created_at, cancelled }: Sold, first: number, last: number) =>
      !cancelled && created_at <= noon - last * dayMs && created_at >= noon - first * dayMs
    for (const product of report.products) {
      const sum = (first: number, last: number) =>
        sold
          .filter((order) => within(order, first, last))
          .flatMap(({ items }) => items.filter(({ item_id }) => item_id === product.id))
      const [now, before] = [sum(170, 5), sum(336, 171)]
      const revenue = now.reduce((total, one) => total + one.total_minor, 0)
      const revenueBefore = before.reduce((total, one) => total + one.total_minor, 0)
      expect(product).toMatchObject({
        orders: now.length,
        units: now.reduce((total, one) => total + one.quantity, 0),
        revenue_minor: revenue,
        revenue_before_minor: revenueBefore,
        growth: revenueBefore > 0 ? revenue / revenueBefore - 1 : null,
        margin: product.id === 'book-1' ? 0.8 : null,
      })
    }
    expect(report.compared_with).toEqual({ from: iso(336), to: iso(171) })
    // 24 whole weeks back: the days of the week are the same, and two days between the ranges count for neither.
    const weeks = await ready<ProductReport>(
      store,
      `/v1/insights/products?from=${from}&to=${to}&compare=weekday`,
    )
    expect(weeks.compared_with).toEqual({ from: iso(338), to: iso(173) })
    const earlier = sold.filter((order) => within(order, 338, 173)).flatMap(({ items }) => items)
    expect(weeks.products.reduce((sum, one) => sum + one.revenue_before_minor, 0)).toBe(
      earlier.reduce((sum, one) => sum + one.total_minor, 0),
    )
    expect(report.products.reduce((total, { share }) => total + share, 0)).toBeCloseTo(1, 12)
    const revenues = report.products.map(({ revenue_minor }) => revenue_minor)
    expect(revenues).toEqual(revenues.toSorted((a, b) => b - a))
    const one = report.products.find(({ id }) => id === 'book-1')!
    expect(one.demand).toMatchObject({ stock: 4, is_buyable: true, units_per_day: one.units / 166 })
    expect(one.demand.days_of_stock).toBeCloseTo(4 / one.demand.units_per_day, 9)
    // Book 5's reader had money back; of nobody else.
    expect(
      report.products.filter(({ troubled_share }) => (troubled_share ?? 0) > 0).map(({ id }) => id),
    ).toEqual(['book-1'])
  })

  it('says what became of those whose first order held a product only when they are enough', async () => {
    const report = await ready<ProductReport>(store, '/v1/insights/products')
    expect(report.everybody?.customers).toBe(40)
    const back = [...firstAndSecond()].filter(([first, second]) => second - first <= 90)
    expect(report.everybody?.repeat_rate).toBeCloseTo(back.length / 40, 12)
    expect(report.products.every(({ first_purchase }) => first_purchase === null)).toBe(true) // 13 or 14 each
  })

  it('pages products, and sums only what a segment’s people bought', async () => {
    const page = await ready<ProductReport>(store, '/v1/insights/products?limit=2&sort=units')
    expect(page.products).toHaveLength(2)
    expect(page.next_offset).toBe(2)
    await store.server('PUT', '/v1/segments/often', { name: 'Often', filter: { orders_min: 3 } })
    const whole = await ready<ProductReport>(store, '/v1/insights/products?from=2020-01-01&segment=often')
    const often = [
      ...Map.groupBy(
        sold.filter(({ cancelled }) => !cancelled),
        (one) => one.customer_id,
      ),
    ]
      .filter(([customer, orders]) => customer !== undefined && orders.length >= 3)
      .flatMap(([, orders]) => orders)
    const revenue = often.flatMap(({ items }) => items).reduce((total, one) => total + one.total_minor, 0)
    expect(whole.products.reduce((total, one) => total + one.revenue_minor, 0)).toBe(revenue)
    expect(whole.orders).toBe(often.length)
  })

  it('says why the chance of an order cannot be learned from forty customers, and gives the order model’s', async () => {
    const report = await ready<PurchaseChanceReport>(store, '/v1/insights/purchase-chance')
    expect(report.obstacle).toMatch(/100 customers/)
    expect(report.weights).toEqual([])
    expect(report.judged).toMatchObject({ customers: 40 })
  })

  it('tells what to do for a customer and what to offer, each with its figures', async () => {
    await ready<SequenceReport>(store, '/v1/insights/sequences')
    const next = await vi.waitFor(
      async () => {
        const told = (await (await store.server('GET', '/v1/customers/2/next')).json()) as NextForCustomer
        await runDurableObjectAlarm(insightsOf(env, store.store.id))
        expect(told.chance).not.toBeNull()
        return told
      },
      { timeout: 20_000, interval: 20 },
    )
    expect(next.person).toBe('c:2')
    expect(next.step.action.figures).not.toEqual({})
    const { steps } = stepsOf(() => [])
    // Ten readers of verse 1 ordered again, and all of them verse 2.
    expect(next.offers.find(({ kind }) => kind === 'next_product')).toMatchObject({
      kind: 'next_product',
      product: { id: 'verse-2' },
      chance_in_order: (10 + (20 * 10) / steps) / (10 + 20),
      revenue_minor: 3_000,
      margin_told: false,
      because: { after_product: { id: 'verse-1' }, of: 10, took: 10 },
    })
    for (const offer of next.offers) {
      expect(offer.chance).toBeCloseTo(offer.chance_of_order * offer.chance_in_order, 12)
      expect(offer.expected_minor).toBeCloseTo(offer.chance * offer.revenue_minor * offer.margin, 9)
    }
    const worth = next.offers.map(({ expected_minor }) => expected_minor)
    expect(worth).toEqual(worth.toSorted((a, b) => b - a))
    const { purchase } = await ready<GoodsRun & CustomerOutlookAnswer>(store, '/v1/insights/outlook/2')
    expect(purchase).toMatchObject({ served: next.chance!.served })
    expect(purchase!.order_model).toBeGreaterThan(0)
    await store.server('PATCH', '/v1/customers/2', { personalisation: false, channels: { email: true } })
    const off = (await (await store.server('GET', '/v1/customers/2/next')).json()) as NextForCustomer
    expect(off).toMatchObject({ offers: [], step: { may_personalise: false, channels: ['email'] } })
    const refunded = (await (await store.server('GET', '/v1/customers/5/next')).json()) as NextForCustomer
    expect(refunded.step.action).toMatchObject({ action: 'make_good', figures: { recent_refunds: 1 } })
    expect((await store.server('GET', '/v1/customers/nobody/next')).status).toBe(404)
  })
})

/** Days of each customer's first and second order day, presents included. */
function* firstAndSecond(): Generator<[first: number, second: number]> {
  const people = Map.groupBy(
    sold.filter(({ customer_id, cancelled }) => customer_id && !cancelled),
    (one) => one.customer_id,
  )
  for (const orders of people.values()) {
    const [first, second = Number.POSITIVE_INFINITY] = orders
      .map(({ created_at }) => dayOf(created_at))
      .toSorted((a, b) => a - b)
    yield [first!, second]
  }
}
