import { env, exports } from 'cloudflare:workers'
import type { EventBatchResult } from '#shared/wire/event'
import type { Product } from '#shared/wire/product'
import type { StoreCreated } from '#shared/wire/settings'

/** A store made through the API, and short ways to call it, for tests. */
export interface TestStore extends StoreCreated {
  /** A request with the secret key; objects become JSON, strings go as they are. */
  server(method: string, path: string, body?: unknown): Promise<Response>
  /** A request as a page makes it: the key in the address, text/plain, an origin. */
  page(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>
  /** Events of a page; one second apart, the last one now. */
  events(
    events: Partial<TestEvent>[],
    more?: object,
    headers?: Record<string, string>,
  ): Promise<EventBatchResult>
}

interface TestEvent {
  id: string
  name: string
  at: number
  items: { item_id: string }[]
  [field: string]: unknown
}

export const shopOrigin = 'https://shop.example'
let stores = 0

/** Makes a store of its own for a test, with these products in its catalogue. */
export async function makeStore(products: Product[] = [], more: object = {}): Promise<TestStore> {
  const id = `store-${++stores}-${crypto.randomUUID().slice(0, 8)}`
  const created = await call('POST', '/v1/stores', {
    headers: { authorization: `Bearer ${env.DEPLOYMENT_SECRET}` },
    body: JSON.stringify({ id, name: 'A test shop', currency: 'GBP', origins: [shopOrigin], ...more }),
  })
  const store = (await created.json()) as StoreCreated
  const server: TestStore['server'] = (method, path, body) =>
    call(method, path, {
      headers: { authorization: `Bearer ${store.secret_key}` },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  const page: TestStore['page'] = (path, body, headers = {}) =>
    call('POST', `${path}?key=${store.publishable_key}`, {
      headers: { origin: shopOrigin, 'content-type': 'text/plain', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  const events: TestStore['events'] = async (list, extra = {}, headers = {}) => {
    const sent_at = Date.now()
    const whole = list.map((event, i) => ({
      id: crypto.randomUUID(),
      name: 'view_item',
      at: sent_at - (list.length - 1 - i) * 1_000,
      ...event,
    }))
    const answer = await page('/v1/events', { sent_at, events: whole, ...extra }, headers)
    return (await answer.json()) as EventBatchResult
  }
  if (products.length > 0) await server('PUT', '/v1/products', jsonLines(products))
  return { ...store, server, page, events }
}

export function call(method: string, path: string, init: RequestInit = {}): Promise<Response> {
  return exports.default.fetch(new Request(`https://kindred.example${path}`, { method, ...init }))
}

export function jsonLines(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join('\n')
}

/** `count` books `book-1` …, in the category given. */
export function books(count: number, category = 'Novels'): Product[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `book-${i + 1}`,
    title: `Book ${i + 1}`,
    url: `https://shop.example/books/book-${i + 1}`,
    price_minor: 1_000 + i,
    categories: [category],
  }))
}

/** An event about one product. */
export function about(item_id: string, more: object = {}): Partial<TestEvent> {
  return { items: [{ item_id }], ...more }
}
