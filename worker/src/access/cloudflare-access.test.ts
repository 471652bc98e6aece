import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { sign } from 'hono/jwt'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { AuditPage } from '#shared/wire/audit'
import { createApp } from '../app.ts'
import { call, makeStore, type TestStore } from '../testing/store.ts'
import { accessPerson } from './cloudflare-access.ts'

const team = 'books.cloudflareaccess.com'
const aud = 'the-audience-of-the-dashboard'
const algorithm = {
  name: 'RSASSA-PKCS1-v1_5',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: 'SHA-256',
}
const nowS = Math.floor(Date.now() / 1_000)
const claims = { iss: `https://${team}`, aud: [aud], sub: 'someone', iat: nowS, exp: nowS + 600 }
const served: JsonWebKey[] = []
let asked = 0

interface TestKey {
  kid: string
  mine: JsonWebKey
}

async function newKey(kid: string): Promise<TestKey> {
  const pair = (await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair
  const [mine, open] = await Promise.all(
    [pair.privateKey, pair.publicKey].map(
      (key) => crypto.subtle.exportKey('jwk', key) as Promise<JsonWebKey>,
    ),
  )
  served.push({ ...open, kid } as JsonWebKey)
  return { kid, mine: { ...mine, kid } as JsonWebKey }
}

/** A token as Access makes it; hono takes the key's id from the key. */
const tokenOf = (key: TestKey, more: object = {}) => sign({ ...claims, ...more }, key.mine as never, 'RS256')

let key: TestKey
beforeAll(async () => {
  key = await newKey('one')
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (address) => {
    expect(String(address)).toBe(`https://${team}/cdn-cgi/access/certs`)
    asked++
    return Response.json({ keys: served })
  })
})
afterAll(() => {
  vi.restoreAllMocks()
})

describe('a token of Cloudflare Access', () => {
  const isGood = async (token: string, now = Date.now()) =>
    (await accessPerson(token, { team, aud }, now)) !== null

  it('is taken when its team signed it for this application, and its keys are fetched once', async () => {
    expect(await isGood(await tokenOf(key))).toBe(true)
    expect(await isGood(await tokenOf(key))).toBe(true)
    expect(asked).toBe(1)
  })

  it('is not taken when it is of another team, for another application, too old, or nothing at all', async () => {
    const wrong = [
      await tokenOf(key, { iss: 'https://other.cloudflareaccess.com' }),
      await tokenOf(key, { aud: ['another'] }),
      await tokenOf(key, { aud: undefined }),
      await tokenOf(key, { exp: nowS - 10 }),
      await tokenOf(key, { exp: undefined }),
      await tokenOf(key, { nbf: nowS + 600 }),
      `${(await tokenOf(key)).slice(0, -4)}AAAA`,
      await sign(claims, 'a secret', 'HS256'),
      await sign(claims, JSON.stringify(served[0]), 'HS256'), // the public key taken for a secret
      `${btoa('{"alg":"none","kid":"one"}')}.${btoa(JSON.stringify(claims))}.`,
      '',
      'a.b.c',
    ]
    for (const token of wrong) expect(await isGood(token), token).toBe(false)
  })

  it('may name a key that is new: then they are fetched again, but not at every request', async () => {
    const before = asked
    const later = Date.now() + 61_000
    const next = await newKey('two')
    expect(await isGood(await tokenOf(next), later)).toBe(true)
    const stranger = { ...next, mine: { ...next.mine, kid: 'nobody' } as JsonWebKey }
    for (let i = 0; i < 5; i++) expect(await isGood(await tokenOf(stranger), later)).toBe(false)
    expect(asked).toBe(before + 1)
  })
})

describe('a dashboard behind Cloudflare Access', () => {
  let store: TestStore
  beforeAll(async () => {
    store = await makeStore()
  })

  const ask = (path: string, init: RequestInit = {}) => {
    const request = new Request(`https://kindred.example${path}`, init)
    return createApp().fetch(
      request,
      { ...env, ACCESS_TEAM: team, ACCESS_AUD: aud },
      createExecutionContext(),
    )
  }
  const body = () => JSON.stringify({ secret_key: store.secret_key })

  it('logs nobody in whom Access did not let in', async () => {
    expect((await ask('/v1/login', { method: 'POST', body: body() })).status).toBe(401)
    const headers = { 'cf-access-jwt-assertion': await tokenOf(key) }
    const answer = await ask('/v1/login', { method: 'POST', body: body(), headers })
    expect(answer.status).toBe(200)
  })

  it('takes a login only together with a token, in the header or in the cookie of Access', async () => {
    const login = await call('POST', '/v1/login', { body: body() })
    const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? ''
    const token = await tokenOf(key)
    for (const path of ['/v1/settings', '/v1/login']) {
      expect((await ask(path, { headers: { cookie } })).status).toBe(401)
      expect((await ask(path, { headers: { cookie: `${cookie}; CF_Authorization=x` } })).status).toBe(401)
      expect((await ask(path, { headers: { cookie, 'cf-access-jwt-assertion': token } })).status).toBe(200)
      expect((await ask(path, { headers: { cookie: `${cookie}; CF_Authorization=${token}` } })).status).toBe(
        200,
      )
    }
  })

  it('notes who it was that did something, so that the log is searched by whoever knows the address', async () => {
    const own = await makeStore()
    const secret = JSON.stringify({ secret_key: own.secret_key })
    const cookies: Record<string, string> = {}
    for (const email of ['ada@shop.example', 'bob@shop.example']) {
      const headers = { 'cf-access-jwt-assertion': await tokenOf(key, { email }) }
      const login = await ask('/v1/login', { method: 'POST', body: secret, headers })
      cookies[email] = login.headers.get('set-cookie')?.split(';')[0] ?? ''
      const change = { method: 'PUT', body: JSON.stringify({ name: email }) }
      await ask('/v1/settings', { ...change, headers: { ...headers, cookie: cookies[email] } })
    }
    const search = async (asked: object) =>
      (await (await own.server('POST', '/v1/audit/search', asked)).json()) as AuditPage
    const { entries } = await search({ staff: 'Ada@shop.example' })
    expect(entries.map(({ action, changes }) => [action, changes[0]?.after])).toEqual([
      ['settings.change', 'ada@shop.example'],
      ['login', undefined],
    ])
    expect(entries[0]?.actor).toMatchObject({
      by: 'merchant',
      staff: expect.stringMatching(/^staff:[\w-]{16}$/),
    })
    expect((await search({ staff: 'eve@shop.example' })).entries).toEqual([])
    expect(
      await accessPerson(await tokenOf(key, { common_name: 'robot', sub: '' }), { team, aud }, Date.now()),
    ).toBe('robot')
  })

  it('leaves servers and pages alone', async () => {
    const server = { authorization: `Bearer ${store.secret_key}` }
    expect((await ask('/v1/settings', { headers: server })).status).toBe(200)
    const shelves = JSON.stringify({ shelves: [{ id: 'a', placement: 'home' }] })
    const address = `/v1/recommendations?key=${store.publishable_key}`
    expect((await ask(address, { method: 'POST', body: shelves })).status).toBe(200)
  })
})
