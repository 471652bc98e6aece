import { listDurableObjectIds, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { hash32 } from '#shared/maths/hash'
import { dayShare } from '#shared/recommend/network-share'
import { decodeRing } from '#shared/recommend/ring-codec'
import { decodeStats } from '#shared/recommend/stats-codec'
import type { CustomerList } from '#shared/wire/customer'
import type { EventBatchResult } from '#shared/wire/event'
import type { Overview } from '#shared/wire/insight'
import type { RecommendationResult, ShelfProduct } from '#shared/wire/recommendation'
import { issueVisitor } from '../access/visitor.ts'
import { indexShardOf } from '../objects/names.ts'
import { about, books, call, jsonLines, makeStore, type TestStore } from '../testing/store.ts'

/**
 * Somebody with the publishable key, which stands in every page, and one network of 256 addresses wants the product
 * `book-9`, which nobody looks at, to be shown with `book-1` and among the bestsellers.
 */

const honest = { withSecond: 100, withThird: 60 }
const own = honest.withSecond + honest.withThird
/** Most visits of one network in a ring with so many of others: of a day, or of two if midnight has passed since. */
const mostVisits = (others: number): number => {
  const days = 1 + Math.floor(Date.now() / 86_400_000) - firstDay
  return dayShare(others) + (days > 1 ? dayShare(others + dayShare(others)) : 0)
}
let firstDay = 0
let store: TestStore

const address = (n: number) => ({ 'cf-connecting-ip': `203.0.113.${n % 256}` })
/** Catalogue numbers are given in the order of arrival. */
const numberOf = (book: string) => Number(book.slice('book-'.length))

const fake = (name: string, item_id: string, at: number) => ({
  id: crypto.randomUUID(),
  name,
  at,
  items: [{ item_id, item_name: 'Buy me', price: 1, quantity: 99 }],
  currency: 'GBP',
  value: 1_000_000,
  transaction_id: crypto.randomUUID(),
  placement: 'home',
  recommender: 'bestsellers',
})

/** Sends what is taken to the last event; the visitor's id. */
async function send(events: object[], visitor: string | undefined, from: number): Promise<string> {
  const body = { sent_at: Date.now(), events, ...(visitor ? { visitor } : {}) }
  const answer = await store.page('/v1/events', body, address(from))
  expect(answer.status).toBe(202)
  const { accepted, visitor: id = '' } = (await answer.json()) as EventBatchResult
  expect(accepted).toBe(events.length)
  return id
}

/** Has everybody tell what they have to tell, and the index write it down. */
async function settle(): Promise<void> {
  const people = await listDurableObjectIds(env.CUSTOMER)
  const next = people.values()
  const work = async () => {
    for (const id of next) await runDurableObjectAlarm(env.CUSTOMER.get(id))
  }
  await Promise.all(Array.from({ length: 20 }, work))
  await runDurableObjectAlarm(shard())
}

const shard = () => indexShardOf(env, store.store.id, 0)

/** The visits in a product's ring, all or those that opened another product, too. */
async function visits(book: string, other = numberOf(book)): Promise<number> {
  const { sessions } = await shard().rings([numberOf(book)], [], null)
  const { size, starts, items } = decodeRing(sessions[0] ?? new Uint8Array(4))
  const visited = Array.from({ length: size }, (_, e) => items.subarray(starts[e], starts[e + 1]))
  return visited.filter((each) => each.includes(other)).length
}

async function stats(): Promise<{ df: number; bought: number; level: number }[]> {
  const { df, bought, level } = decodeStats([(await shard().stats()).stats])
  return Array.from({ length: 10 }, (_, n) => ({
    df: df[n] ?? 0,
    bought: bought[n] ?? 0,
    level: level[n] ?? 0,
  }))
}

async function shelf(placement: string, product?: string): Promise<ShelfProduct[]> {
  const body = { shelves: [{ id: 'a', placement }], ...(product ? { context: { product } } : {}) }
  const answer = (await (await store.page('/v1/recommendations', body)).json()) as RecommendationResult
  return answer.shelves[0]?.products ?? []
}

beforeAll(async () => {
  firstDay = Math.floor(Date.now() / 86_400_000)
  store = await makeStore(books(12))
  const now = Date.now()
  const visit = (n: number, items: string[]) => ({ id: `s${n}`, started_at: now - n * 60_000, items })
  await store.server(
    'POST',
    '/v1/sessions',
    jsonLines([
      ...Array.from({ length: honest.withSecond }, (_, n) => visit(n, ['book-1', 'book-2'])),
      ...Array.from({ length: honest.withThird }, (_, n) => visit(200 + n, ['book-1', 'book-3'])),
      ...Array.from({ length: 4 }, (_, n) => visit(400 + n, ['book-5', 'book-6'])),
    ]),
  )
  const order = (n: number) => ({
    id: `o${n}`,
    created_at: now - n * 60_000,
    customer_id: `${n}`,
    currency: 'GBP',
    items: ['book-1', 'book-2'].map((item_id) => ({ item_id, quantity: 1, price_minor: 100 })),
  })
  await store.server('POST', '/v1/orders', jsonLines(Array.from({ length: 6 }, (_, n) => order(n))))
  await settle()
}, 240_000)

describe('an attack with the publishable key', () => {
  it('by one visitor with 10,000 events, dated back as far as is believed, adds a day’s share to a ring', async () => {
    const now = Date.now()
    const names = [
      'view_item',
      'view_item',
      'add_to_cart',
      'purchase',
      'hide_item',
      'select_item',
      'add_to_wishlist',
    ]
    let visitor: string | undefined
    for (let batch = 0; batch < 100; batch++) {
      const events = Array.from({ length: 100 }, (_, n) =>
        fake(
          names[n % names.length] ?? '',
          n % 2 ? 'book-9' : 'book-1',
          now - (99 - batch) * 43 * 60_000 - (99 - n),
        ),
      )
      visitor = await send(events, visitor, batch)
    }
    await settle()
    for (const [book, others] of [
      ['book-9', 0],
      ['book-1', own],
    ] as const) {
      expect(await visits(book)).toBeGreaterThanOrEqual(others + dayShare(others))
      expect(await visits(book)).toBeLessThanOrEqual(others + mostVisits(others))
    }
  }, 240_000)

  it('by 1,000 visitors of one address adds no more than that', async () => {
    const now = Date.now()
    for (let n = 0; n < 1_000; n += 50) {
      await Promise.all(
        Array.from({ length: 50 }, async (_, i) => {
          // Collected beforehand: a network gets 120 new ones a minute.
          const { token } = await issueVisitor(env.KINDRED_SECRET, store.store.id, `attack-${n + i}`)
          const events = ['book-1', 'book-9'].map((book, k) => fake('view_item', book, now - 2_000 + k))
          events.push(fake('purchase', 'book-9', now))
          await send(events, token, 7)
        }),
      )
    }
    await settle()
    expect(await visits('book-9')).toBeLessThanOrEqual(mostVisits(0))
    expect(await visits('book-1')).toBeGreaterThanOrEqual(own)
    expect(await visits('book-1')).toBeLessThanOrEqual(own + mostVisits(own))
  }, 240_000)

  it('moves counts and popularity by no more than a day’s share of visits', async () => {
    const all = await stats()
    const [shady, first, second] = [9, 1, 2].map((n) => all[n])
    expect(shady?.df).toBeLessThanOrEqual(mostVisits(0))
    expect(first?.df).toBeLessThanOrEqual(own + mostVisits(own))
    // A level is log2 of the faded sum: the second book has 100 visits and six orders, worth ten visits each.
    expect((second?.level ?? 0) - (shady?.level ?? 0)).toBeGreaterThan(Math.log2(160 / mostVisits(0)) - 0.5)
  })

  it('leaves the shelves to what others did', async () => {
    const also = await shelf('also-viewed', 'book-1')
    expect(also[0]?.id).toBe('book-2')
    const shady = also.find(({ id }) => id === 'book-9')?.reason
    expect(shady && 'people' in shady ? (shady.people ?? 0) : 0).toBeLessThanOrEqual(mostVisits(0))
    expect((await shelf('bestsellers')).slice(0, 2).map(({ id }) => id)).toEqual(['book-1', 'book-2'])
    for (const placement of ['bought-together', 'viewed-then-bought', 'cart-completion'])
      expect(
        (await shelf(placement, 'book-1')).map(({ id, recommender }) => [id, recommender]),
      ).not.toContainEqual(['book-9', placement])
  })

  it('sells nothing: no order, no basket, no revenue, no points', async () => {
    expect((await stats())[9]).toMatchObject({ bought: 0 })
    const { totals } = (await (await store.server('GET', '/v1/insights/overview')).json()) as Overview
    expect(totals).toMatchObject({ orders: 6, revenue_minor: 6 * 200 })
    const people = (await (
      await store.server('GET', '/v1/customers?kind=all&limit=200')
    ).json()) as CustomerList
    const visitors = people.customers.filter(({ id }) => id.startsWith('v:'))
    expect(visitors.length).toBeGreaterThan(100)
    expect(visitors.every(({ orders, revenue_minor }) => orders === 0 && revenue_minor === 0)).toBe(true)
    expect((await store.server('GET', '/v1/customers?kind=visitor&points_min=1')).status).toBe(200)
    const withPoints = await store.server('GET', '/v1/customers?kind=all&points_min=1')
    expect(
      ((await withPoints.json()) as CustomerList).customers.every(({ id }) => !id.startsWith('v:')),
    ).toBe(true)
  })

  it('puts nothing into the catalogue, and no title of its own on a shelf', async () => {
    const { token } = await issueVisitor(env.KINDRED_SECRET, store.store.id, 'titles')
    await send([fake('view_item', 'https://evil.example/x', Date.now())], token, 9)
    const products = await (await store.server('GET', '/v1/products')).text()
    expect(products).not.toMatch(/evil|Buy me/)
    expect(JSON.stringify(await shelf('also-viewed', 'book-1'))).not.toContain('Buy me')
  })
})

describe('figures about people', () => {
  it('are told from five people on', async () => {
    const told = async () => (await shelf('also-viewed', 'book-5')).find(({ id }) => id === 'book-6')?.reason
    expect(await told()).not.toHaveProperty('people')
    await send(
      [about('book-5'), about('book-6')].map((one, n) => ({
        ...fake('view_item', '', Date.now() - 9 + n),
        ...one,
      })),
      undefined,
      1,
    )
    await vi.waitFor(async () => expect(await told()).toMatchObject({ people: 5 }), 30_000)
  }, 60_000)
})

describe('an attack on products few people look at', () => {
  const sizes = new Map([
    ['book-1', 20],
    ['book-2', 50],
    ['book-3', 100],
    ['book-4', 500],
  ])

  it('moves a twentieth of a ring of any size, and leaves no address behind', async () => {
    firstDay = Math.floor(Date.now() / 86_400_000)
    store = await makeStore(books(12))
    const now = Date.now()
    const past = [...sizes].flatMap(([book, size]) =>
      Array.from({ length: size }, (_, n) => ({
        id: `${book} ${n}`,
        started_at: now - 3_600_000 - n * 1_000,
        items: [book, 'book-8'],
      })),
    )
    await store.server('POST', '/v1/sessions', jsonLines(past))
    await settle()
    for (let n = 0; n < 60; n++) {
      const { token } = await issueVisitor(env.KINDRED_SECRET, store.store.id, `small-${n}`)
      const events = [...sizes.keys(), 'book-9'].map((book, k) => fake('view_item', book, now - 2_000 + k))
      await send(events, token, n)
    }
    await settle()
    for (const [book, size] of sizes) {
      const faked = await visits(book, numberOf('book-9'))
      expect(faked, book).toBeGreaterThanOrEqual(dayShare(size))
      expect(faked, book).toBeLessThanOrEqual(mostVisits(size))
      if (mostVisits(size) === dayShare(size))
        expect(faked / (await visits(book)), book).toBeLessThanOrEqual(0.05)
    }
    // By then what waits is due, also while the shard learns from so many visits.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 120_000 })
    await runDurableObjectAlarm(shard())
    vi.useRealTimers()
    // Of the network there is a mark that nobody without the deployment's secret can make.
    const marks = await runInDurableObject(shard(), (_, { storage }) =>
      [...storage.sql.exec<{ owners: ArrayBuffer }>('SELECT owners FROM item')].flatMap(({ owners }) =>
        [...new Uint32Array(owners)].filter((_mark, i) => i % 2 === 1),
      ),
    )
    expect(new Set(marks).size).toBeGreaterThanOrEqual(2)
    // Earlier versions kept other things in the lowest two bits.
    expect(marks.map((mark) => mark >>> 2)).not.toContain(hash32('203.0.113') >>> 2)
  }, 240_000)
})

it('a store cannot be walked through: nobody is found by guessing at ids', async () => {
  const guesses = ['', '42', 'c:42', 'v:1', 'aaaaaaaaaaaaaaaaaaaa', `${'a'.repeat(20)}.${'b'.repeat(22)}`]
  for (const guess of guesses) {
    const headers = { 'x-kindred-visitor': guess }
    expect((await call('GET', `/v1/me?key=${store.publishable_key}`, { headers })).status).toBe(401)
    for (const path of ['/v1/customers', `/v1/customers/${encodeURIComponent(guess || '0')}`, '/v1/products'])
      expect(
        (await call('GET', `${path}${path.includes('?') ? '&' : '?'}key=${store.publishable_key}`)).status,
      ).toBe(403)
  }
})
