import { sign } from 'hono/jwt'
import { describe, expect, it } from 'vitest'
import type { ExperimentReports } from '#shared/wire/experiment'
import type { RecommendationResult } from '#shared/wire/recommendation'
import { about, books, makeStore, type TestStore } from '../testing/store.ts'

const holdout = {
  id: 'holdout',
  status: 'running',
  arms: [
    { id: 'none', weight: 1, placements: { '*': null } },
    { id: 'shelves', weight: 1 },
  ],
}
const lists = {
  id: 'lists',
  status: 'running',
  arms: [
    { id: 'usual', weight: 1, placements: {} },
    { id: 'newest', weight: 1, placements: { home: ['new-arrivals'] } },
  ],
}

async function storeWith(...experiments: object[]): Promise<TestStore> {
  const store = await makeStore(books(6))
  const answer = await store.server('PUT', '/v1/settings', { experiments, publish_delay_ms: 0 })
  expect(answer.status).toBe(200)
  return store
}

/** A visitor of the store that the Worker knows. */
async function visitor(store: TestStore): Promise<string> {
  const { visitor } = await store.events([about('book-1'), about('book-2')])
  return visitor!
}

async function homeOf(store: TestStore, more: object, headers = {}) {
  const answer = await store.page(
    '/v1/recommendations',
    { shelves: [{ id: 'a', placement: 'home' }], ...more },
    headers,
  )
  expect(answer.status).toBe(200)
  return ((await answer.json()) as RecommendationResult).shelves[0]!
}

/** Visitors until both arms of the first experiment have one. */
async function oneOfEach(store: TestStore): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (let i = 0; i < 40 && Object.keys(found).length < 2; i++) {
    const token = await visitor(store)
    found[(await homeOf(store, { visitor: token })).experiments![0]!.arm] ??= token
  }
  return found
}

const reports = async (store: TestStore) =>
  (await (await store.server('GET', '/v1/insights/experiments')).json()) as ExperimentReports

const expose = (store: TestStore, token: string, arm: string, more: object = {}) =>
  store.events([{ name: 'exposure', experiment: 'holdout', arm, placement: 'home', ...more }], {
    visitor: token,
  })

const order = (store: TestStore, id: string, more: object) =>
  store.server('POST', '/v1/orders', {
    id,
    created_at: Date.now(),
    currency: 'GBP',
    items: [{ item_id: 'book-3', quantity: 1, price_minor: 2_000 }],
    ...more,
  })

describe('a visitor in an experiment', () => {
  it('is always in the same arm; a holdout gets no shelf, the others what there is', async () => {
    const store = await storeWith(holdout)
    const { none, shelves } = await oneOfEach(store)
    for (let i = 0; i < 3; i++) {
      expect(await homeOf(store, { visitor: none })).toMatchObject({
        products: [],
        holdout: true,
        experiments: [{ experiment: 'holdout', arm: 'none' }],
      })
      const shelf = await homeOf(store, { visitor: shelves })
      expect(shelf.experiments).toEqual([{ experiment: 'holdout', arm: 'shelves' }])
      expect(shelf.products.length).toBeGreaterThan(0)
      expect(shelf).not.toHaveProperty('holdout')
    }
  })

  it('sees what the arm puts in the place of a placement', async () => {
    const store = await storeWith(lists)
    const { newest } = await oneOfEach(store)
    const shelf = await homeOf(store, { visitor: newest })
    expect(new Set(shelf.products.map(({ recommender }) => recommender))).toEqual(new Set(['new-arrivals']))
    expect(shelf.fallback).toBe(false)
  })
})

it('an exposure to an experiment that the store does not have is refused: names cost rows', async () => {
  const store = await storeWith(holdout)
  const token = await visitor(store)
  const told = await expose(store, token, 'none', { experiment: 'invented' })
  expect(told).toMatchObject({
    accepted: 0,
    rejected: [{ code: 'invalid', faults: [{ path: 'experiment' }] }],
  })
  expect(await expose(store, token, 'none')).toMatchObject({ accepted: 1, rejected: [] })
})

