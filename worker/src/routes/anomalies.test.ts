import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it, vi } from 'vitest'
import type { OrderFact } from '#shared/customer/fact'
import {
  type Anomaly,
  type AnomalyList,
  anomalyKinds,
  type DataQuality,
  type Maturity,
} from '#shared/wire/inspection'
import { insightsOf } from '../objects/names.ts'
import { about, books, jsonLines, makeStore, type TestStore } from '../testing/store.ts'

const dayMs = 86_400_000
const noon = Math.floor(Date.now() / dayMs) * dayMs - 12 * 3_600_000
const day = (ago: number) => new Date(noon - ago * dayMs).toISOString().slice(0, 10)
const fact = (n: number, order: string, more: Partial<OrderFact> = {}): OrderFact => ({
  kind: 'order',
  n,
  order,
  day: day(3),
  at: noon - 3 * dayMs,
  updated_at: noon - 3 * dayMs,
  gross_minor: 1_000,
  net_minor: 1_000,
  cancelled: false,
  attributed: [],
  ...more,
})

/** Tells Insights of orders as their owners' objects would. */
async function tell(store: TestStore, orders: Record<string, Partial<OrderFact>[]>): Promise<void> {
  const insights = insightsOf(env, store.store.id)
  for (const [origin, theirs] of Object.entries(orders)) {
    const facts = theirs.map((more, i) => fact(i + 1, `${origin}-${i + 1}`, more))
    await insights.receive({ origin, epoch: 'e', prev: 0, facts })
  }
}

/** Forty people with an order of about ten pounds each. */
function crowd(): Record<string, Partial<OrderFact>[]> {
  const people = Array.from({ length: 40 }, (_, i) => [
    `c:${i}`,
    [{ gross_minor: 900 + 5 * i, day: day(i + 20) }],
  ])
  return Object.fromEntries(people)
}

async function ready<T extends { state: string }>(
  store: TestStore,
  path: string,
): Promise<Extract<T, { state: 'ready' }>> {
  return vi.waitFor(async () => {
    const answer = (await (await store.server('GET', path)).json()) as T
    expect(answer.state).toBe('ready')
    return answer as Extract<T, { state: 'ready' }>
  }, 20_000)
}
const found = (store: TestStore, query = '') => ready<AnomalyList>(store, `/v1/insights/anomalies${query}`)
const ofKind = (anomalies: Anomaly[], kind: string) => anomalies.filter((one) => one.kind === kind)

describe('the queue of what is strange', { timeout: 120_000 }, () => {
  it('names each with its reason and figures', async () => {
    const store = await makeStore()
    await tell(store, {
      ...crowd(),
      'c:big': [{ gross_minor: 50_000 }],
      'c:fast': Array.from({ length: 6 }, () => ({})),
      'c:back': [{ refund_minor: 1_000 }, { refund_minor: 900, day: day(9) }, { day: day(10) }],
      'g:a': [{ placed_by: 'v:x' }],
      'g:b': [{ placed_by: 'v:x' }],
      'g:c': [{ placed_by: 'v:x' }],
    })
    const { anomalies, is_cut } = await found(store)
    expect(is_cut).toBe(false)
    expect(ofKind(anomalies, 'order_value')).toMatchObject([
      { person: 'c:big', order: 'c:big-1', figures: { value_minor: 50_000 } },
    ])
    expect(ofKind(anomalies, 'order_velocity')).toMatchObject([
      { person: 'c:fast', day: day(3), figures: { orders: 6 } },
    ])
    expect(ofKind(anomalies, 'refund_share')).toMatchObject([
      { person: 'c:back', figures: { orders: 3, gross_minor: 3_000, back_minor: 1_900 } },
    ])
    expect(ofKind(anomalies, 'shared_visitor')).toMatchObject([{ person: 'v:x', figures: { guests: 3 } }])
    expect(anomalies.every(({ state, kind }) => state === 'new' && anomalyKinds.includes(kind))).toBe(true)
    expect(anomalies.map(({ score }) => score)).toEqual(
      anomalies.map(({ score }) => score).toSorted((a, b) => b - a),
    )
  })

  it('remembers what was made of it, in the log as well, and names nobody in an address', async () => {
    const store = await makeStore()
    await tell(store, { ...crowd(), 'c:big': [{ gross_minor: 50_000 }] })
    const [strange] = ofKind((await found(store)).anomalies, 'order_value')
    expect(strange?.id).toMatch(/^[0-9a-f]{16}$/)
    const decided = await store.server('POST', `/v1/insights/anomalies/${strange?.id}`, {
      state: 'settled',
      note: 'A school',
    })
    expect(await decided.json()).toMatchObject({
      state: 'settled',
      note: 'A school',
      decided_at: expect.any(Number),
    })
    expect(ofKind((await found(store, '?state=new')).anomalies, 'order_value')).toEqual([])
    expect((await found(store, '?state=settled')).anomalies).toHaveLength(1)
    const log = await (await store.server('GET', '/v1/audit?limit=1')).text()
    expect(log).toContain('anomaly.settle')
    expect(log).not.toContain('c:big')
    expect((await store.server('POST', '/v1/insights/anomalies/none', { state: 'seen' })).status).toBe(404)
  })

  it('goes on where it was when its object is thrown out in between', async () => {
    const store = await makeStore()
    await tell(store, { ...crowd(), 'c:big': [{ gross_minor: 50_000 }] })
    const insights = insightsOf(env, store.store.id)
    await store.server('GET', '/v1/insights/anomalies')
    await evictDurableObject(insights)
    expect(ofKind((await found(store)).anomalies, 'order_value')).toHaveLength(1)
  })

  it('holds nothing of somebody who was forgotten, and their days still add up', async () => {
    const store = await makeStore()
    await tell(store, { ...crowd(), 'c:big': [{ gross_minor: 50_000 }] })
    await found(store)
    const insights = insightsOf(env, store.store.id)
    await store.server('GET', '/v1/insights/anomalies')
    await insights.receive({
      origin: 'c:big',
      epoch: 'e',
      prev: 1,
      facts: [{ kind: 'erase', n: 2, at: Date.now(), people: ['c:big'] }],
    })
    const tables = await runInDurableObject(insights, (_, { storage: { sql } }) =>
      JSON.stringify(
        ['anomaly', 'inspection', 'inspection_run', 'erased_day'].map((table) =>
          sql.exec(`SELECT * FROM ${table}`).toArray(),
        ),
      ),
    )
    expect(tables).not.toContain('c:big')
    await runInDurableObject(insights, (_, { storage: { sql } }) => {
      sql.exec('DELETE FROM inspection') // so that the next question begins another one at once
    })
    const quality = await ready<DataQuality>(store, '/v1/insights/data-quality')
    expect(quality.differences).toEqual([])
    expect(quality.rows.orders).toBe(40)
  })
})

