import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { ScoreResult } from '#shared/wire/score'
import { customerOf, indexShardOf } from '../objects/names.ts'
import { about, books, jsonLines, makeStore, type TestStore } from '../testing/store.ts'

const day = 86_400_000
const scoresOf = async (store: TestStore, customers: string[], products: string[]): Promise<ScoreResult> => {
  const answer = await store.server('POST', '/v1/scores', { customers, products })
  expect(answer.status).toBe(200)
  return answer.json()
}

describe('scores', () => {
  it('say what each customer is likely to want, with the parts', async () => {
    const store = await makeStore(
      books(9).map((book, i) => ({
        ...book,
        brand: i < 5 ? 'A' : 'B',
        categories: ['Books', i < 5 ? 'Gothic' : 'Poetry'],
      })),
    )
    const now = Date.now()
    await store.server(
      'POST',
      '/v1/sessions',
      jsonLines([
        ...Array.from({ length: 6 }, (_, i) => ({
          id: `s${i}`,
          started_at: now - day - i,
          items: ['book-1', 'book-2'],
        })),
        { id: 'mine', started_at: now - 60_000, customer_id: 'ann', items: ['book-1'] },
        { id: 'old', started_at: now - 40 * day, customer_id: 'bob', items: ['book-7', 'book-8'] },
      ]),
    )
    const order = (id: string, at: number) => ({
      id,
      created_at: at,
      customer_id: 'bob',
      currency: 'GBP',
      items: [{ item_id: 'book-9', quantity: 1, price_minor: 1_008 }],
    })
    await store.server(
      'POST',
      '/v1/orders',
      jsonLines([order('1', now - 60 * day), order('2', now - 30 * day)]),
    )
    await runDurableObjectAlarm(customerOf(env, store.store.id, 'c:bob'))
    await runDurableObjectAlarm(indexShardOf(env, store.store.id, 0))
    const result = await scoresOf(store, ['ann', 'nobody', 'bob'], ['book-2', 'book-6', 'book-9', 'what'])
    expect(result.unknown_products).toEqual(['what'])
    const [ann, nobody, bob] = result.customers
    expect(nobody).toEqual({ customer: 'nobody', status: 'unknown', scores: [] })
    expect(ann?.scores.map(({ product }) => product)).toEqual(['book-2', 'book-6', 'book-9'])
    expect(ann?.scores[0]?.parts).toMatchObject({ session: 1, repurchase: 0 })
    expect(ann?.scores[0]?.parts.category).toBeGreaterThan(0)
    expect(ann?.scores[1]?.parts).toMatchObject({
      session: 0,
      long_term: 0,
      category: 0,
      brand: 0,
      repurchase: 0,
    })
    expect(ann!.scores[0]!.score).toBeGreaterThan(ann!.scores[1]!.score)
    // Two orders 30 days apart, the last one 30 days ago: exactly due, a habit of (2 − 1 + 2 · share) / 3.
    expect(bob?.scores[2]?.parts.repurchase).toBeCloseTo((1 + 2 * ((1 + 5 * 0.02) / 6)) / 3, 3)
    expect(bob!.scores[2]!.score).toBeGreaterThan(bob!.scores[0]!.score)
    expect(bob?.scores[1]?.parts.brand).toBeGreaterThan(0)
  })

  it('are 0 for what somebody hid, and none for whoever left', async () => {
    const store = await makeStore(books(4))
    const { visitor } = await store.events([
      about('book-1'),
      about('book-2'),
      { name: 'hide_item', ...about('book-2') },
    ])
    const person = `v:${visitor?.split('.')[0]}`
    const { customers } = await scoresOf(store, [person, person], ['book-2', 'book-3'])
    expect(customers).toHaveLength(1)
    expect(customers[0]?.scores[0]).toMatchObject({ score: 0, hidden: true })
    expect(customers[0]?.scores[1]?.score).toBeGreaterThan(0)
    await store.server('DELETE', `/v1/customers/${person}`)
    expect((await scoresOf(store, [person], ['book-3'])).customers).toEqual([
      { customer: person, status: 'erased', scores: [] },
    ])
  })
})
