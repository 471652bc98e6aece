import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { about, books, call, makeStore, shopOrigin, type TestStore } from '../testing/store.ts'

const runs = 200
const seed = 20_261_122
const at = Date.UTC(2026, 0, 1)
const rules = [
  {
    id: 'a',
    action: 'pin',
    products: ['book-1'],
    position: 2,
    placements: ['home'],
    from: at,
    until: at + 9,
  },
  { id: 'b', action: 'boost', match: { brands: ['A'], min_stock: 1 }, factor: 2 },
  { id: 'c', action: 'exclude', match: { tags: ['new'], max_price_minor: 5 } },
]
const settings = {
  name: 'A shop',
  origins: [shopOrigin],
  consent_default: 'granted',
  publish_delay_ms: 1_000,
  placements: {
    home: {
      subject: 'session',
      recommenders: [
        { recommender: 'session-knn', blend: 'taste' },
        { recommender: 'on-sale', most: 2 },
      ],
      fallback: ['bestsellers'],
    },
    mine: null,
  },
  rules,
  recommendation: { weights: { view: 1 }, diversity: 0.5, max_per_brand: 2, free_shipping_minor: 100 },
}
const event = {
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  name: 'add_to_cart',
  at: Date.now(),
  items: [{ item_id: 'book-1', item_name: 'Emma', price: 9.9, quantity: 1 }],
  currency: 'GBP',
  value: 9.9,
  page_url: '/books/book-1',
  placement: 'home',
}

/** A request that is in order, to be spoiled: by whom, where to, and with what. */
const requests: { to: string; as: 'page' | 'server' | 'nobody'; body: object }[] = [
  { to: 'POST /v1/events', as: 'page', body: { sent_at: Date.now(), consent: 'granted', events: [event] } },
  {
    to: 'POST /v1/recommendations',
    as: 'page',
    body: {
      context: { product: 'book-1', items: ['book-2'], cart: ['book-3'], category: 'Novels', hidden: [] },
      shelves: [
        {
          id: 'a',
          placement: 'home',
          limit: 3,
          filter: { brands: ['A'], min_price_minor: 1, max_price_minor: 9 },
        },
      ],
    },
  },
  {
    to: 'POST /v1/rules/preview',
    as: 'server',
    body: { rules, placement: 'home', limit: 3, context: { product: 'book-1' }, customer: '42', at },
  },
  { to: 'POST /v1/scores', as: 'server', body: { customers: ['42', 'v:x'], products: ['book-1', '/x'] } },
  {
    to: 'PUT /v1/products',
    as: 'server',
    body: {
      ...books(1)[0],
      aliases: ['sku-1', '/x'],
      tags: ['new'],
      stock: 3,
      rating: 4.5,
      published_at: at,
      description: 'A book',
    },
  },
  {
    to: 'POST /v1/orders',
    as: 'server',
    body: {
      id: 'o1',
      created_at: at,
      updated_at: at,
      customer_id: '42',
      email: 'a@b.example',
      currency: 'EUR',
      rate: 1.1,
      items: [{ item_id: 'book-1', quantity: 2, price_minor: 100, total_minor: 200 }],
      refunds: [{ id: 'r1', created_at: at, amount_minor: 5 }],
      discount_minor: 1,
    },
  },
  { to: 'POST /v1/orders/o1/refunds', as: 'server', body: { id: 'r2', created_at: at, amount_minor: 7 } },
  {
    to: 'POST /v1/sessions',
    as: 'server',
    body: { id: 's1', started_at: at, customer_id: '42', items: ['book-1', 'book-2'] },
  },
  { to: 'PUT /v1/settings', as: 'server', body: settings },
  { to: 'POST /v1/login', as: 'nobody', body: { secret_key: 'sk_shop_0123456789012345' } },
  { to: 'POST /v1/stores', as: 'nobody', body: { id: 'shop', name: 'A', currency: 'GBP', time_zone: 'UTC' } },
]

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('', '__proto__', 'constructor', '\u0000', '\ud800', '../..', 'book-1', 'x'.repeat(5_120)),
)
const anyValue = fc.oneof(
  anyText,
  fc.constantFrom(-1, 0, 0.5, 1e30, 2 ** 53, -1e308, 5e-324, null, true, [], {}, [[]], 9_999_999_999_999),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.jsonValue({ maxDepth: 3 }),
)