describe('data quality', { timeout: 120_000 }, () => {
  it('says what is missing of what, and what to do', async () => {
    const store = await makeStore([
      ...books(3),
      {
        ...books(1)[0]!,
        id: 'twin',
        url: 'https://shop.example/books/book-3',
        title: 'book 2 ',
        image_url: 'https://shop.example/2.jpg',
      },
    ])
    await store.server('PUT', '/v1/settings', { publish_delay_ms: 0 })
    const order = (id: string, item: string, more: object = {}) => ({
      id,
      created_at: noon - 5 * dayMs,
      currency: 'GBP',
      items: [{ item_id: item, quantity: 1, price_minor: 500 }],
      ...more,
    })
    await store.server(
      'POST',
      '/v1/orders',
      jsonLines([order('o1', 'book-1', { customer_id: '1' }), order('o2', 'gone')]),
    )
    await store.events([about('book-1'), about('nothing-of-ours')])
    await store.server('PATCH', '/v1/customers/1', {
      country: 'GB',
      birthday: '02-29',
      channels: { email: true },
    })
    await vi.waitFor(async () => {
      const overview = (await (await store.server('GET', '/v1/insights/overview')).json()) as {
        totals: { orders: number }
      }
      expect(overview.totals.orders).toBe(2)
    }, 10_000)
    await vi.waitFor(async () => {
      const { total } = (await (await store.server('GET', '/v1/customers?country=GB')).json()) as {
        total: number
      }
      expect(total).toBe(1)
    }, 10_000)
    const { parts, score, rows } = await ready<DataQuality>(store, '/v1/insights/data-quality')
    const check = (name: string) => parts.flatMap(({ checks }) => checks).find((one) => one.check === name)
    expect(rows).toMatchObject({ orders: 2, products: 4 })
    expect(check('products_with_image')).toMatchObject({
      have: 1,
      of: 4,
      verdict: 'poor',
      next_step: 'send_images',
    })
    expect(check('products_with_price')).toMatchObject({ have: 4, of: 4, verdict: 'good', next_step: null })
    expect(check('products_with_own_title')).toMatchObject({ have: 2, of: 4 })
    expect(check('products_with_own_url')).toMatchObject({ have: 2, of: 4 })
    expect(check('orders_with_known_product')).toMatchObject({ have: 1, of: 2 })
    expect(check('orders_of_somebody')).toMatchObject({ have: 1, of: 2 })
    expect(check('events_with_known_product')).toMatchObject({ have: 1, of: 2 })
    expect(check('days_that_add_up')).toMatchObject({ share: 1, verdict: 'good' })
    expect(check('people_that_add_up')?.share).toBe(1)
    expect(check('last_event')?.verdict).toBe('good')
    expect(check('customers_with_country')).toMatchObject({ have: 1, of: 1 })
    expect(check('customers_with_birthday')).toMatchObject({ have: 1, of: 1 })
    expect(check('asked_who_allow_email')).toMatchObject({ have: 1, of: 1 })
    expect(score).toBeGreaterThan(0)
    expect(score).toBeLessThan(100)
  })

  it('finds a day that does not add up', async () => {
    const store = await makeStore()
    await tell(store, crowd())
    const insights = insightsOf(env, store.store.id)
    await store.server('GET', '/v1/insights/overview')
    await runInDurableObject(insights, (_, { storage: { sql } }) => {
      sql.exec('UPDATE day SET orders = orders + 1, revenue_minor = revenue_minor + 7 WHERE day = ?', day(25))
    })
    const quality = await ready<DataQuality>(store, '/v1/insights/data-quality')
    expect(quality.differences).toEqual([{ day: day(25), orders: 1, revenue_minor: 7, net_revenue_minor: 0 }])
  })
})

describe('maturity', { timeout: 120_000 }, () => {
  it('is read off what is used, with what is missing for the next stage', async () => {
    const store = await makeStore()
    await tell(store, { 'c:1': Array.from({ length: 60 }, (_, i) => ({ day: day(i + 1) })) })
    const maturity = await ready<Maturity>(store, '/v1/insights/maturity')
    expect(maturity).toMatchObject({ stage: 1, next_step: 'sessions' })
    expect(maturity.stages[0]).toMatchObject({
      name: 'orders',
      evidence: [{ have: 60, need: 50, met: true }],
    })
  })
})
