import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { Readiness } from '#shared/wire/readiness'
import { indexShardOf } from '../objects/names.ts'
import { books, jsonLines, makeStore } from '../testing/store.ts'

describe('readiness', () => {
  it('counts what is there and says what is missing', async () => {
    const onSale = { list_price_minor: 5_000, description: 'A tale of marriage and money in the country.' }
    const store = await makeStore(
      books(20).map((book, i) => ({ ...book, brand: 'A', ...(i === 0 ? onSale : {}) })),
    )
    await store.server('PUT', '/v1/settings', { recommendation: { free_shipping_minor: 4_000 } })
    const visits = Array.from({ length: 5 }, (_, i) => ({
      id: `s${i}`,
      started_at: i,
      items: ['book-1', 'book-2'],
    }))
    await store.server('POST', '/v1/sessions', jsonLines(visits))
    await runDurableObjectAlarm(indexShardOf(env, store.store.id, 0)) // counts are of what is digested
    const { data, recommenders } = (await (
      await store.server('GET', '/v1/insights/readiness')
    ).json()) as Readiness
    expect(data).toEqual({
      products: 20,
      products_with_category: 20,
      products_with_brand: 20,
      products_described: 20,
      products_on_sale: 1,
      products_rarely_opened: 18,
      products_opened_by_five: 2,
      products_bought_twice: 0,
      visits: 5,
      orders: 0,
      customers_with_orders: 0,
      customers_who_came_back: 0,
      free_shipping_value: 1,
    })
    const statusOf = (name: string) => recommenders.find(({ recommender }) => recommender === name)?.status
    expect(['new-arrivals', 'on-sale', 'bought-together', 'to-free-shipping'].map(statusOf)).toEqual([
      'ready',
      'growing',
      'waiting',
      'ready',
    ])
  })
})
