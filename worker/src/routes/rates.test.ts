import { listDurableObjectIds } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { KeyList } from '#shared/wire/key'
import { limitRate, type RateLimit, requestsPerMinute } from '../access/rate-limit.ts'
import { ProblemError } from '../problem.ts'
import { about, books, call, makeStore, shopOrigin } from '../testing/store.ts'

const minute = 60_000

// A minute lasts as long as a test does, however slow the machine.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
})
afterEach(() => {
  vi.useRealTimers()
})

/** An address of a network that nobody has used. */
let networks = 0
const freshNetwork = () => `10.${++networks}.0`

/** What the limit says to the next request: nothing, or when to try again, in seconds. */
function retryAfter(source: string, now: number): number | undefined {
  try {
    limitRate('loginsPerNetwork', source, now)
    return undefined
  } catch (error) {
    if (error instanceof ProblemError) return error.retryAfterS
    throw error
  }
}

it('one network makes 120 visitors a minute, then hears when to try again, and no more of it is stored', async () => {
  const store = await makeStore()
  const headers = { 'cf-connecting-ip': '2001:db8:1:2::3' }
  for (let i = 0; i < requestsPerMinute.newVisitorsPerNetwork; i++) {
    expect(await store.events([about('book-1')], {}, headers)).toMatchObject({ accepted: 1 })
  }
  const people = (await listDurableObjectIds(env.CUSTOMER)).length
  const sent_at = Date.now()
  const event = { ...about('book-1'), id: crypto.randomUUID(), name: 'view_item', at: sent_at }
  const neighbour = { ...headers, 'cf-connecting-ip': '2001:db8:1:9:ffff::1' }
  const answer = await store.page('/v1/events', { sent_at, events: [event] }, neighbour)
  expect(answer.status).toBe(429)
  expect(await answer.json()).toMatchObject({ code: 'too_many_requests' })
  const seconds = Number(answer.headers.get('retry-after'))
  expect(seconds > 0 && seconds <= 60).toBe(true)
  expect(answer.headers.get('access-control-allow-origin')).toBe(shopOrigin)
  expect((await listDurableObjectIds(env.CUSTOMER)).length).toBe(people)
  const elsewhere = { 'cf-connecting-ip': '2001:db8:2:2::3' }
  expect(await store.events([about('book-1')], {}, elsewhere)).toMatchObject({ accepted: 1 })
})

/** Uses up a source's minute without sending a request for each. */
function useUp(limit: RateLimit, source: string): void {
  try {
    for (let i = 0; i < requestsPerMinute[limit]; i++) limitRate(limit, source, Date.now())
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error // some of it was used before
  }
}

