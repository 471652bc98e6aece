import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { EventBatchResult } from '#shared/wire/event'
import { budgets } from '../read/budgets.ts'
import {
  batch,
  expectBusy,
  overloaded,
  page,
  post,
  refusing,
  shelfOf,
  shop,
  silent,
} from '../testing/broken-objects.ts'
import { books, makeStore } from '../testing/store.ts'

function later(ms: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms })
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
