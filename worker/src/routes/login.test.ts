import { env, exports } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { AuditPage } from '#shared/wire/audit'
import { isLoginOver } from '../access/merchant-login.ts'
import { requestsPerMinute } from '../access/rate-limit.ts'
import { sign, signingKey } from '../access/secrets.ts'
import { mostEnded, withEnded } from '../objects/store/ended-logins.ts'
import { call, makeStore } from '../testing/store.ts'

function logIn(secret_key: string, headers: Record<string, string> = {}): Promise<Response> {
  return call('POST', '/v1/login', { body: JSON.stringify({ secret_key }), headers })
}

function as(cookie: string, path = '/v1/login', method = 'GET'): Promise<Response> {
  return call(method, path, { headers: { cookie } })
}

async function cookieOf(answer: Response): Promise<string> {
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

/** A cookie as the Worker would sign it. */
async function signed(body: string, purpose = 'merchant-login'): Promise<string> {
  const key = await signingKey(env.KINDRED_SECRET, purpose)
  return `__Host-kindred_login=${body}.${await sign(key, body, 24)}`
}

describe('a merchant’s login', () => {
  it('is a cookie that no script reads and no other site sends, for 12 hours', async () => {
    const store = await makeStore()
    const answer = await logIn(store.secret_key)
    const cookie = answer.headers.get('set-cookie') ?? ''
    const attributes = cookie.split('; ').slice(1).toSorted()
    expect(attributes).toEqual(['HttpOnly', `Max-Age=${12 * 3_600}`, 'Path=/', 'SameSite=Strict', 'Secure'])
    expect(cookie).not.toContain(store.secret_key)
    const who = { store: store.store.id, name: 'A test shop', currency: 'GBP', time_zone: 'UTC' }
    expect(await answer.json()).toEqual(who)
    expect(await (await as(await cookieOf(answer))).json()).toEqual(who)
  })

  it('opens what the dashboard shows, and writes the shop’s data from its own page alone', async () => {
    const store = await makeStore()
    const cookie = await cookieOf(await logIn(store.secret_key))
    for (const path of ['/v1/settings', '/v1/customers', '/v1/insights/overview']) {
      expect((await as(cookie, path)).status, path).toBe(200)
    }
    const product = { id: 'emma', title: 'Emma', url: '/emma', price_minor: 990 }
    const put = (path: string, method: string, body: unknown, headers: Record<string, string>) =>
      call(method, path, { headers: { cookie, ...headers }, body: JSON.stringify(body) })
    const shop = { origin: 'https://www.kindred.example' }
    expect((await put('/v1/products', 'PUT', product, shop)).status).toBe(403)
    expect((await put('/v1/orders', 'POST', {}, shop)).status).toBe(403)
    const own = { origin: 'https://kindred.example' }
    const taken = await put('/v1/products', 'PUT', product, own)
    expect([taken.status, await taken.json()]).toMatchObject([200, { created: 1 }])
    const order = {
      id: 'o1',
      created_at: Date.now(),
      currency: 'GBP',
      customer_id: '42',
      items: [{ item_id: 'emma', quantity: 1, price_minor: 990 }],
    }
    expect(await (await put('/v1/orders', 'POST', order, own)).json()).toMatchObject({ created: 1 })
    expect((await put('/v1/sessions', 'POST', {}, own)).status).toBe(401)
  })

  it('ends with logging out, for whoever has a copy of the cookie, too', async () => {
    const store = await makeStore()
    const cookie = await cookieOf(await logIn(store.secret_key))
    const other = await cookieOf(await logIn(store.secret_key))
    const answer = await as(cookie, '/v1/logout', 'POST')
    expect(answer.status).toBe(204)
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-kindred_login=; Max-Age=0; Path=\//)
    expect((await as('__Host-kindred_login=')).status).toBe(401)
    for (const path of ['/v1/login', '/v1/settings', '/v1/customers'])
      expect((await as(cookie, path)).status, path).toBe(401)
    expect((await as(other, '/v1/settings')).status).toBe(200)
    expect((await as(cookie, '/v1/logout', 'POST')).status).toBe(204)
  })

  it('ends with logging out everywhere, and another may begin at once', async () => {
    const store = await makeStore()
    const cookies = await Promise.all([1, 2, 3].map(async () => cookieOf(await logIn(store.secret_key))))
    expect((await as(cookies[0] ?? '', '/v1/logout?everywhere=true', 'POST')).status).toBe(204)
    for (const cookie of cookies) expect((await as(cookie, '/v1/settings')).status).toBe(401)
    const anew = await cookieOf(await logIn(store.secret_key))
    expect((await as(anew, '/v1/settings')).status).toBe(200)
    expect((await store.server('GET', '/v1/settings')).status).toBe(200)
    const { entries } = (await (await store.server('GET', '/v1/audit?limit=2')).json()) as AuditPage
    expect(entries.map(({ action }) => action)).toEqual(['login', 'logout.everywhere'])
  })

  it('that was ended is remembered for as long as it would have held; of too many, all end', () => {
    const now = 1_000_000
    const one = (i: number, until = now + i) => ({ id: `login-${i}`, until })
    const first = withEnded(undefined, one(1), now)
    expect(first).toEqual({ over_until: 0, ended: [one(1)] })
    expect(withEnded(first, one(2, now + 9_000), now + 2).ended).toEqual([one(2, now + 9_000)])
    const full = { over_until: 0, ended: Array.from({ length: mostEnded }, (_, i) => one(i + 1)) }
    expect(withEnded(full, one(999), now)).toEqual({ over_until: now, ended: [] })
    const life = 12 * 3_600_000
    expect(isLoginOver({ over_until: now, ended: [] }, { id: 'a', until: now + life })).toBe(true)
    expect(isLoginOver({ over_until: now, ended: [] }, { id: 'a', until: now + life + 1 })).toBe(false)
  })

  it('behind a proxy that ends TLS is as safe: by the browser’s word, or the proxy’s', async () => {
    const store = await makeStore()
    const ask = (method: string, path: string, headers: Record<string, string>, body?: string) =>
      exports.default.fetch(
        new Request(`http://kindred.example${path}`, { method, headers, ...(body ? { body } : {}) }),
      )
    const body = JSON.stringify({ secret_key: store.secret_key })
    const safe = /^__Host-kindred_login=[^;]+;.* Secure/
    const own = { origin: 'https://kindred.example' }
    const answer = await ask('POST', '/v1/login', own, body)
    expect(answer.headers.get('set-cookie')).toMatch(safe)
    const told = await ask('POST', '/v1/login', { 'x-forwarded-proto': 'https' }, body)
    expect(told.headers.get('set-cookie')).toMatch(safe)
    const cookie = await cookieOf(answer)
    expect((await ask('GET', '/v1/settings', { cookie })).status).toBe(200)
    const forged = { cookie: cookie.replace('__Host-', ''), 'x-forwarded-proto': 'https' }
    expect((await ask('GET', '/v1/settings', forged)).status).toBe(401)
    const plain = await ask('POST', '/v1/login', { origin: 'http://kindred.example' }, body)
    expect(plain.headers.get('set-cookie')).toMatch(/^kindred_login=/)
    expect(plain.headers.get('set-cookie')).not.toContain('Secure')
  })

  it('is not taken when it is forged, changed, too old, or signed for something else', async () => {
    const [store, other] = [await makeStore(), await makeStore()]
    const cookie = await cookieOf(await logIn(store.secret_key))
    const [body = ''] = cookie.split('=').slice(1)
    const [id = '', until = '', key = '', login = '', signature = ''] = body.split('.')
    const soon = Date.now() + 60_000
    expect((await as(await signed(`${id}.${soon}.${key}.${login}`))).status).toBe(200)
    const wrong = [
      `__Host-kindred_login=${other.store.id}.${until}.${key}.${login}.${signature}`,
      `__Host-kindred_login=${id}.${Number(until) + 1}.${key}.${login}.${signature}`,
      `__Host-kindred_login=${id}.${until}.${key}.other.${signature}`,
      `__Host-kindred_login=${id}.${until}.${key}.${login}.`,
      `__Host-kindred_login=${id}.${until}.${key}.${login}`,
      `__Host-kindred_login=${id}.${until}.${key}.${signature}`,
      '__Host-kindred_login=....',
      await signed(`${id}.${Date.now() - 1}.${key}.${login}`),
      await signed(`${id}.never.${key}.${login}`),
      await signed(`${id}.${soon}.another-key.${login}`),
      await signed(`${id}.${soon}.${key}`),
      await signed(`${id}.${soon}.${key}.${login}.more`),
      await signed(`${id}.${soon}.${key}.${login}`, 'visitor'),
      await signed(`nobody-has-this.${soon}.${key}.${login}`),
    ]
    for (const one of wrong) {
      const answer = await as(one)
      expect([answer.status, ((await answer.json()) as { code: string }).code], one).toEqual([
        401,
        'login_required',
      ])
      expect((await as(one, '/v1/customers')).status).toBe(401)
    }
  })

  it('cannot be guessed at: a network has 20 tries a minute', async () => {
    const store = await makeStore()
    const headers = { 'cf-connecting-ip': '203.0.113.7' }
    for (let i = 0; i < requestsPerMinute.loginsPerNetwork; i++) {
      expect((await logIn(`sk_${store.store.id}_guess-number-${i}`, headers)).status).toBe(401)
    }
    const answer = await logIn(store.secret_key, headers)
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await logIn(store.secret_key, { 'cf-connecting-ip': '198.51.100.7' })).status).toBe(200)
  })
})

