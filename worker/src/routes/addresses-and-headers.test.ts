import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { about, books, call, makeStore, type TestStore } from '../testing/store.ts'

/**
 * What a document of the API cannot name: addresses that end in anything, and headers that hold anything. Bodies are
 * tried in tests/fuzz.test.ts.
 */

const runs = 50
const seed = 20_261_122

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('', '__proto__', 'constructor', '\u0000', '\ud800', '../..', 'book-1', 'x'.repeat(5_120)),
)

describe('addresses and headers that hold anything', () => {
  let store: TestStore
  beforeAll(async () => {
    store = await makeStore(books(3))
    await store.events([about('book-1')])
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
      { numRuns: runs, seed },
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
      { numRuns: runs, seed },
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
