import { randomUUID } from 'node:crypto'
import type { RecommendationResult } from '#shared/wire/recommendation'
import { books } from '../demo/books/catalogue.ts'
import { type Chance, chanceOf } from '../demo/random.ts'
import type { Stage } from './stage.ts'

const atOnce = 4
const places = ['home', 'product', 'product', 'cart'] as const

/**
 * People who are in the shop while this runs: each opens a book, sees a shelf, may open what it shows, and may order it;
 * through the public API, as tracker and shop would tell it, each deed when it is done. Throws when it refuses one.
 */
export async function visitNow(stage: Stage, people: number): Promise<void> {
  for (let from = 0; from < people; from += atOnce)
    await Promise.all(
      Array.from({ length: Math.min(atOnce, people - from) }, (_, place) => visit(stage, from + place)),
    )
}

async function visit(stage: Stage, index: number): Promise<void> {
  const chance = chanceOf(7, `live-visit-${index}`)
  const { store, shopUrl } = stage
  const network = `10.9.${index >> 8}.${index & 255}`
  const browser = { key: store.publishable_key, network }
  const book = pick(chance, books)
  const tell = (name: string, fields: object) => {
    const at = Date.now()
    const events = [{ id: randomUUID(), name, at, ...fields }]
    return post<{ visitor: string }>(stage, 'events', { visitor, sent_at: at, events }, browser)
  }
  let visitor: string | undefined
  const page_url = `${shopUrl}/book/${book.id}`
  ;({ visitor } = await tell('view_item', { page_url, items: [{ item_id: book.id }] }))
  const placement = pick(chance, places)
  const asked = {
    visitor,
    context: { product: book.id, items: [book.id], cart: [book.id] },
    shelves: [{ id: 'one', placement, limit: 6 }],
  }
  const { id, shelves } = await post<RecommendationResult>(stage, 'recommendations', asked, browser)
  const shelf = shelves[0]
  if (!shelf || shelf.products.length === 0) return
  const tied = { placement, recommendation_id: id, recommender: shelf.recommender ?? undefined }
  await tell('view_item_list', tied)
  if (!chance.happens(0.36)) return
  const { id: item_id, recommender, price_minor } = pick(chance, shelf.products)
  await tell('select_item', { ...tied, recommender, items: [{ item_id }] })
  await tell('view_item', { items: [{ item_id }] })
  if (!chance.happens(0.45)) return
  await tell('add_to_cart', { items: [{ item_id }] })
  await tell('begin_checkout', {})
  await order(stage, { index, visitor, item: { item_id, quantity: 1, price_minor } })
}

async function order(
  stage: Stage,
  { index, visitor, item }: { index: number; visitor: string; item: object },
): Promise<void> {
  const at = Date.now()
  const body = {
    id: `live-${index}`,
    created_at: at,
    updated_at: at,
    visitor,
    currency: 'GBP',
    items: [item],
  }
  await post(stage, 'orders', body, { key: stage.store.secret_key, network: '' })
}

function pick<T>(chance: Chance, list: readonly T[]): T {
  return list[Math.floor(chance.next() * list.length)]!
}

async function post<T>(
  { kindredUrl }: Stage,
  path: string,
  body: object,
  { key, network }: { key: string; network: string },
): Promise<T> {
  const answer = await fetch(`${kindredUrl}/v1/${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      ...(network ? { 'cf-connecting-ip': network } : {}),
    },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}
