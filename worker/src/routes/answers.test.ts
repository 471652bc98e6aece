import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { sign } from 'hono/jwt'
import { describe, expect, it } from 'vitest'
import type { CustomerList } from '#shared/wire/customer'
import type { AnswersReply, QuestionReply } from '#shared/wire/question'
import type { SatisfactionReport } from '#shared/wire/satisfaction'
import { customerOf, insightsOf } from '../objects/names.ts'
import { dayMs, order, page } from '../testing/loyalty.ts'
import { about, books, call, makeStore, type TestStore } from '../testing/store.ts'

const asking = (store: TestStore, more: object = {}) =>
  store.server('PUT', '/v1/settings', { questions: { enabled: true, ...more } })

/** What somebody with this token may do about questions; without one, customer 42. */
async function shopper(store: TestStore, visitor?: string) {
  const exp = Math.floor(Date.now() / 1_000) + 600
  const identity = await sign({ sub: '42', aud: store.store.id, exp }, store.identity_secret, 'HS256')
  const headers: Record<string, string> = visitor
    ? { 'x-kindred-visitor': visitor }
    : { 'x-kindred-identity': identity }
  const key = `key=${store.publishable_key}`
  return {
    question: async (placement = 'order') => {
      const answer = await call('GET', `/v1/me/question?placement=${placement}&${key}`, { headers })
      expect(answer.status).toBe(200)
      return ((await answer.json()) as QuestionReply).question
    },
    decline: async () => (await call('DELETE', `/v1/me/question?placement=order&${key}`, { headers })).status,
    answer: async (body: object) =>
      (await call('POST', `/v1/me/answers?${key}`, { headers, body: JSON.stringify(body) })).status,
    forget: async () => (await call('DELETE', `/v1/me?${key}`, { headers })).status,
  }
}

/** What a person's object tells arrives soon, by itself or by the alarm a test rings. */
const soon = { timeout: 10_000 }
const satisfied = { placement: 'order', id: 'a1', kind: 'csat', touch_point: 'buying', value: 5 }

async function flushed(store: TestStore, person = 'c:42'): Promise<void> {
  await runDurableObjectAlarm(customerOf(env, store.store.id, person))
}

async function report(store: TestStore, range = ''): Promise<SatisfactionReport> {
  const answer = await store.server('GET', `/v1/insights/satisfaction${range}`)
  expect(answer.status, await answer.clone().text()).toBe(200)
  return (await answer.json()) as SatisfactionReport
}

async function answersOf(store: TestStore, id = '42'): Promise<AnswersReply['answers']> {
  const answer = await store.server('GET', `/v1/customers/${id}/answers`)
  return ((await answer.json()) as AnswersReply).answers
}

describe('a question', () => {
  it('is put to nobody until the store wants it, and then to whoever is known', async () => {
    const store = await makeStore(books(1))
    await store.server('POST', '/v1/orders', order('o1', 5_000))
    const customer = await shopper(store)
    expect(await customer.question()).toBe(null)
    expect(await customer.answer(satisfied)).toBe(409)
    await asking(store)
    expect(await customer.question()).toEqual({ placement: 'order', kind: 'csat', touch_point: 'buying' })
    expect(await customer.question('cart')).toBe(null)
    expect(await answersOf(store)).toEqual([])
  })

  it('is answered once, counted once, and then there is quiet', async () => {
    const store = await makeStore(books(1))
    await store.server('POST', '/v1/orders', order('o1', 5_000))
    await asking(store)
    const customer = await shopper(store)
    const body = { ...satisfied, order_id: 'o1', comment: 'Well packed.' }
    expect(await customer.answer(body)).toBe(204)
    expect(await customer.answer({ ...body, value: 1 })).toBe(204)
    expect(await customer.answer({ ...body, id: 'a2' })).toBe(409)
    expect(await customer.question()).toBe(null)
    const { placement: _, ...kept } = body
    expect(await answersOf(store)).toEqual([{ ...kept, at: expect.any(Number) }])
    expect((await page(store)).portrait.loyalty.satisfaction).toEqual({
      stated: 1,
      answers: 1,
      quadrant: 'mercenary',
    })
    await flushed(store)
    await expect
      .poll(() => report(store), soon)
      .toMatchObject({
        answers: 1,
        all: { csat: { n: 1, value: null, reason: 'too_few' } },
        counts: [{ kind: 'csat', touch_point: 'buying', value: 5, expected: null, answers: 1 }],
        loyalty: { people: 1, quadrants: null, reason: 'too_few' },
      })
  })

  it('that was put off is not asked again soon', async () => {
    const store = await makeStore(books(2))
    const { visitor = '' } = await store.events([about('book-1'), about('book-2')])
    await asking(store)
    const visiting = await shopper(store, visitor)
    expect(await visiting.question()).not.toBe(null)
    expect(await visiting.decline()).toBe(204)
    expect(await visiting.question()).toBe(null)
    expect(await visiting.answer(satisfied)).toBe(409)
    await asking(store, { ask: [] })
    expect(await visiting.decline()).toBe(409)
  })

  it('is for nobody to the store without a person, or with one that is gone', async () => {
    const store = await makeStore(books(1))
    await asking(store)
    const customer = await shopper(store)
    expect(await customer.question()).toBe(null)
    expect(await customer.answer(satisfied)).toBe(404)
    await store.server('POST', '/v1/orders', order('o1', 5_000))
    expect(await customer.forget()).toBe(204)
    expect(await customer.question()).toBe(null)
    expect(await customer.answer(satisfied)).toBe(410)
  })
})

