import { describe, expect, it, vi } from 'vitest'
import type { Associations } from '#shared/wire/association'
import { books, jsonLines, makeStore, type TestStore } from '../testing/store.ts'

async function sell(store: TestStore, orders: readonly [customer: string, ...items: string[]][]) {
  const lines = orders.map(([customer_id, ...items], i) => ({
    id: `o${i}`,
    created_at: Date.now() - 60_000 + i,
    currency: 'GBP',
    customer_id,
    items: items.map((item_id) => ({ item_id, quantity: 1, price_minor: 1_000 })),
  }))
  expect(await (await store.server('POST', '/v1/orders', jsonLines(lines))).json()).toMatchObject({
    rejected: 0,
  })
}

async function rules(store: TestStore, query = ''): Promise<Associations> {
  return (await store.server('GET', `/v1/insights/associations${query}`)).json()
}

describe('rules of what is bought together', () => {
  it('are counted over the orders, from five people up', async () => {
    const store = await makeStore(books(4), { publish_delay_ms: 0 })
    await sell(store, [
      ['a', 'book-1', 'book-2'],
      ['b', 'book-1', 'book-2'],
      ['c', 'book-1', 'book-2'],
      ['d', 'book-1', 'book-2'],
      ['e', 'book-1', 'book-2', 'book-4'],
      ['f', 'book-1', 'book-3'],
      ['g', 'book-3', 'book-4'],
      ['a', 'book-3', 'book-4'],
      ['a', 'book-3', 'book-4'],
      ['a', 'book-3', 'book-4'],
      ['a', 'book-3', 'book-4'],
    ])
    await vi.waitFor(async () => expect((await rules(store)).orders).toBe(11), 5_000)
    const found = await rules(store)
    expect(found.orders_counted).toBe(11)
    const said = found.rules.map(({ left, right, orders, people }) => [left.id, right.id, orders, people])
    expect(said.sort()).toEqual([
      ['book-1', 'book-2', 5, 5],
      ['book-2', 'book-1', 5, 5],
    ])
    const rule = found.rules.find(({ left }) => left.id === 'book-1')!
    expect(rule).toMatchObject({ left_orders: 6, right_orders: 5, right: { title: 'Book 2' } })
    expect(rule.confidence).toBeCloseTo(5 / 6)
    expect(rule.lift).toBeCloseTo(5 / 6 / (5 / 11))
    expect((await rules(store, '?min_confidence=0.9')).rules.map(({ left }) => left.id)).toEqual(['book-2'])
  })

  it('lose the orders of who is forgotten', async () => {
    const store = await makeStore(books(2), { publish_delay_ms: 0 })
    await sell(
      store,
      ['a', 'b', 'c', 'd', 'e'].map((customer) => [customer, 'book-1', 'book-2'] as const),
    )
    await vi.waitFor(async () => expect((await rules(store)).rules).toHaveLength(2), 5_000)
    await store.server('DELETE', '/v1/customers/e')
    await vi.waitFor(async () => expect((await rules(store)).rules).toEqual([]), 5_000)
  })
})
