import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { EventBatchResult } from '#shared/wire/event'
import type { Problem } from '#shared/wire/problem'
import type { RecommendationResult, Shelf } from '#shared/wire/recommendation'
import { createApp } from '../app.ts'
import { budgets } from '../read/budgets.ts'
import { about, books, call, jsonLines, makeStore, shopOrigin, type TestStore } from '../testing/store.ts'

const ctx = {
  waitUntil: () => {},
  passThroughOnException: () => {},
  props: {},
} as unknown as ExecutionContext

/** Objects of a kind that answer every call so: as the platform does for an object with too much to do. */
const objects = (answer: () => unknown) => ({
  getByName: () => new Proxy({}, { get: (_, name) => (name === 'then' ? undefined : answer) }),
})
const refusing = (why: object) =>
  objects(() => Promise.reject(Object.assign(new Error('Durable Object is overloaded.'), why)))
const overloaded = refusing({ overloaded: true })
const silent = objects(() => new Promise(() => {}))

type Kind = 'CUSTOMER' | 'CATALOGUE' | 'SESSION_INDEX' | 'STORE' | 'DIRECTORY'

function post(
  store: TestStore,
  path: string,
  body: unknown,
  broken: Partial<Record<Kind, object>> = {},
  key = store.publishable_key,
): Promise<Response> {
  // A secret key is believed in a header alone.
  const isSecret = key === store.secret_key
  const request = new Request(`https://kindred.example${path}${isSecret ? '' : `?key=${key}`}`, {
    method: 'POST',
    headers: {
      origin: shopOrigin,
      'content-type': 'text/plain',
      ...(isSecret ? { authorization: `Bearer ${key}` } : {}),
    },
    body: JSON.stringify(body),
  })
  return Promise.resolve(createApp().fetch(request, { ...env, ...broken } as unknown as Env, ctx))
}

const batch = (id: string = crypto.randomUUID()) => {
  const at = Date.now()
  return { sent_at: at, events: [{ id, name: 'view_item', at, ...about('book-1') }] }
}
const page = { context: { product: 'book-1' }, shelves: [{ id: 's', placement: 'product', limit: 4 }] }

async function shelfOf(answer: Response): Promise<Shelf> {
  expect(answer.status).toBe(200)
  return ((await answer.json()) as RecommendationResult).shelves[0]!
}

async function expectBusy(answer: Response): Promise<void> {
  expect(answer.status).toBe(503)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await answer.json()) as Problem).toMatchObject({ code: 'overloaded' })
}

async function shop(): Promise<TestStore> {
  const store = await makeStore(books(12))
  const visits = Array.from({ length: 12 }, (_, i) => ({
    id: `s${i}`,
    started_at: Date.now() - 3_600_000 + i * 1_000,
    items: ['book-1', 'book-2', `book-${3 + (i % 4)}`],
  }))
  await store.server('POST', '/v1/sessions', jsonLines(visits))
  // What is tried on people changes with the day, which may end while a test runs.
  await store.server('PUT', '/v1/settings', { recommendation: { exploration: 0 } })
  return store
}

function later(ms: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms })
}

/** The answer to a request that is given when `ms` have passed and not before; time passes as told. */
async function answeredAfter(ms: number, ask: () => Promise<Response>): Promise<Response> {
  if (!vi.isFakeTimers())
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: Date.now() })
  let isAnswered = false
  const answer = ask().finally(() => {
    isAnswered = true
  })
  await turns()
  await vi.advanceTimersByTimeAsync(ms - 1)
  await turns()
  expect(isAnswered).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  return answer
}