/** Bodies near the right one: a few places hold something else, are missing, or have a neighbour; or any text. */
function spoiled(body: object): fc.Arbitrary<string> {
  const change = fc.tuple(
    fc.constantFrom(...pathsOf(body)),
    fc.constantFrom('set', 'drop', 'add'),
    anyValue,
    anyText,
  )
  const near = fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => {
    const copy = structuredClone(body)
    for (const [path, how, value, name] of changes) alter(copy, path, how, value, name)
    return JSON.stringify(copy)
  })
  return fc.oneof(
    { weight: 8, arbitrary: near },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: anyText },
  )
}

function pathsOf(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [
    [key],
    ...pathsOf(inner).map((path) => [key, ...path]),
  ])
}

function alter(target: object, path: readonly string[], how: string, value: unknown, name: string): void {
  const [key = '', ...rest] = path
  const inner: unknown = Reflect.get(target, key)
  if (rest.length > 0 && typeof inner === 'object' && inner !== null) alter(inner, rest, how, value, name)
  else if (how === 'drop') Reflect.deleteProperty(target, key)
  else
    Object.defineProperty(target, how === 'set' ? key : name, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    })
}

describe('spoiled requests', () => {
  let store: TestStore
  beforeAll(async () => {
    store = await makeStore(books(3))
    await store.events([about('book-1')])
  })

  it.each(requests)('to $to get an answer, never a fault of ours', async ({ to, as, body }) => {
    const [method = '', path = ''] = to.split(' ')
    const send = (text: string): Promise<Response> => {
      if (as === 'page') return store.page(path, text)
      if (as === 'server') return store.server(method, path, text)
      return call(method, path, { body: text, headers: { authorization: 'Bearer deploy-tests' } })
    }
    await fc.assert(
      fc.asyncProperty(spoiled(body), async (text) => expectSane(await send(text))),
      { numRuns: runs, seed },
    )
    if (to.endsWith('settings')) await store.server('PUT', path, settings)
  })

  const addresses = [
    '/v1/products/',
    '/v1/products?cursor=',
    '/v1/customers/',
    '/v1/customers?q=',
    '/v1/customers?kind=all&cursor=',
    '/v1/insights/overview?from=',
    '/v1/insights/overview?to=',
    '/v1/orders/',
    '/v1/',
  ]
  it.each(addresses)('to %s… get an answer, never a fault of ours', async (address) => {
    const ending = fc.oneof(
      anyText.filter((text) => text.isWellFormed()).map(encodeURIComponent),
      fc.constantFrom(
        '%',
        '%00',
        '%ff',
        '0000-01-01',
        '9999-12-31',
        '2026-02-31',
        btoa('[1e999,"a"]'),
        btoa('[1,2]'),
      ),
    )
    await fc.assert(
      fc.asyncProperty(ending, async (text) => expectSane(await store.server('GET', address + text))),
      { numRuns: runs / 4, seed },
    )
  })

  it.each([
    'authorization',
    'cookie',
    'origin',
    'user-agent',
    'x-kindred-visitor',
    'x-kindred-identity',
    'x-request-id',
    'cf-connecting-ip',
    'content-type',
    'upgrade',
  ])('with any %s get an answer, never a fault of ours', async (name) => {
    const latin = fc
      .string({ unit: 'binary-ascii', maxLength: 60 })
      .map((text) => text.replace(/[^ -~]/g, '~'))
    const start = fc.constantFrom(
      '',
      'Bearer ',
      'Bearer sk_',
      '__Host-kindred_login=',
      'eyJhbGciOiJIUzI1NiJ9.e30.',
      'a.b.',
      '%',
    )
    const value = fc.tuple(start, latin).map((parts) => parts.join('').trim())
    await fc.assert(
      fc.asyncProperty(
        value,
        fc.constantFrom('/v1/me', '/v1/login', '/v1/customers', '/v1/live'),
        async (text, path) => {
          const key = path === '/v1/me' ? `?key=${store.publishable_key}` : ''
          const answer = await call('GET', path + key, { headers: { [name]: text } })
          expect(answer.status).toBeGreaterThan(399) // nothing of this opens a door
          await expectSane(answer)
        },
      ),
      { numRuns: runs / 4, seed },
    )
  })

  it('leave the store in order', async () => {
    expect((await store.server('GET', '/v1/insights/overview')).status).toBe(200)
    expect((await store.server('GET', '/v1/customers?kind=all')).status).toBe(200)
    expect((await store.server('GET', '/v1/products?limit=1000')).status).toBe(200)
    expect(await store.events([about('book-1')])).toMatchObject({ accepted: 1 })
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})

async function expectSane(answer: Response): Promise<void> {
  const text = await answer.text()
  expect(answer.status, text).toBeLessThan(500)
  if (answer.status === 204) return
  expect(() => JSON.parse(text)).not.toThrow()
  if (answer.status < 400) return
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(text.length).toBeLessThan(5_000)
}