describe('answers', () => {
  it('from other tools come with their day, and become figures', async () => {
    const store = await makeStore(books(1))
    const at = Date.UTC(2026, 2, 1, 12)
    const people = Array.from({ length: 12 }, (_, i) => `p${i}`)
    await Promise.all(
      people.map(async (customer_id, i) => {
        await store.server('POST', '/v1/orders', order(`o${i}`, 1_000, { customer_id }))
        const answers = [
          { id: 'n', kind: 'nps', touch_point: 'shop', value: i < 6 ? 10 : 3, at: at - dayMs },
          { id: 'e', kind: 'expectation', touch_point: 'delivery', value: 3, expected: 4 - (i % 2), at },
        ]
        for (const _ of [1, 2]) {
          const taken = await store.server('POST', `/v1/customers/${customer_id}/answers`, { answers })
          expect(taken.status).toBe(204)
        }
        await flushed(store, `c:${customer_id}`)
      }),
    )
    const inMarch = () => report(store, '?from=2026-03-01&to=2026-03-31')
    await expect.poll(inMarch, soon).toMatchObject({
      answers: 12,
      all: { expectation: { n: 12, value: -0.5, expected: 3.5, experienced: 3 }, nps: { n: 0, value: null } },
      touch_points: [{ touch_point: 'delivery' }],
      days: [{ day: '2026-03-01', kind: 'expectation', answers: 12, good: 0, bad: 6 }],
      loyalty: { people: 12, alive_by: 'rhythm' },
    })
    // What they said last is half of the scale, and one order is no habit.
    expect((await inMarch()).loyalty.quadrants?.map(({ people }) => people)).toEqual([0, 0, 0, 12])
    const chosen = async (filter: string) =>
      ((await (await store.server('GET', `/v1/customers?${filter}`)).json()) as CustomerList).total
    expect(await chosen('satisfaction_max=0.5')).toBe(12)
    expect(await chosen('satisfaction_min=0.6')).toBe(0)
    expect((await report(store, '?from=2026-02-28&to=2026-02-28')).all.nps).toMatchObject({ n: 12, value: 0 })
  })

  it('that nobody asked for are what a person said last, and in no count', async () => {
    const store = await makeStore(books(1))
    await store.server('POST', '/v1/orders', order('o1', 5_000))
    expect((await store.server('PATCH', '/v1/customers/42', { satisfaction: 2 })).status).toBe(204)
    expect((await page(store)).portrait.loyalty.satisfaction).toMatchObject({ stated: 0.25, answers: 1 })
    await flushed(store)
    await expect.poll(() => report(store), soon).toMatchObject({ answers: 0, loyalty: { people: 1 } })
  })

  it('of a visitor become the customer’s, whose row says them from then on', async () => {
    const store = await makeStore(books(2))
    const { visitor = '' } = await store.events([about('book-1'), about('book-2')])
    await asking(store)
    expect(await (await shopper(store, visitor)).answer({ ...satisfied, value: 2 })).toBe(204)
    await flushed(store, `v:${visitor.split('.')[0]}`)
    await expect.poll(() => report(store), soon).toMatchObject({ loyalty: { people: 1 } })
    await store.server('POST', '/v1/orders', order('o1', 5_000, { visitor }))
    await flushed(store, `v:${visitor.split('.')[0]}`)
    await flushed(store)
    await expect.poll(() => saidIn(store), soon).toEqual(['c:42'])
    expect(await answersOf(store)).toMatchObject([{ value: 2 }])
    expect((await report(store)).counts).toMatchObject([{ answers: 1 }])
    expect(await (await shopper(store)).question()).toBe(null)
  })

  it('are forgotten with the person, word for word; what was counted stays without a name', async () => {
    const store = await makeStore(books(1))
    await store.server('POST', '/v1/orders', order('o1', 5_000))
    const answers = [{ id: 'a', kind: 'csat', touch_point: 'product', value: 4, comment: 'secret words' }]
    await store.server('POST', '/v1/customers/42/answers', { answers })
    const kept = await store.server('GET', '/v1/customers/42/export')
    expect(await kept.text()).toContain('secret words')
    await flushed(store)
    await expect.poll(() => saidIn(store), soon).toEqual(['c:42'])
    await store.server('DELETE', '/v1/customers/42')
    await expect.poll(() => saidIn(store), soon).toEqual([])
    expect((await report(store)).counts).toMatchObject([{ touch_point: 'product', answers: 1 }])
    expect((await store.server('GET', '/v1/customers/42/answers')).status).toBe(410)
    const rows = await runInDurableObject(customerOf(env, store.store.id, 'c:42'), (_, { storage }) =>
      JSON.stringify(storage.sql.exec('SELECT * FROM person').toArray()),
    )
    expect(rows).not.toContain('secret words')
  })
})

/** Whose words Insights holds. */
async function saidIn(store: TestStore): Promise<string[]> {
  await report(store) // counts what waits
  return runInDurableObject(insightsOf(env, store.store.id), (_, { storage }) =>
    storage.sql
      .exec<{ person: string }>('SELECT person FROM stated')
      .toArray()
      .map(({ person }) => person),
  )
}
