import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { sign } from 'hono/jwt'
import { describe, expect, it, vi } from 'vitest'
import type { CustomerList } from '#shared/wire/customer'
import type { BaseAnswer, BaseSegments } from '#shared/wire/customer-base'
import { askInsights } from '../ask-insights.ts'
import { customerOf, insightsOf } from '../objects/names.ts'
import { dayMs, order, page } from '../testing/loyalty.ts'
import { about, books, jsonLines, makeStore, type TestStore } from '../testing/store.ts'

type Who = { country: string | null; birth_year: number | null }

/** What Insights holds of who somebody is, once their object has told what it had to. */
async function rowOf(store: TestStore, person: string): Promise<Who | null> {
  await runDurableObjectAlarm(customerOf(env, store.store.id, person))
  const insights = insightsOf(env, store.store.id)
  await askInsights(insights, 'customer', person)
  return runInDurableObject(insights, (_, { storage }) => {
    const sql = 'SELECT country, birth_year FROM person WHERE id = ?'
    return storage.sql.exec<Record<keyof Who, string & number>>(sql, person).toArray()[0] ?? null
  })
}

const tell = (store: TestStore, person: string, told: object) =>
  store.server('PATCH', `/v1/customers/${person}`, told)

describe('who customers are', () => {
  it('reaches their rows, and chooses them', async () => {
    const store = await makeStore(books(1))
    const sold = [
      order('o1', 1_000, { country: 'DE' }),
      order('o2', 1_000, { customer_id: '43' }),
      order('o3', 1_000, { customer_id: undefined, email: 'guest@shop.example', country: 'FR' }),
    ]
    expect((await store.server('POST', '/v1/orders', jsonLines(sold))).status).toBe(200)
    expect((await tell(store, '43', { country: 'DE', birth_year: 1990, birthday: '02-29' })).status).toBe(204)
    expect(await rowOf(store, 'c:42')).toEqual({ country: 'DE', birth_year: null })
    expect(await rowOf(store, 'c:43')).toEqual({ country: 'DE', birth_year: 1990 })
    expect((await page(store)).portrait.where).toEqual({
      country: 'DE',
      by: 'orders',
      shipped_to: [{ country: 'DE', orders: 1 }],
    })
    const list = async (query: string) =>
      (await (await store.server('GET', `/v1/customers?${query}`)).json()) as CustomerList
    await vi.waitFor(async () => expect((await list('country=FR')).total).toBe(1), 5_000)
    const ids = async (query: string) => (await list(query)).customers.map(({ id }) => id).toSorted()
    expect(await ids('country=DE')).toEqual(['c:42', 'c:43'])
    const age = new Date().getUTCFullYear() - 1990
    // One year more, should the year end meanwhile.
    expect(await ids(`age_min=${age}&age_max=${age + 1}`)).toEqual(['c:43'])
    expect(await ids(`age_min=${age + 2}`)).toEqual([])
    expect(await ids(`country=DE&age_max=${age + 1}`)).toEqual(['c:43'])
    await store.server('POST', '/v1/orders', { ...sold[0], updated_at: Date.now() + 1_000, cancelled: true })
    await vi.waitFor(
      async () => expect(await rowOf(store, 'c:42')).toEqual({ country: null, birth_year: null }),
      5_000,
    )
    expect(await ids('country=DE')).toEqual(['c:43'])
    const { who, where } = (await page(store, '43')).portrait
    expect(who).toMatchObject({ country: 'DE', birth_year: 1990, birthday: '02-29' })
    expect(where).toEqual({ country: 'DE', by: 'told', shipped_to: [] })
    expect((await page(store)).portrait.where).toEqual({ country: null, by: null, shipped_to: [] })
  })

  it('comes along when a visitor turns out to be a customer, and is forgotten with them', async () => {
    const store = await makeStore(books(1))
    const { visitor = '' } = await store.events([about('book-1')])
    const key = `v:${visitor.split('.')[0]}`
    expect((await tell(store, key, { country: 'AT', birth_year: 1970 })).status).toBe(204)
    expect(await rowOf(store, key)).toEqual({ country: 'AT', birth_year: 1970 })
    const exp = Math.floor(Date.now() / 1_000) + 600
    const identity = await sign({ sub: '42', aud: store.store.id, exp }, store.identity_secret, 'HS256')
    await store.events([about('book-1')], { visitor, identity })
    await vi.waitFor(async () => {
      expect(await rowOf(store, key)).toBe(null)
      expect(await rowOf(store, 'c:42')).toEqual({ country: 'AT', birth_year: 1970 })
    }, 5_000)
    await tell(store, '42', { country: 'CH' })
    expect(await rowOf(store, 'c:42')).toEqual({ country: 'CH', birth_year: 1970 })
    expect((await store.server('DELETE', '/v1/customers/42')).status).toBe(204)
    await vi.waitFor(async () => expect(await rowOf(store, 'c:42')).toBe(null), 5_000)
  })

  it('is the third axis of the cube, as the merchant chooses', async () => {
    const store = await makeStore(books(1))
    const customers = Array.from({ length: 6 }, (_, i) => `${i}`)
    const sold = customers.map((id, i) =>
      order(`o${id}`, 1_000 * (i + 1), {
        customer_id: id,
        created_at: Date.now() - (i < 2 ? 200 : 5) * dayMs,
        ...(i < 4 ? { country: i % 2 ? 'DE' : 'FR' } : {}),
      }),
    )
    await store.server('POST', '/v1/orders', jsonLines(sold))
    const year = new Date().getUTCFullYear()
    await tell(store, '0', { birth_year: year - 30 })
    for (const id of customers) await rowOf(store, `c:${id}`)
    const segments = async (query = '') =>
      (await (await store.server('GET', `/v1/insights/segments${query}`)).json()) as BaseAnswer<BaseSegments>
    const groups = async (query: string) => {
      const answer = await segments(query)
      if (answer.state === 'pending') throw new Error('no run has ended')
      const counts: Record<string, number> = {}
      for (const { group, customers } of answer.cube)
        counts[`${group}`] = (counts[`${group}`] ?? 0) + customers
      return { by: answer.by, counts }
    }
    await vi.waitFor(async () => {
      await runDurableObjectAlarm(insightsOf(env, store.store.id))
      expect(await segments()).toMatchObject({ state: 'ready', customers: 6, by: 'tenure' })
    }, 10_000)
    expect(await groups('')).toEqual({ by: 'tenure', counts: { known: 2, new: 4 } })
    expect(await groups('?by=country')).toEqual({ by: 'country', counts: { DE: 2, FR: 2, null: 2 } })
    expect(await groups('?by=age')).toEqual({ by: 'age', counts: { '25-34': 1, null: 5 } })
    expect((await store.server('GET', '/v1/insights/segments?by=shoe-size')).status).toBe(400)
  })
})
