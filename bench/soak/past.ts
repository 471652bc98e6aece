import { randomUUID } from 'node:crypto'
import { seeded } from '../sessions/session-data.ts'
import type { MixShop } from './mix.ts'

/** Visits as close to one another as visits can be, and as much of each as a profile keeps of it. */
const visits = 30
const viewsPerVisit = 17
const visitsABatch = 5
const visitMs = 30 * 60_000 + 1_000 + viewsPerVisit * 10_000
const atOnce = 8

/** Entries of a ring of the index, and more than any falls short of by chance. */
const ringEntries = 500 + 120

/**
 * Visits that fill the ring of every product. Without them the rings of what few people open would still be filling up
 * after half an hour, and every reading of them take longer and longer, as those of a young store do.
 */
export function visitsToFillRings(products: number): number[][] {
  const chance = seeded(5)
  const count = Math.ceil((products * ringEntries) / viewsPerVisit)
  const product = () => 1 + Math.floor(products * chance())
  return Array.from({ length: count }, () => Array.from({ length: viewsPerVisit }, product))
}

/** How long the visits of `giveAPast` take, in milliseconds of the shop's time. */
export const pastMs = visits * visitMs

/**
 * Gives each shopper as many visits and events as a profile keeps, from `from` (epoch ms) on. Without it every profile
 * would grow for as long as it takes to fill up by itself: that is no leak, but looks like one.
 */
export async function giveAPast(url: string, shop: MixShop, from: number): Promise<void> {
  const waiting = [...shop.visitors]
  const work = async (): Promise<void> => {
    for (let visitor = waiting.pop(); visitor !== undefined; visitor = waiting.pop()) {
      for (let visit = 0; visit < visits; visit += visitsABatch)
        await tell(url, shop, visitor, from + visit * visitMs)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}

async function tell(url: string, shop: MixShop, visitor: string, from: number): Promise<void> {
  const events = Array.from({ length: visitsABatch * viewsPerVisit }, (_, i) => ({
    id: randomUUID(),
    name: 'view_item',
    at: from + Math.floor(i / viewsPerVisit) * visitMs + (i % viewsPerVisit) * 10_000,
    items: [{ item_id: `p${1 + ((i * 7 + Math.floor(from / visitMs)) % shop.products)}` }],
  }))
  const answer = await fetch(`${url}/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${shop.secret}` },
    body: JSON.stringify({ sent_at: Date.now(), visitor, events }),
  })
  const said = await answer.text()
  if (answer.status !== 202) throw new Error(`events were answered ${answer.status}: ${said.slice(0, 300)}`)
}
