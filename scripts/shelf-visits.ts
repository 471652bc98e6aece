import { randomUUID } from 'node:crypto'
import type { RecommendationResult } from '#shared/wire/recommendation'
import { books } from '../demo/books/catalogue.ts'
import { type Chance, chanceOf } from '../demo/random.ts'

/** An experiment in which one in five sees no shelves. */
const holdout = {
  id: 'holdout',
  note: 'Do shelves bring anything at all?',
  share: 1,
  arms: [
    { id: 'none', weight: 1, placements: { '*': null } },
    { id: 'shelves', weight: 4, placements: {} },
  ],
} as const

export interface ShelfVisits {
  kindredUrl: string
  shopUrl: string
  publishableKey: string
  secretKey: string
  /** How many people come. */
  people: number
  /** The moment the last of them is there, epoch milliseconds. */
  now: number
}

const spanHours = 60
const hourMs = 3_600_000
const minuteMs = 60_000
const campaigns = [
  '',
  '',
  '?utm_source=newsletter&utm_medium=email&utm_campaign=november',
  '?utm_source=google&utm_medium=cpc',
]
const referrers = ['', 'https://www.google.com/', 'https://www.instagram.com/', 'https://a-blog.example/']

/**
 * People who come to the shop within sixty hours, see a shelf or belong to those held out, open something, and some of
 * whom order: through the public API, as tracker and shop would tell it. The experiment has ended when it resolves, so
 * that everybody sees shelves again. Throws when the API refuses a part of it.
 */
export async function visitShelves(visits: ShelfVisits): Promise<void> {
  const tell = (status: 'running' | 'ended') =>
    post(visits, 'PUT', 'settings', visits.secretKey, { experiments: [{ ...holdout, status }] }, '')
  await tell('running')
  const crowd = Array.from({ length: visits.people }, (_, index) => index)
  const atOnce = 4
  for (let from = 0; from < crowd.length; from += atOnce)
    await Promise.all(crowd.slice(from, from + atOnce).map((index) => visit(visits, index)))
  await tell('ended')
}

async function visit(visits: ShelfVisits, index: number): Promise<void> {
  const { now, shopUrl, publishableKey } = visits
  const chance = chanceOf(7, `shelf-visit-${index}`)
  const at = momentOf(chance, now)
  const network = `10.${index >> 8}.${index & 255}.1`
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance.next() * list.length)]!
  const book = pick(books)
  const from = {
    page_url: `${shopUrl}/book/${book.id}${pick(campaigns)}`,
    ...(chance.happens(0.6) ? { referrer: pick(referrers.slice(1)) } : {}),
  }
  const tell = (body: object) =>
    post<{ visitor: string }>(visits, 'POST', 'events', publishableKey, body, network)
  const event = (name: string, minute: number, fields: object = {}) => ({
    id: randomUUID(),
    name,
    at: at + minute * minuteMs,
    ...fields,
  })
  const items = (id: string) => ({ items: [{ item_id: id }] })
  const { visitor } = await tell({
    sent_at: now,
    events: [event('view_item', 0, { ...from, ...items(book.id) })],
  })
  const isRegular = chance.happens(0.35)
  if (isRegular) await orderBefore(visits, { index, visitor, at, book: book.id, chance })
  const placement = pick(['home', 'product', 'product', 'cart'] as const)
  const { id, shelves } = await post<RecommendationResult>(
    visits,
    'POST',
    'recommendations',
    publishableKey,
    {
      visitor,
      context: { product: book.id, items: [book.id], cart: [book.id] },
      shelves: [{ id: 'one', placement, limit: 6 }],
    },
    network,
  )
  const shelf = shelves[0]!
  const met = (shelf.experiments ?? []).map((one) => event('exposure', 1, { ...one, placement }))
  const shown = shelf.holdout || shelf.products.length === 0 ? null : shelf
  const tied = { placement, recommendation_id: id, recommender: shown?.recommender ?? undefined }
  const clicked = shown && chance.happens(0.34) ? pick(shown.products) : null
  const steps = [
    ...met,
    ...(shown ? [event('view_item_list', 1, tied)] : []),
    ...(clicked
      ? [
          event('select_item', 2, { ...tied, recommender: clicked.recommender, ...items(clicked.id) }),
          event('view_item', 3, items(clicked.id)),
        ]
      : []),
  ]
  const bought = boughtBy(chance, book.id, { clicked: clicked?.id ?? null, isRegular })
  const isTempted = bought.length > 0 || chance.happens(0.22)
  if (isTempted) steps.push(event('add_to_cart', 4, items(bought[0] ?? book.id)))
  if (bought.length > 0 || (isTempted && chance.happens(0.4))) steps.push(event('begin_checkout', 5))
  if (steps.length > 0) await tell({ visitor, sent_at: now, events: steps })
  if (bought.length > 0) await order(visits, { index, visitor, at: at + 6 * minuteMs, bought })
}

/** A moment of the last sixty hours, not in the last half hour: few come at night, most in the evening. */
function momentOf(chance: Chance, now: number): number {
  const hours = Array.from({ length: spanHours }, (_, back) => now - (back + 1) * hourMs)
  const hour = chance.weighted(hours, (ms) => busyness[new Date(ms).getUTCHours()]!) ?? hours[0]!
  return Math.min(hour + Math.floor(chance.next() * hourMs), now - 30 * minuteMs)
}

const busyness = [2, 1, 1, 1, 1, 2, 4, 6, 8, 10, 11, 12, 13, 11, 10, 10, 11, 13, 16, 19, 20, 17, 11, 5]

/** What somebody buys: now and then what they came for, more often what a shelf showed them. */
function boughtBy(
  chance: Chance,
  opened: string,
  { clicked, isRegular }: { clicked: string | null; isRegular: boolean },
): string[] {
  return [
    ...(chance.happens(isRegular ? 0.36 : 0.06) ? [opened] : []),
    ...(clicked !== null && clicked !== opened && chance.happens(0.4) ? [clicked] : []),
  ]
}

/** What a regular bought within the year before: what an experiment can be adjusted for. */
async function orderBefore(
  visits: ShelfVisits,
  {
    index,
    visitor,
    at,
    book,
    chance,
  }: { index: number; visitor: string; at: number; book: string; chance: Chance },
): Promise<void> {
  const dayMs = 24 * hourMs
  const placed = at - Math.floor((4 + chance.next() * 300) * dayMs)
  await order(visits, { index, visitor, at: placed, bought: [book], name: 'earlier' })
}

async function order(
  visits: ShelfVisits,
  {
    index,
    visitor,
    at,
    bought,
    name = 'visit',
  }: { index: number; visitor: string; at: number; bought: string[]; name?: string },
): Promise<void> {
  const items = bought.map((id) => ({ item_id: id, quantity: 1, price_minor: 700 + ((index * 37) % 900) }))
  await post(
    visits,
    'POST',
    'orders',
    visits.secretKey,
    { id: `${name}-${index}`, created_at: at, updated_at: at, visitor, currency: 'GBP', items },
    '',
  )
}

async function post<T>(
  { kindredUrl }: ShelfVisits,
  method: 'POST' | 'PUT',
  path: string,
  key: string,
  body: object,
  network: string,
): Promise<T> {
  const answer = await fetch(`${kindredUrl}/v1/${path}`, {
    method,
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
