import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import type { RecommendationResult } from '#shared/wire/recommendation'
import { customerOf } from '../objects/names.ts'
import { books, jsonLines, makeStore } from '../testing/store.ts'

it('what is bought together chooses first, wherever it stands on the page, and no product stands twice', async () => {
  const store = await makeStore(books(12))
  const orders = ['1', '2'].map((id) => ({
    id,
    created_at: Date.UTC(2026, 0, 1),
    customer_id: `c${id}`,
    currency: 'GBP',
    items: ['book-1', 'book-2'].map((item_id) => ({ item_id, quantity: 1, price_minor: 1_000 })),
  }))
  await store.server('POST', '/v1/orders', jsonLines(orders))
  for (const { customer_id } of orders)
    await runDurableObjectAlarm(customerOf(env, store.store.id, `c:${customer_id}`))
  const answer = await store.page('/v1/recommendations', {
    context: { product: 'book-1' },
    shelves: [
      { id: 'wide', placement: 'product' },
      { id: 'narrow', placement: 'bought-together' },
    ],
  })
  const { shelves } = (await answer.json()) as RecommendationResult
  expect(shelves.map(({ id }) => id)).toEqual(['wide', 'narrow'])
  const [wide, narrow] = shelves.map(({ products }) => products.map(({ id }) => id))
  expect(narrow).toEqual(['book-2'])
  expect(wide).toHaveLength(10)
  expect(wide).not.toContain('book-2')
})