describe('what asks too often hears when to try again', () => {
  const shelves = { shelves: [{ id: 'a', placement: 'home' }] }
  const expectRefused = async (answer: Response) => {
    expect([answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([429, true])
  }

  it('one person, for shelves, while others are served', async () => {
    const store = await makeStore(books(1))
    const [one, other] = [await store.events([about('book-1')]), await store.events([about('book-1')])]
    useUp('shelvesPerPerson', `${store.store.id} v:${one.visitor?.split('.')[0]}`)
    await expectRefused(await store.page('/v1/recommendations', { ...shelves, visitor: one.visitor }))
    for (const visitor of [other.visitor, undefined])
      expect((await store.page('/v1/recommendations', { ...shelves, visitor })).status).toBe(200)
  })

  it('one visitor with events, and one network with events, shelves and what is about oneself', async () => {
    const store = await makeStore(books(1))
    const { visitor = '' } = await store.events([about('book-1')])
    const event = () => ({ ...about('book-1'), id: crypto.randomUUID(), name: 'view_item', at: Date.now() })
    const batch = () => ({ sent_at: Date.now(), visitor, events: [event()] })
    for (const limit of ['eventsPerNetwork', 'shelvesPerNetwork', 'selfPerNetwork'] as const)
      useUp(limit, '192.0.2')
    const from = { 'cf-connecting-ip': '192.0.2.9' }
    await expectRefused(await store.page('/v1/events', batch(), from))
    await expectRefused(await store.page('/v1/recommendations', shelves, from))
    const open = `/v1/stores/${store.store.id}/items/book-1/recommendations`
    await expectRefused(await call('GET', open, { headers: from }))
    const me = `/v1/me?key=${store.publishable_key}`
    await expectRefused(await call('GET', me, { headers: { ...from, 'x-kindred-visitor': visitor } }))
    useUp('eventsPerVisitor', visitor.split('.')[0] ?? '')
    await expectRefused(await store.page('/v1/events', batch()))
  })

  it('one publishable key', async () => {
    const store = await makeStore(books(1))
    const { keys } = (await (await store.server('GET', '/v1/keys')).json()) as KeyList
    const key = keys.find(({ kind }) => kind === 'publishable')?.id ?? ''
    for (const limit of ['eventsPerKey', 'shelvesPerKey'] as const) useUp(limit, key)
    await expectRefused(await store.page('/v1/recommendations', shelves))
    await expectRefused(await store.page('/v1/events', { sent_at: Date.now(), events: [] }))
    expect((await store.server('POST', '/v1/recommendations', shelves)).status).toBe(200)
  })

  const event = () => ({ ...about('book-1'), id: crypto.randomUUID(), name: 'view_item', at: Date.now() })
  const batch = (more: object = {}) => ({ sent_at: Date.now(), events: [event()], ...more })

  it.each<[string, () => unknown, Record<string, string>, number]>([
    ['consent denied', () => batch({ consent: 'denied' }), {}, 202],
    ['a signal not to be followed', () => batch(), { 'sec-gpc': '1' }, 202],
    ['a robot', () => batch(), { 'user-agent': 'Googlebot/2.1' }, 202],
    ['no event that is one', () => batch({ events: [{}] }), {}, 202],
    ['a visitor made up', () => batch({ visitor: `${'a'.repeat(20)}.${'b'.repeat(22)}` }), {}, 401],
    ['a customer made up', () => batch({ identity: 'a.b.c' }), {}, 401],
    ['no JSON', () => '{', {}, 400],
  ])('one network with batches of which nothing is taken: %s', async (_, body, headers, answered) => {
    const store = await makeStore()
    const network = freshNetwork()
    const from = { 'cf-connecting-ip': `${network}.9`, ...headers }
    for (let i = 1; i < requestsPerMinute.eventsPerNetwork; i++)
      limitRate('eventsPerNetwork', network, Date.now())
    expect((await store.page('/v1/events', body(), from)).status).toBe(answered)
    await expectRefused(await store.page('/v1/events', body(), from))
  })

  it('one network with events, and has used up nothing of the key', async () => {
    const store = await makeStore(books(1))
    const { keys } = (await (await store.server('GET', '/v1/keys')).json()) as KeyList
    const key = keys.find(({ kind }) => kind === 'publishable')?.id ?? ''
    for (let i = 1; i < requestsPerMinute.eventsPerKey; i++) limitRate('eventsPerKey', key, Date.now())
    const network = freshNetwork()
    useUp('eventsPerNetwork', network)
    for (const more of [{}, { consent: 'denied' }])
      await expectRefused(await store.page('/v1/events', batch(more), { 'cf-connecting-ip': `${network}.9` }))
    const other = { 'cf-connecting-ip': `${freshNetwork()}.9` }
    expect((await store.page('/v1/events', batch(), other)).status).toBe(202)
    await expectRefused(await store.page('/v1/events', batch(), other))
  })

  it('no server of the shop for telling of many shoppers from one network', async () => {
    const store = await makeStore(books(1))
    const network = freshNetwork()
    for (const limit of ['eventsPerNetwork', 'newVisitorsPerNetwork', 'shelvesPerNetwork'] as const)
      useUp(limit, network)
    const headers = { authorization: `Bearer ${store.secret_key}`, 'cf-connecting-ip': `${network}.9` }
    const post = (path: string, body: object) => call('POST', path, { headers, body: JSON.stringify(body) })
    const answer = await post('/v1/events', batch())
    expect(await answer.json()).toMatchObject({ accepted: 1, visitor: expect.any(String) })
    expect((await post('/v1/recommendations', shelves)).status).toBe(200)
  })

  it('who guesses at keys, before another object is woken for a store that is not there', async () => {
    const store = await makeStore()
    const headers = { 'cf-connecting-ip': '198.51.100.9', authorization: '' }
    const as = (authorization: string, method = 'GET', path = '/v1/settings') =>
      call(method, path, { headers: { ...headers, authorization: `Bearer ${authorization}` } })
    const guess = `sk_${store.store.id}_0123456789012345`
    expect((await as(guess)).status).toBe(401)
    useUp('wrongKeysPerNetwork', '198.51.100')
    const stores = (await listDurableObjectIds(env.STORE)).length
    await expectRefused(await as('sk_nobody-has-this_0123456789012345'))
    await expectRefused(await as('guess', 'POST', '/v1/stores'))
    const page = { 'cf-connecting-ip': '198.51.100.9', origin: shopOrigin }
    await expectRefused(
      await call('POST', '/v1/events?key=pk_nobody-has-this_0123456789012345', { headers: page }),
    )
    expect((await listDurableObjectIds(env.STORE)).length).toBe(stores)
    await expectRefused(
      await call('OPTIONS', '/v1/events?key=pk_nobody-has-this_0123456789012345', { headers: page }),
    )
    await expectRefused(await call('GET', '/v1/stores/nobody-has-this/items/a/recommendations', { headers }))
    expect((await listDurableObjectIds(env.STORE)).length).toBe(stores)
    expect((await as(store.secret_key)).status).toBe(200) // whoever shares the network is not shut out
  })
})

it.each([
  ['preflights', 'OPTIONS', (n: number) => `/v1/events?key=pk_none-${n}_0123456789012345`, 204],
  ['addresses there are not', 'GET', (n: number) => `/v1/none?key=pk_none-${n}_0123456789012345`, 404],
  ['public shelves', 'GET', (n: number) => `/v1/stores/none-${n}/items/a/recommendations`, 404],
] as const)('who guesses at stores with %s is counted, too', async (how, method, path, answer) => {
  const network = `198.51.${how.length}`
  const headers = { 'cf-connecting-ip': `${network}.7`, origin: shopOrigin }
  for (let i = 1; i < requestsPerMinute.wrongKeysPerNetwork; i++)
    limitRate('wrongKeysPerNetwork', network, Date.now())
  expect((await call(method, path(1), { headers })).status).toBe(answer)
  expect((await call(method, path(2), { headers })).status).toBe(429)
})

describe('a rate', () => {
  it('holds for each source by itself, and for a minute', () => {
    const start = Date.UTC(2100, 0, 1)
    for (let i = 0; i < requestsPerMinute.loginsPerNetwork; i++) {
      expect(retryAfter('203.0.113', start + i)).toBe(undefined)
    }
    expect(retryAfter('203.0.113', start + 20_000)).toBe(40)
    expect(retryAfter('198.51.100', start + 20_000)).toBe(undefined)
    expect(retryAfter('203.0.113', start + minute)).toBe(undefined)
  })

  it('holds for a minute also when the clock is put back', () => {
    const late = Date.UTC(2099, 0, 1)
    for (let i = 0; i <= requestsPerMinute.loginsPerNetwork; i++) retryAfter('203.0.114', late)
    expect(retryAfter('203.0.114', late)).toBe(60)
    expect(retryAfter('203.0.114', late - 60 * minute)).toBe(undefined)
  })

  it('does not hold for those whose network is not known', () => {
    const now = Date.UTC(2101, 0, 1)
    for (let i = 0; i <= requestsPerMinute.loginsPerNetwork; i++) expect(retryAfter('', now)).toBe(undefined)
  })
})
