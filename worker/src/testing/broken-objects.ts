import { env } from 'cloudflare:workers'
import { expect } from 'vitest'
import type { Problem } from '#shared/wire/problem'
import type { RecommendationResult, Shelf } from '#shared/wire/recommendation'
import { createApp } from '../app.ts'
import { about, books, jsonLines, makeStore, shopOrigin, type TestStore } from './store.ts'

const ctx = {
  waitUntil: () => {},
  passThroughOnException: () => {},
  props: {},
} as unknown as ExecutionContext

/** Objects of a kind that answer every call so: as the platform does for an object with too much to do. */
export const objects = (answer: () => unknown) => ({
  getByName: () => new Proxy({}, { get: (_, name) => (name === 'then' ? undefined : answer) }),
})
export const refusing = (why: object) =>
  objects(() => Promise.reject(Object.assign(new Error('Durable Object is overloaded.'), why)))
export const overloaded = refusing({ overloaded: true })
/** Those that never answer. */
export const silent = objects(() => new Promise(() => {}))

type Kind = 'CUSTOMER' | 'CATALOGUE' | 'SESSION_INDEX' | 'STORE' | 'DIRECTORY'

/** A request of a page, or of a server where the key is the secret one, to a Worker some of whose objects are broken. */
export function post(
  store: TestStore,
  path: string,
  body: unknown,
  broken: Partial<Record<Kind, object>> = {},
  key = store.publishable_key,
): Promise<Response> {
  // A secret key is believed in a header alone.
  const isSecret = key === store.secret_key
  const request = new Request(`https://kindred.example${path}${isSecret ? '' : `?key=${key}`}`, {
    method: 'POST',
    headers: {
      origin: shopOrigin,
      'content-type': 'text/plain',
      ...(isSecret ? { authorization: `Bearer ${key}` } : {}),
    },
    body: JSON.stringify(body),
  })
  return Promise.resolve(createApp().fetch(request, { ...env, ...broken } as unknown as Env, ctx))
}

/** A view of the first book. */
export const batch = (id: string = crypto.randomUUID()) => {
  const at = Date.now()
  return { sent_at: at, events: [{ id, name: 'view_item', at, ...about('book-1') }] }
}
/** A product's page with a shelf. */
export const page = { context: { product: 'book-1' }, shelves: [{ id: 's', placement: 'product', limit: 4 }] }

/** The shelf of an answer that is one. */
export async function shelfOf(answer: Response): Promise<Shelf> {
  expect(answer.status).toBe(200)
  return ((await answer.json()) as RecommendationResult).shelves[0]!
}

/** 503 with Retry-After. */
export async function expectBusy(answer: Response): Promise<void> {
  expect(answer.status).toBe(503)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await answer.json()) as Problem).toMatchObject({ code: 'overloaded' })
}

/** A shop with a dozen books and as many visits, whose shelves leave nothing to chance. */
export async function shop(): Promise<TestStore> {
  const store = await makeStore(books(12))
  const visits = Array.from({ length: 12 }, (_, i) => ({
    id: `s${i}`,
    started_at: Date.now() - 3_600_000 + i * 1_000,
    items: ['book-1', 'book-2', `book-${3 + (i % 4)}`],
  }))
  await store.server('POST', '/v1/sessions', jsonLines(visits))
  // What is tried on people changes with the day, which may end while a test runs.
  await store.server('PUT', '/v1/settings', { recommendation: { exploration: 0 } })
  return store
}
