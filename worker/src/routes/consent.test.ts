import { listDurableObjectIds, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { sign } from 'hono/jwt'
import { describe, expect, it, vi } from 'vitest'
import type { CustomerList } from '#shared/wire/customer'
import type { RecommendationResult } from '#shared/wire/recommendation'
import { customerOf } from '../objects/names.ts'
import { about, books, call, makeStore, type TestStore } from '../testing/store.ts'

/** What a shopper's choice allows, enforced by the Worker whatever a page sends. */

type Choice = { consent?: 'granted' | 'denied' }
interface Case {
  byDefault: 'granted' | 'denied'
  said: Choice
  gpc: boolean
  allowed: boolean
}

const cases: Case[] = (['granted', 'denied'] as const).flatMap((byDefault) =>
  [{}, { consent: 'granted' as const }, { consent: 'denied' as const }].flatMap((said: Choice) =>
    [false, true].map((gpc) => ({
      byDefault,
      said,
      gpc,
      allowed: !gpc && (said.consent ?? byDefault) === 'granted',
    })),
  ),
)

/** How many objects of people there are, and all rows of the one of this visitor. */
async function kept(store: TestStore, visitor: string): Promise<string> {
  const people = (await listDurableObjectIds(env.CUSTOMER)).length
  const own = customerOf(env, store.store.id, `v:${visitor.split('.')[0]}`)
  return JSON.stringify([people, ...(await rowsOf(own))])
}

function rowsOf(object: DurableObjectStub): Promise<string[]> {
  return runInDurableObject(object as DurableObjectStub<undefined>, async (_, { storage }) => {
    const tables = storage.sql
      .exec<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '_cf%'")
      .toArray()
    const rows = tables.map(({ name }) => storage.sql.exec(`SELECT * FROM "${name}"`).toArray())
    return [...rows, ...(await storage.list())].map((row) => JSON.stringify(row))
  })
}

async function storeWith(
  byDefault: string,
): Promise<{ store: TestStore; visitor: string; identity: string }> {
  const store = await makeStore(books(4))
  await store.server('PUT', '/v1/settings', { publish_delay_ms: 60_000 })
  const { visitor = '' } = await store.events([about('book-1'), about('book-2')], { consent: 'granted' })
  await store.server('PUT', '/v1/settings', { consent_default: byDefault })
  const nowS = Math.floor(Date.now() / 1_000)
  const claims = { sub: '42', aud: store.store.id, iat: nowS, exp: nowS + 600 }
  return { store, visitor, identity: await sign(claims, store.identity_secret, 'HS256') }
}

const name = ({ byDefault, said, gpc }: Case) =>
  `default ${byDefault}, page says ${said.consent ?? 'nothing'}${gpc ? ', Sec-GPC' : ''}`

describe.each(cases.map((one) => [name(one), one] as const))('%s', (_, { byDefault, said, gpc, allowed }) => {
  const headers: Record<string, string> = gpc ? { 'sec-gpc': '1' } : {}

  it(allowed ? 'events are taken' : 'no event is taken, of nobody and of somebody known', async () => {
    const { store, visitor, identity } = await storeWith(byDefault)
    const before = await kept(store, visitor)
    for (const who of [{}, { visitor }, { visitor, identity }]) {
      const answer = await store.events(
        [about('book-3', { name: 'add_to_cart' })],
        { ...said, ...who },
        headers,
      )
      if (allowed) expect(answer).toMatchObject({ accepted: 1, visitor: expect.any(String) })
      else expect(answer).toEqual({ accepted: 0, duplicates: 0, rejected: [], dropped: 'consent' })
    }
    if (allowed) expect(await kept(store, visitor)).not.toBe(before)
    else expect(await kept(store, visitor)).toBe(before)
  })

  it(allowed ? 'shelves know who looks' : 'shelves know nobody', async () => {
    const { store, visitor, identity } = await storeWith(byDefault)
    const body = { ...said, visitor, shelves: [{ id: 'a', placement: 'recently-viewed' }] }
    const answer = await store.page('/v1/recommendations', body, headers)
    const { shelves } = (await answer.json()) as RecommendationResult
    expect(shelves[0]?.products.map(({ recommender }) => recommender).includes('recently-viewed')).toBe(
      allowed,
    )
    const signedIn = await store.page('/v1/recommendations', { ...body, identity }, headers)
    expect(signedIn.status).toBe(200)
  })
})

describe('whoever said no', () => {
  it('may still see what is kept, take it along, and have it forgotten', async () => {
    const { store, visitor } = await storeWith('denied')
    const headers = { 'x-kindred-visitor': visitor, 'sec-gpc': '1' }
    const ask = (method: string, path: string) =>
      call(method, `${path}?key=${store.publishable_key}`, { headers }).then(({ status }) => status)
    expect(await ask('GET', '/v1/me')).toBe(200)
    expect(await ask('GET', '/v1/me/export')).toBe(200)
    expect(await ask('DELETE', '/v1/me')).toBe(204)
    await vi.waitFor(async () => expect(await ask('GET', '/v1/me')).toBe(410), 5_000)
  })
})

it('e-mail addresses are kept nowhere: a guest is a keyed hash', async () => {
  const store = await makeStore(books(1))
  const order = {
    created_at: Date.now(),
    currency: 'GBP',
    items: [{ item_id: 'book-1', quantity: 1, total_minor: 5 }],
  }
  const mail = 'emma.woodhouse@highbury.example'
  for (const [n, who] of [{}, { customer_id: '42' }].entries())
    await store.server('POST', '/v1/orders', {
      ...order,
      ...who,
      id: `o${n}`,
      email: mail,
      customer_name: 'Emma',
    })
  await vi.waitFor(async () => {
    const list = (await (await store.server('GET', '/v1/customers?kind=all')).json()) as CustomerList
    expect(list.total).toBe(2)
  }, 5_000)
  const rooms = [env.CUSTOMER, env.DIRECTORY, env.INSIGHTS, env.SESSION_INDEX, env.STORE] as const
  const texts = await Promise.all(
    rooms.map(async (room) => {
      const ids = await listDurableObjectIds(room as typeof env.CUSTOMER)
      return Promise.all(ids.map((id) => rowsOf((room as typeof env.CUSTOMER).get(id))))
    }),
  )
  const all = texts.flat(2).join()
  expect(all).toContain('Emma')
  expect(all).not.toMatch(/highbury/i)
})
