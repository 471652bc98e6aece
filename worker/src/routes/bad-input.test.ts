import { listDurableObjectIds, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { sign } from 'hono/jwt'
import { beforeAll, describe, expect, it } from 'vitest'
import type { BulkReport } from '#shared/wire/bulk'
import type { EventBatchResult } from '#shared/wire/event'
import { type Problem, type ProblemCode, problems } from '#shared/wire/problem'
import { badInput, oddInput } from '../testing/bad-input/index.ts'
import type { BadInput, Given } from '../testing/bad-input/row.ts'
import { about, call, makeStore, shopOrigin, type TestStore } from '../testing/store.ts'

/** Longest answer to bad input in characters: nothing of it comes back at length. */
const longestAnswer = 2_000

describe('bad input', () => {
  let store: TestStore
  let given: Given

  beforeAll(async () => {
    store = await makeStore()
    const other = await makeStore()
    const theirs = await other.events([about('book-1')])
    given = {
      store,
      other,
      visitor: (await store.events([about('book-1')])).visitor ?? '',
      foreignVisitor: theirs.visitor ?? '',
      identity: await identityTokens(store, other),
    }
    await store.server('DELETE', `/v1/customers/v:${given.visitor.split('.')[0]}`)
  })

  it.each(badInput)('$to: $input → $answer', async (row) => {
    const people = await peopleStored()
    const answer = await send(row, given)
    const text = await answer.text()
    const [status, code] = [Number(row.answer.slice(0, 3)), /`(\w+)`/.exec(row.answer)?.[1] as ProblemCode]
    expect({ status: answer.status, text }).toMatchObject({ status })
    expect(text.length).toBeLessThan(longestAnswer)
    if (row.says) expect(JSON.parse(text)).toMatchObject(row.says)
    else expectProblem(answer, JSON.parse(text) as Problem, code)
    if (row.fault !== undefined) expect(faultsOf(JSON.parse(text))).toContain(row.fault)
    expect(await peopleStored()).toBe(people)
  })

  it('leaves nothing behind', async () => {
    const kept = async (path: string) => (await store.server('GET', path)).json()
    expect(await kept('/v1/insights/overview')).toMatchObject({
      totals: { revenue_minor: 0, orders: 0, clicks: 0, impressions: 0 },
    })
    expect(await kept('/v1/customers?kind=all')).toMatchObject({ total: 0 })
    expect(await kept('/v1/products')).toEqual({ products: [], next_cursor: null })
    expect(await kept('/v1/settings')).toEqual(given.store.store)
  })
})

/** Customer objects that hold anything: looking for somebody who is not there makes an object, but an empty one. */
async function peopleStored(): Promise<number> {
  const ids = await listDurableObjectIds(env.CUSTOMER)
  const tables = await Promise.all(
    ids.map((id) =>
      runInDurableObject(env.CUSTOMER.get(id), (_, { storage }) =>
        storage.sql.exec('SELECT 1 FROM sqlite_master LIMIT 1').toArray(),
      ),
    ),
  )
  return tables.filter(({ length }) => length > 0).length
}

function faultsOf({
  rejected,
  lines,
}: {
  rejected?: number | EventBatchResult['rejected']
  lines?: BulkReport['lines']
}): string[] {
  const refused = Array.isArray(rejected) ? rejected : (lines ?? [])
  return refused.flatMap(({ faults }) => faults.map(({ path }) => path))
}

describe('odd input', () => {
  it.each(oddInput)('$to: $input → $answer', async (row) => {
    const store = await makeStore()
    const { visitor = '' } = await store.events([about('book-1')])
    const identity = await identityTokens(store, store)
    const answer = await send(row, { store, other: store, visitor, foreignVisitor: visitor, identity })
    expect(answer.status).toBe(Number(row.answer.slice(0, 3)))
    expect(await answer.json()).toMatchObject(row.says ?? {})
  })
})

function expectProblem(answer: Response, problem: Problem, code: ProblemCode): void {
  const { status, title } = problems[code]
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(problem).toMatchObject({ code, status, title, type: `/docs#${code}` })
  expect(problem.request_id).toBe(answer.headers.get('x-request-id'))
}

function send(row: BadInput, given: Given): Promise<Response> {
  const [method = '', written = ''] = row.to.split(' ')
  const path = resolve<string>(row.path ?? written, given)
  const { from = 'page' } = row
  const key = from === 'page' ? `${path.includes('?') ? '&' : '?'}key=${given.store.publishable_key}` : ''
  const body = resolve<unknown>(row.body, given)
  return call(method, path + key, {
    headers: {
      ...(from === 'page' ? { origin: shopOrigin } : {}),
      ...(from === 'server' ? { authorization: `Bearer ${given.store.secret_key}` } : {}),
      ...resolve<Record<string, string>>(row.headers ?? {}, given),
    },
    ...(body === undefined ? {} : { body: isBody(body) ? body : JSON.stringify(body) }),
  })
}

function isBody(body: unknown): body is string | ReadableStream {
  return typeof body === 'string' || body instanceof ReadableStream
}

function resolve<T>(value: unknown, given: Given): T {
  return (typeof value === 'function' ? value(given) : value) as T
}

async function identityTokens(store: TestStore, other: TestStore): Promise<Given['identity']> {
  const now = Math.floor(Date.now() / 1_000)
  const claims = { sub: '42', aud: store.store.id, iat: now, exp: now + 600 }
  const part = (value: object) => btoa(JSON.stringify(value)).replaceAll('=', '')
  const signed = (more: object, secret = store.identity_secret) =>
    sign({ ...claims, ...more }, secret, 'HS256')
  return {
    forged: await signed({}, 'guess'),
    expired: await signed({ iat: now - 700, exp: now - 100 }),
    foreign: await signed({ aud: other.store.id }, other.identity_secret),
    long: await signed({ exp: now + 86_400 }),
    unsigned: `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`,
  }
}
