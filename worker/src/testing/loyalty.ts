import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { sign } from 'hono/jwt'
import { expect } from 'vitest'
import type { CustomerPage, Me } from '#shared/wire/me'
import type { PointsReply } from '#shared/wire/points'
import { customerOf } from '../objects/names.ts'
import { call, type TestStore } from './store.ts'

export const dayMs = 86_400_000

/** An order of customer 42. */
export const order = (id: string, total: number, more: object = {}) => ({
  id,
  created_at: Date.now(),
  customer_id: '42',
  currency: 'GBP',
  items: [{ item_id: 'book-1', quantity: 1, total_minor: total }],
  ...more,
})

/** The customer’s page. */
export async function page(store: TestStore, id = '42'): Promise<CustomerPage> {
  const answer = await store.server('GET', `/v1/customers/${id}`)
  expect(answer.status).toBe(200)
  return (await answer.json()) as CustomerPage
}

/** What customer 42 sees, with an identity token. */
export async function me(store: TestStore, more = ''): Promise<Me> {
  const exp = Math.floor(Date.now() / 1_000) + 600
  const token = await sign({ sub: '42', aud: store.store.id, exp }, store.identity_secret, 'HS256')
  const answer = await call('GET', `/v1/me?key=${store.publishable_key}${more}`, {
    headers: { 'x-kindred-identity': token },
  })
  return (await answer.json()) as Me
}

/** A call for points of customer 42 that is taken. */
export async function act(store: TestStore, name: string, body: object): Promise<PointsReply> {
  const answer = await store.server('POST', `/v1/points/${name}`, { customer_id: '42', ...body })
  expect(answer.status, await answer.clone().text()).toBe(200)
  return (await answer.json()) as PointsReply
}

/** How many rows the ledger of customer 42 has; none where there is no ledger. */
export function rowsOf(store: TestStore): Promise<number> {
  return runInDurableObject(customerOf(env, store.store.id, 'c:42'), (_, { storage: { sql } }) => {
    const isThere = sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'points'").toArray().length > 0
    return isThere ? sql.exec<{ n: number }>('SELECT count(*) AS n FROM points').one().n : 0
  })
}
