import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { sign } from 'hono/jwt'
import { describe, expect, it, vi } from 'vitest'
import type { KeyCreated, KeyList } from '#shared/wire/key'
import { storeDocument } from '../objects/store/store.ts'
import { about, books, call, makeStore, type TestStore } from '../testing/store.ts'

const hourMs = 3_600_000
const withKey = (key: string, path = '/v1/settings') =>
  call('GET', path, { headers: { authorization: `Bearer ${key}` } })

async function newKey(store: TestStore, body: object): Promise<KeyCreated> {
  const answer = await store.server('POST', '/v1/keys', body)
  expect(answer.status).toBe(201)
  return answer.json()
}

async function keysOf(store: TestStore): Promise<KeyList['keys']> {
  return ((await (await store.server('GET', '/v1/keys')).json()) as KeyList).keys
}

describe('the keys of a store', { timeout: 30_000 }, () => {
  it('are listed without the keys', async () => {
    const store = await makeStore()
    const keys = await keysOf(store)
    expect(keys.map(({ kind }) => kind)).toEqual(['publishable', 'secret', 'identity'])
    expect(keys.every(({ expires_at }) => expires_at === null)).toBe(true)
    const said = JSON.stringify(keys)
    for (const secret of [store.secret_key, store.publishable_key, store.identity_secret]) {
      expect(said).not.toContain(secret)
    }
  })

  it('are replaced with an overlap: the old one is good until it is over', async () => {
    const store = await makeStore()
    const [, old] = await keysOf(store)
    const made = await newKey(store, { kind: 'secret', overlap_hours: 1 })
    expect(made.replaced).toEqual([{ ...old, expires_at: expect.any(Number) }])
    const until = made.replaced[0]?.expires_at ?? 0
    expect((await withKey(made.key)).status).toBe(200)
    expect((await withKey(store.secret_key)).status).toBe(200)
    vi.useFakeTimers({ toFake: ['Date'], now: until - 1 })
    try {
      expect((await withKey(store.secret_key)).status).toBe(200)
      vi.setSystemTime(until)
      expect((await withKey(store.secret_key)).status).toBe(401)
      expect((await withKey(made.key)).status).toBe(200)
    } finally {
      vi.useRealTimers()
    }
    expect(until - made.created_at).toBe(hourMs)
  })

  it('overlap for 30 days at most', async () => {
    const store = await makeStore()
    const asked = { kind: 'secret', overlap_hours: 30 * 24 }
    const longer = await store.server('POST', '/v1/keys', { ...asked, overlap_hours: 30 * 24 + 1 })
    expect(longer.status).toBe(400)
    const { created_at, replaced } = await newKey(store, asked)
    expect((replaced[0]?.expires_at ?? 0) - created_at).toBe(30 * 24 * hourMs)
  })

  it('are replaced at once where no overlap is asked for', async () => {
    const store = await makeStore()
    const made = await newKey(store, { kind: 'publishable', overlap_hours: 0 })
    expect((await call('POST', `/v1/recommendations?key=${store.publishable_key}`)).status).toBe(401)
    expect((await call('POST', `/v1/recommendations?key=${made.key}`)).status).toBe(400)
  })

  it('end at once when they are revoked, and with them the logins made with them', async () => {
    const store = await makeStore()
    const made = await newKey(store, { kind: 'secret' })
    const login = await call('POST', '/v1/login', { body: JSON.stringify({ secret_key: store.secret_key }) })
    const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect((await call('GET', '/v1/settings', { headers: { cookie } })).status).toBe(200)
    const old = made.replaced[0]?.id ?? ''
    const revoke = (id: string) =>
      call('DELETE', `/v1/keys/${id}`, { headers: { authorization: `Bearer ${made.key}` } })
    expect((await revoke(old)).status).toBe(204)
    expect((await withKey(store.secret_key)).status).toBe(401)
    expect((await call('GET', '/v1/settings', { headers: { cookie } })).status).toBe(401)
    expect((await call('GET', '/v1/login', { headers: { cookie } })).status).toBe(401)
    expect((await revoke(old)).status).toBe(404)
  })

  it('that were ended are not believed longer when the clock is put back', async () => {
    const store = await makeStore()
    const made = await newKey(store, { kind: 'secret' })
    expect((await withKey(store.secret_key)).status).toBe(200)
    const hand = { actor: { by: 'deployment' } } as const
    // In another isolate: this one has not heard of it.
    await storeDocument(env, store.store.id).revoke(made.replaced[0]?.id ?? '', hand)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - hourMs })
    try {
      expect((await withKey(store.secret_key)).status).toBe(401)
    } finally {
      vi.useRealTimers()
    }
  })

  it('are never taken away all: the only one of its kind stays', async () => {
    const store = await makeStore()
    for (const { id } of await keysOf(store)) {
      const answer = await store.server('DELETE', `/v1/keys/${id}`)
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([409, 'conflict'])
    }
    const made = await newKey(store, { kind: 'secret' })
    expect((await store.server('DELETE', `/v1/keys/${made.id}`)).status).toBe(409) // the other one expires
  })

  it('that sign identity tokens overlap as well', async () => {
    const store = await makeStore(books(1))
    const token = (secret: string) => {
      const nowS = Math.floor(Date.now() / 1_000)
      return sign({ sub: '7', aud: store.store.id, iat: nowS, exp: nowS + 600 }, secret, 'HS256')
    }
    const known = async (secret: string) => {
      const headers = { 'x-kindred-identity': await token(secret) }
      return (await call('GET', `/v1/me?key=${store.publishable_key}`, { headers })).status
    }
    await store.events([about('book-1')], { identity: await token(store.identity_secret) })
    const made = await newKey(store, { kind: 'identity', overlap_hours: 2 })
    expect([await known(store.identity_secret), await known(made.key)]).toEqual([200, 200])
    const old = made.replaced[0]?.id ?? ''
    expect((await store.server('DELETE', `/v1/keys/${old}`)).status).toBe(204)
    expect([await known(store.identity_secret), await known(made.key)]).toEqual([401, 200])
  })

  it('are in no row of the store’s: what is kept are hashes, and the identity secret sealed', async () => {
    const store = await makeStore()
    const made = await newKey(store, { kind: 'identity', overlap_hours: 1 })
    const kept = await runInDurableObject(
      env.STORE.getByName(store.store.id) as unknown as DurableObjectStub<undefined>,
      async (_, { storage }) => {
        const tables = storage.sql
          .exec<{ name: string }>(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '_cf%'",
          )
          .toArray()
        const rows = tables.map(({ name }) => storage.sql.exec(`SELECT * FROM "${name}"`).toArray())
        return JSON.stringify([rows, ...(await storage.list())])
      },
    )
    expect(kept).toContain(store.store.id)
    const secrets = [store.secret_key, store.publishable_key, store.identity_secret, made.key]
    for (const secret of secrets) expect(kept).not.toContain(secret.slice(-12))
  })

  it('belong to one store', async () => {
    const [store, other] = [await makeStore(), await makeStore()]
    const [theirs] = await keysOf(other)
    expect((await store.server('DELETE', `/v1/keys/${theirs?.id}`)).status).toBe(404)
  })
})
