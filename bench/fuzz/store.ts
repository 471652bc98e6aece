import { sign } from 'hono/jwt'
import { backupParts } from '#shared/wire/backup'
import type { StoreCreated } from '#shared/wire/settings'
import { deploymentSecret, openStore } from '../server/open-store.ts'

/** A small store with somebody and something in every room, and who may call it. */
export interface FuzzStore extends StoreCreated {
  /** Signed visitor ids: of a shopper, and of the one who became `customer`. */
  visitors: string[]
  /** Identity token of `customer`. */
  identity: string
  /** Ids that lead to something: products, people, orders, segments, targets, annotations, keys. */
  words: string[]
  /** What properties of a body have to hold, by their names. */
  named: Record<string, string[]>
}

/** How one store's things are told from another's. */
export interface Marks {
  mark?: string
  secret?: string
  price_minor?: number
}

const dayMs = 86_400_000

/**
 * Makes the store `id` at `url` and fills it. Every id begins with `mark`; everything that nobody outside the store may
 * ever read (titles, names, notes) has `secret` in it. Throws when the server refuses any of it.
 */
export async function fuzzStore(
  url: string,
  id: string,
  { mark = '', secret = 'Emma', price_minor = 1_000 }: Marks = {},
): Promise<FuzzStore> {
  const store = await openStore(url, id)
  const call = callerOf(url, `Bearer ${store.secret_key}`)
  const [book, other, customer] = [`${mark}book-1`, `${mark}book-2`, `${mark}42`]
  const now = Date.now()
  await call(
    'PUT',
    '/v1/products',
    [book, other].map((product) => ({
      id: product,
      title: `${secret} ${product}`,
      url: `https://shop.example/${product}`,
      price_minor,
      categories: ['Novels'],
      brand: `${secret} press`,
      stock: 3,
    })),
  )
  const visitors: string[] = []
  for (let i = 0; i < 2; i++) {
    const events = [book, other].map((item_id, n) => ({
      id: crypto.randomUUID(),
      name: 'view_item',
      at: now - n * 1_000,
      items: [{ item_id }],
    }))
    const answer = (await call('POST', '/v1/events', { sent_at: now, events })) as { visitor?: string }
    visitors.push(answer.visitor ?? '')
  }
  await call(
    'POST',
    '/v1/orders',
    [1, 2].map((n) => ({
      id: `${mark}order-${n}`,
      created_at: now - n * dayMs,
      customer_id: customer,
      customer_name: `${secret} Smith`,
      visitor: visitors[1],
      currency: 'EUR',
      items: [{ item_id: book, quantity: n, price_minor }],
    })),
  )
  const ofCustomer = { customer_id: customer, reason: `${secret} reason` }
  await call('POST', '/v1/points/earn', { ...ofCustomer, idempotency_key: 'welcome', points: 1_000_000 })
  await call('POST', '/v1/points/redeem', { ...ofCustomer, idempotency_key: 'cart-17', points: 200 })
  await call('PUT', '/v1/settings', { questions: { enabled: true } })
  await call('PUT', `/v1/segments/${mark}all`, { name: `${secret} all`, filter: { kind: 'all' } })
  await call('PUT', `/v1/annotations/${mark}note`, { day: '2026-01-01', text: `${secret} note` })
  const identity = await identityOf(store, customer)
  const visitorIds = visitors.map((token) => `v:${token.split('.')[0]}`)
  const words = [book, other, customer, `${mark}order-1`, `${mark}all`, `${mark}note`, ...visitorIds]
  words.push(id, ...backupParts)
  const named = { visitor: visitors, identity: [identity], store: [id], secret_key: [store.secret_key] }
  return { ...store, visitors, identity, words, named }
}

/** A token of the store's server for a customer, good for ten minutes. */
export function identityOf({ store, identity_secret }: StoreCreated, customer: string): Promise<string> {
  const now = Math.floor(Date.now() / 1_000)
  return sign({ sub: customer, aud: store.id, iat: now, exp: now + 600 }, identity_secret, 'HS256')
}

/** Who a request pretends to be, as headers. */
export function headersOf(
  store: FuzzStore,
): Record<'deployment' | 'secret' | 'visitor' | 'identity', Record<string, string>> {
  const page = { authorization: `Bearer ${store.publishable_key}` }
  return {
    deployment: { authorization: `Bearer ${deploymentSecret}` },
    secret: { authorization: `Bearer ${store.secret_key}` },
    visitor: { ...page, 'x-kindred-visitor': store.visitors[0] ?? '' },
    identity: { ...page, 'x-kindred-identity': store.identity },
  }
}

/** A caller that says what went wrong. Lists are sent as JSON Lines. */
function callerOf(url: string, authorization: string) {
  return async (method: string, path: string, body: object): Promise<unknown> => {
    const text = Array.isArray(body)
      ? body.map((line: unknown) => JSON.stringify(line)).join('\n')
      : JSON.stringify(body)
    const answer = await fetch(url + path, { method, headers: { authorization }, body: text })
    const said = await answer.text()
    if (!answer.ok || /"rejected":[1-9]/.test(said))
      throw new Error(`${method} ${path}: ${answer.status} ${said}`)
    return said === '' ? null : JSON.parse(said)
  }
}
