import { env } from 'cloudflare:workers'
import { sign } from 'hono/jwt'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { call, makeStore, type TestStore } from '../testing/store.ts'
import { verifyIdentity } from './identity.ts'
import { readStore } from './store-cache.ts'

let store: TestStore
let other: TestStore
beforeAll(async () => {
  store = await makeStore()
  other = await makeStore()
})

const nowS = () => Math.floor(Date.now() / 1_000)
const claims = (more: object = {}) => ({
  sub: '42',
  aud: store.store.id,
  iat: nowS(),
  exp: nowS() + 600,
  ...more,
})
const made = (
  more: object = {},
  alg: 'HS256' | 'HS384' | 'HS512' = 'HS256',
  secret = store.identity_secret,
) => sign(claims(more), secret, alg)
const part = (value: object) => btoa(JSON.stringify(value)).replaceAll('=', '')

async function whose(token: string): Promise<string | null> {
  const record = await readStore(env, store.store.id)
  const identity = record && (await verifyIdentity(env.KINDRED_SECRET, record, token))
  return identity?.customerId ?? null
}

describe('an identity token', () => {
  it('names the customer its store’s server signed it for', async () => {
    expect(await whose(await made())).toBe('42')
    expect(await whose(await made({ exp: nowS() + 3_600 }))).toBe('42')
  })

  it('may come from a server whose clock is a minute ahead, and from none further', async () => {
    expect(await whose(await made({ iat: nowS() + 50 }))).toBe('42')
    expect(await whose(await made({ iat: nowS() + 90 }))).toBeNull()
  })

  it('is signed with HS256 and nothing else, whatever its header says', async () => {
    const [head = '', body = '', signature = ''] = (await made()).split('.')
    const wrong = [
      await made({}, 'HS384'),
      await made({}, 'HS512'),
      `${part({ alg: 'none', typ: 'JWT' })}.${body}.`,
      `${part({ alg: 'none', typ: 'JWT' })}.${body}.${signature}`,
      `${part({ alg: 'HS512', typ: 'JWT' })}.${body}.${signature}`,
      `${part({ alg: 'RS256', typ: 'JWT' })}.${body}.${signature}`,
      `${head}.${body}.`,
      `${head}.${body}`,
      `${head}.${part(claims({ sub: '43' }))}.${signature}`,
      '',
      '..',
    ]
    for (const token of wrong) expect(await whose(token), token).toBeNull()
  })

  it('is for one store, by its audience and by its secret', async () => {
    const wrong = [
      await made({ aud: other.store.id }),
      await made({ aud: undefined }),
      await made({ aud: '' }),
      await made({}, 'HS256', other.identity_secret),
      await made({}, 'HS256', ''.padEnd(8, 'x')),
      await made({}, 'HS256', store.secret_key),
    ]
    for (const token of wrong) expect(await whose(token), token).toBeNull()
  })

  it('holds for an hour at most, says when it ends, and names somebody', async () => {
    const wrong = [
      await made({ exp: nowS() + 2 * 3_600 }),
      await made({ exp: nowS() - 1 }),
      await made({ exp: undefined }),
      await made({ exp: 'never' }),
      await made({ nbf: nowS() + 600 }),
      await made({ sub: undefined }),
      await made({ sub: '' }),
      await made({ sub: 'x'.repeat(129) }),
      await made({ sub: 42 }),
      await made({ sub: 'a\u0000b' }),
    ]
    for (const token of wrong) expect(await whose(token), token).toBeNull()
  })

  it('can be used again until it ends, and not a moment longer', async () => {
    const token = await made()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
    try {
      for (const seconds of [0, 300, 299]) {
        vi.setSystemTime(Date.now() + seconds * 1_000)
        expect(await whose(token)).toBe('42')
      }
      vi.setSystemTime(Date.now() + 2_000)
      expect(await whose(token)).toBeNull()
    } finally {
      vi.useRealTimers()
    }
  })

  it('is taken in a header or a body, never in an address', async () => {
    const address = `/v1/me?key=${store.publishable_key}&identity=${await made()}`
    expect((await call('GET', address)).status).toBe(401)
  })
})