it('without a visitor, or without consent, no experiment counts and shelves come as ever', async () => {
  const store = await storeWith({
    ...holdout,
    arms: [holdout.arms[0]!, { ...holdout.arms[1]!, weight: 0.001 }],
  })
  const token = await visitor(store)
  expect((await homeOf(store, { visitor: token })).holdout).toBe(true)
  const context = { items: ['book-1'] }
  for (const shelf of [
    await homeOf(store, { context }),
    await homeOf(store, { context, visitor: token, consent: 'denied' }),
    await homeOf(store, { context, visitor: token }, { 'sec-gpc': '1' }),
  ]) {
    expect(shelf).not.toHaveProperty('experiments')
    expect(shelf.products.length).toBeGreaterThan(0)
  }
})

describe('the report', () => {
  it('counts people by arm and what they ordered after they met it, guests for the visitor who ordered', async () => {
    const store = await storeWith(holdout)
    const { none, shelves } = (await oneOfEach(store)) as { none: string; shelves: string }
    await order(store, 'before', { visitor: shelves, created_at: Date.now() - 60_000 })
    await expose(store, none, 'none')
    await expose(store, shelves, 'shelves')
    await expose(store, shelves, 'shelves') // another page: the same person
    await order(store, 'own', { visitor: shelves })
    await order(store, 'guest', { visitor: shelves, email: 'reader@example.org' })
    await order(store, 'cancelled', { visitor: shelves, cancelled: true })
    await order(store, 'elsewhere', { email: 'other@example.org' })
    await expect
      .poll(async () => (await reports(store)).experiments[0]!.arms)
      .toMatchObject([
        { arm: 'none', people: 1, converters: 0, orders: 0, revenue_minor: 0, expected_share: 0.5 },
        { arm: 'shelves', people: 1, converters: 1, orders: 2, revenue_minor: 4_000 },
      ])
    await store.server('POST', '/v1/orders', {
      id: 'guest',
      created_at: Date.now(),
      updated_at: Date.now() + 5_000,
      currency: 'GBP',
      email: 'reader@example.org',
      items: [{ item_id: 'book-3', quantity: 1, price_minor: 500 }],
    })
    await expect.poll(async () => (await reports(store)).experiments[0]!.arms[1]!.revenue_minor).toBe(2_500)
    expect((await reports(store)).experiments[0]).toMatchObject({
      id: 'holdout',
      status: 'running',
      excluded: 0,
    })
  })

  it('leaves out who met two arms, and counts them', async () => {
    const store = await storeWith(holdout)
    const token = await visitor(store)
    await expose(store, token, 'none')
    await expose(store, token, 'shelves')
    await expect.poll(async () => (await reports(store)).experiments[0]!.excluded).toBe(1)
    expect((await reports(store)).experiments[0]!.arms.map(({ people }) => people)).toEqual([0, 0])
  })

  it('keeps a visitor who became a customer in the arm met before', async () => {
    const store = await storeWith(holdout)
    const token = await visitor(store)
    await expose(store, token, 'none')
    await order(store, 'signed-in', { visitor: token, customer_id: '42', created_at: Date.now() + 1_000 })
    await expect
      .poll(async () => (await reports(store)).experiments[0]!.arms[0])
      .toMatchObject({ arm: 'none', people: 1, converters: 1, orders: 1 })
  })

  it('leaves out a customer who met one arm on one device and another on a second', async () => {
    const store = await storeWith(holdout)
    for (const arm of ['none', 'shelves']) {
      const token = await visitor(store)
      await expose(store, token, arm)
      await order(store, `from-${arm}`, { visitor: token, customer_id: '42' })
    }
    await expect
      .poll(async () => (await reports(store)).experiments[0])
      .toMatchObject({ excluded: 1, arms: [{ people: 0 }, { people: 0 }] })
  })

  it('knows what people had ordered before, as far as it was known who they were when they met the arm', async () => {
    const store = await storeWith(holdout)
    const before = Date.now() - 3_600_000
    const old = { id: 'very-old', customer_id: '7', created_at: before - 366 * 86_400_000 }
    await order(store, 'past-7', { customer_id: '7', created_at: before })
    await order(store, old.id, old)
    await order(store, 'past-8', { customer_id: '8', created_at: before })
    const exp = Math.floor(Date.now() / 1_000) + 600
    const seven = await sign({ sub: '7', aud: store.store.id, exp }, store.identity_secret, 'HS256')
    const exposure = { name: 'exposure', experiment: 'holdout', placement: 'home' }
    await store.events([{ ...exposure, arm: 'none' }], { identity: seven })
    // Customer 8 says who they are only with an order, after they met the arm: their past may not count.
    const token = await visitor(store)
    await expose(store, token, 'shelves')
    await order(store, 'since-8', { visitor: token, customer_id: '8', created_at: Date.now() + 1_000 })
    await expect
      .poll(async () => (await reports(store)).experiments[0]!.arms)
      .toMatchObject([
        { arm: 'none', people: 1, orders: 0, past_buyers: 1, past_revenue_per_person_minor: 2_000 },
        { arm: 'shelves', people: 1, orders: 1, past_buyers: 0, past_revenue_per_person_minor: 0 },
      ])
    expect((await reports(store)).experiments[0]!.comparisons[0]).toMatchObject({
      revenue_per_person_adjusted: null,
      not_adjusted: 'little_past',
    })
    // An order that is reported late, and again smaller, is still one of before.
    await order(store, 'late-7', { customer_id: '7', created_at: before - 1_000 })
    await order(store, 'late-7', {
      customer_id: '7',
      created_at: before - 1_000,
      updated_at: Date.now() + 5_000,
      items: [{ item_id: 'book-3', quantity: 1, price_minor: 500 }],
    })
    await expect
      .poll(async () => (await reports(store)).experiments[0]!.arms[0]!.past_revenue_per_person_minor)
      .toBe(2_500)
  })

  it('takes what was ordered up to the end, and no more', async () => {
    const store = await storeWith(holdout)
    const token = await visitor(store)
    await expose(store, token, 'none')
    const now = Date.now()
    await order(store, 'during', { visitor: token, created_at: now + 1_000 })
    await order(store, 'after', { visitor: token, created_at: now + 30_000 })
    const orders = async () => (await reports(store)).experiments[0]!.arms[0]!.orders
    await expect.poll(orders).toBe(2)
    await store.server('PUT', '/v1/settings', {
      experiments: [{ ...holdout, status: 'ended', ended_at: now + 10_000 }],
    })
    await expect.poll(orders, { timeout: 15_000, interval: 500 }).toBe(1)
  }, 20_000)

  it('forgets who asked to be forgotten', async () => {
    const store = await storeWith(holdout)
    const token = await visitor(store)
    await expose(store, token, 'none')
    await expect.poll(async () => (await reports(store)).experiments[0]!.arms[0]!.people).toBe(1)
    await store.server('DELETE', `/v1/customers/v:${token.split('.')[0]}`)
    await expect.poll(async () => (await reports(store)).experiments[0]!.arms[0]!.people).toBe(0)
  })
})

it.each([
  ['one arm', { ...holdout, arms: [holdout.arms[0]] }],
  ['two arms of one name', { ...holdout, arms: [holdout.arms[0], holdout.arms[0]] }],
  [
    'no arm that changes anything',
    {
      ...holdout,
      arms: [
        { id: 'a', weight: 1 },
        { id: 'b', weight: 1 },
      ],
    },
  ],
  [
    'an unknown recommender',
    { ...lists, arms: [lists.arms[0], { id: 'b', weight: 1, placements: { home: ['magic'] } }] },
  ],
  ['a weight of nothing', { ...holdout, arms: [holdout.arms[0], { id: 'b', weight: 0 }] }],
])('an experiment with %s is refused', async (_, experiment) => {
  const store = await makeStore()
  const answer = await store.server('PUT', '/v1/settings', { experiments: [experiment] })
  expect(answer.status).toBe(400)
})

it('an exposure that names no arm is refused', async () => {
  const store = await makeStore()
  const { rejected } = await store.events([{ name: 'exposure', experiment: 'holdout' }])
  expect(rejected).toHaveLength(1)
})