describe('a login’s cookie, which the browser sends along', () => {
  const own = 'https://kindred.example'
  /** The shop's own pages are of the same site when Kindred has a domain beside the shop's. */
  const neighbour = { origin: 'https://www.kindred.example', 'sec-fetch-site': 'same-site' }

  it('does nothing for pages that are not the dashboard’s', async () => {
    const store = await makeStore()
    const cookie = await cookieOf(await logIn(store.secret_key))
    const change = (headers: Record<string, string>, method = 'PUT', path = '/v1/settings') =>
      call(method, path, { headers: { cookie, ...headers }, body: '{"name":"Taken over"}' })
    const foreign: Record<string, string>[] = [
      neighbour,
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      { origin: 'null' },
      { origin: 'http://' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]
    for (const headers of foreign) {
      expect((await change(headers)).status).toBe(403)
      expect((await change(headers, 'DELETE', '/v1/customers/42')).status).toBe(403)
      expect((await change(headers, 'POST', '/v1/logout')).status).toBe(403)
      expect((await logIn(store.secret_key, headers)).status).toBe(403)
    }
    const reading = { cookie, origin: neighbour.origin }
    expect((await call('GET', '/v1/customers', { headers: reading })).status).toBe(403)
    expect(await (await store.server('GET', '/v1/settings')).json()).toMatchObject({ name: 'A test shop' })
    expect((await change({ origin: own, 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  })

  it('is no other one’s to set: over HTTPS its name says that this host alone did', async () => {
    const store = await makeStore()
    const answer = await logIn(store.secret_key)
    const cookie = await cookieOf(answer)
    expect(cookie).toMatch(/^__Host-kindred_login=/)
    expect((await as(cookie.replace('__Host-', ''))).status).toBe(401)
  })
})
