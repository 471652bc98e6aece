import { randomUUID } from 'node:crypto'
import { keyedRequest } from '../load/process.ts'
import { seeded } from '../sessions/session-data.ts'

/** What the mix is asked of: a store with `products` products `p1` … and shoppers who come back. */
export interface MixShop {
  publishable: string
  secret: string
  products: number
  /** Signed ids of the returning shoppers. */
  visitors: string[]
  /** Shop's time at which the shoppers' visits begin (epoch ms). */
  from: number
}

export const mixKinds = ['events', 'anonymous', 'known', 'orders'] as const
export type MixKind = (typeof mixKinds)[number]

/** Of a hundred requests so many; the rest are events. */
const shares = { anonymous: 20, known: 20, orders: 1 }
const mostEvents = 5
/** Orders belong to so many customers. */
const customers = 200
/**
 * Visits are as long as in a shop, one after the other as closely as visits can be: their days pass within minutes, so
 * that a bounded number of shoppers makes as many visits as a shop has in that time. There must be so many shoppers that
 * nobody's days run out: from then on a visit would never end, and each word of it tell of hundreds of products.
 */
const viewsPerVisit = 15
const gapMs = 30 * 60_000 + 1_000
/** Events are believed for three days. */
export const earliestMs = 71.5 * 3_600_000

/**
 * The next request of a shop at work, by chance from a fixed seed: batches of one to five events of one of the
 * returning shoppers, a page's shelves for nobody known and for one of them, an order now and then.
 */
export function mixOf(shop: MixShop, seed: number): () => { kind: MixKind; request: Buffer } {
  const chance = seeded(seed)
  const product = () => `p${Math.min(shop.products, Math.floor((shop.products + 1) ** chance()))}`
  const shoppers = shop.visitors.map((token) => ({ token, at: shop.from, views: 0 }))
  const shopper = () => shoppers[Math.floor(chance() * shoppers.length)]!
  const some = <T>(most: number, one: () => T) => Array.from({ length: 1 + Math.floor(chance() * most) }, one)
  const post = (path: string, key: string, body: object) =>
    Buffer.from(keyedRequest('POST', path, key, JSON.stringify(body)))
  const shelves = (who: object) =>
    post('/v1/recommendations', shop.publishable, {
      ...who,
      context: { product: product(), items: some(4, product) },
      shelves: [
        { id: 'a', placement: 'product', limit: 12 },
        { id: 'b', placement: 'home', limit: 12 },
      ],
    })
  const events = () => {
    const now = Date.now()
    const who = shopper()
    const list = some(mostEvents, () => {
      who.at += who.views++ % viewsPerVisit === 0 ? gapMs : 10_000
      if (who.at > now) throw new Error('a shopper’s days ran out: --visitors must be more')
      return {
        id: randomUUID(),
        name: chance() < 0.1 ? 'add_to_cart' : 'view_item',
        at: who.at,
        items: [{ item_id: product() }],
      }
    })
    return post('/v1/events', shop.publishable, { sent_at: now, visitor: who.token, events: list })
  }
  const order = () =>
    post('/v1/orders', shop.secret, {
      id: randomUUID(),
      created_at: Date.now(),
      currency: 'EUR',
      customer_id: `c${Math.floor(chance() * customers)}`,
      items: some(3, () => ({
        item_id: product(),
        quantity: 1,
        price_minor: 500 + Math.floor(chance() * 5_000),
      })),
    })
  return () => {
    const at = 100 * chance()
    if (at < shares.orders) return { kind: 'orders', request: order() }
    if (at < shares.orders + shares.anonymous) return { kind: 'anonymous', request: shelves({}) }
    if (at < shares.orders + shares.anonymous + shares.known)
      return { kind: 'known', request: shelves({ visitor: shopper().token }) }
    return { kind: 'events', request: events() }
  }
}