/** Whatever needs no time gets done. */
async function turns(): Promise<void> {
  for (let i = 0; i < 20; i++) await call('GET', '/healthz')
}

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('too much to do', { timeout: 120_000 }, () => {
  it.each(['CUSTOMER', 'CATALOGUE', 'STORE'] as const)(
    'answers events with 503 and Retry-After when %s is overloaded, and takes the same batch once afterwards',
    async (kind) => {
      const store = await makeStore(books(2))
      const body = batch()
      later(budgets.heldMs + 20_000) // so that nothing is held any more
      await expectBusy(await post(store, '/v1/events', body, { [kind]: overloaded }))
      const taken = await post(store, '/v1/events', body)
      const { accepted, visitor } = (await taken.json()) as EventBatchResult
      expect(accepted).toBe(1)
      const again = await post(store, '/v1/events', { ...body, visitor })
      expect(await again.json()).toMatchObject({ accepted: 0, duplicates: 1 })
    },
  )

  it('says the same while an object is being moved or deployed, and no more of any other error', async () => {
    const store = await makeStore(books(1))
    await expectBusy(await post(store, '/v1/events', batch(), { CUSTOMER: refusing({ retryable: true }) }))
    const broken = await post(store, '/v1/events', batch(), { CUSTOMER: refusing({}) })
    expect(broken.status).toBe(500)
    expect(await broken.json()).toMatchObject({ code: 'internal' })
  })

  it('answers orders with 503, and takes them once afterwards', async () => {
    const store = await makeStore(books(1))
    const order = {
      id: 'o1',
      created_at: Date.now(),
      currency: 'GBP',
      customer_id: 'c1',
      items: [{ item_id: 'book-1', quantity: 1, price_minor: 1_000 }],
    }
    for (const kind of ['CUSTOMER', 'DIRECTORY'] as const)
      await expectBusy(await post(store, '/v1/orders', order, { [kind]: overloaded }, store.secret_key))
    expect(await (await post(store, '/v1/orders', order, {}, store.secret_key)).json()).toMatchObject({
      created: 1,
    })
  })

  it('answers events with 503 after 8 s, before the tracker gives up after 10', async () => {
    const store = await makeStore(books(1))
    const late = await answeredAfter(8_000, () => post(store, '/v1/events', batch(), { CUSTOMER: silent }))
    await expectBusy(late)
  })

  it('answers shelves with 503 after 4 s, before the widget gives up after 5', async () => {
    const store = await makeStore(books(3))
    const late = await answeredAfter(4_000, () =>
      post(store, '/v1/recommendations', page, { SESSION_INDEX: silent }),
    )
    await expectBusy(late)
  })

  it.each(['CATALOGUE', 'SESSION_INDEX'] as const)(
    'serves shelves from what is held when %s is silent for 2.5 s, and asks it again once a second',
    async (kind) => {
      const store = await shop()
      const before = await shelfOf(await post(store, '/v1/recommendations', page))
      let asked = 0
      const mute = objects(() => {
        asked++
        return new Promise(() => {})
      })
      const ask = () => post(store, '/v1/recommendations', page, { [kind]: mute })
      vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: Date.now() + 20_000 })
      const held = await shelfOf(await answeredAfter(2_500, ask))
      expect(held.products.map(({ id }) => id)).toEqual(before.products.map(({ id }) => id))
      const first = asked
      await vi.advanceTimersByTimeAsync(900)
      await shelfOf(await ask())
      expect(asked).toBe(first)
      await vi.advanceTimersByTimeAsync(100)
      await shelfOf(await answeredAfter(2_500, ask))
      expect(asked).toBeGreaterThan(first)
    },
  )

  it('serves shelves without what a silent person knows', async () => {
    const store = await shop()
    const { visitor } = (await (await post(store, '/v1/events', batch())).json()) as EventBatchResult
    const shelf = await shelfOf(
      await post(store, '/v1/recommendations', { ...page, visitor }, { CUSTOMER: silent }),
    )
    expect(shelf.products.map(({ id }) => id)).toContain('book-2')
  })

  it('serves shelves from what is held while index and catalogue are overloaded, for a minute', async () => {
    const store = await shop()
    const before = await shelfOf(await post(store, '/v1/recommendations', page))
    expect(before.products.length).toBeGreaterThan(0)
    const broken = { CATALOGUE: overloaded, SESSION_INDEX: overloaded }
    later(20_000) // copies are asked for anew, in vain
    const held = await shelfOf(
      await post(store, '/v1/recommendations', page, { SESSION_INDEX: overloaded, CATALOGUE: overloaded }),
    )
    expect(held.products.map(({ id }) => id)).toEqual(before.products.map(({ id }) => id))
    later(budgets.heldMs + 20_000)
    await expectBusy(await post(store, '/v1/recommendations', page, broken))
    const after = await shelfOf(await post(store, '/v1/recommendations', page))
    expect(after.products.map(({ id }) => id)).toEqual(before.products.map(({ id }) => id))
  })

  it('says that others stand in when the index alone cannot be asked', async () => {
    const store = await shop()
    const shelf = await shelfOf(await post(store, '/v1/recommendations', page, { SESSION_INDEX: overloaded }))
    expect(shelf.products.length).toBeGreaterThan(0)
    expect(shelf).toMatchObject({ fallback: true, personal: false })
  })

  it('answers shelves with 503 when nothing is held', async () => {
    const store = await makeStore(books(3))
    later(budgets.heldMs + 20_000)
    await expectBusy(await post(store, '/v1/recommendations', page, { CATALOGUE: overloaded }))
  })
})
