import { randomUUID } from 'node:crypto'
import type { RunningWorkerd } from '../../scripts/workerd.ts'
import { keyedRequest } from '../load/process.ts'
import { seeded } from '../sessions/session-data.ts'

/** A store on a server, with its keys. */
export interface Shop {
  server: RunningWorkerd
  publishable: string
  secret: string
}

const bulkLines = 5_000
const shelfLimit = 12

/**
 * Gives the store `products` products and these sessions of the past, one a second, the last of them at `endedAt` (epoch
 * ms); returns how fast it took them.
 */
export async function fillShop(
  shop: Shop,
  sessions: readonly (readonly number[])[],
  products: number,
  endedAt = Date.now(),
): Promise<{ products_per_s: number; sessions_per_s: number }> {
  const productsStarted = performance.now()
  await sendLines(shop, 'PUT', '/v1/products', products, productLine(seeded(11)))
  const productsS = (performance.now() - productsStarted) / 1_000
  const start = endedAt - sessions.length * 1_000
  const started = performance.now()
  await sendLines(shop, 'POST', '/v1/sessions', sessions.length, (i) =>
    JSON.stringify({
      id: `s${i}`,
      started_at: start + i * 1_000,
      items: sessions[i]!.map((item) => `p${item}`),
    }),
  )
  const seconds = (performance.now() - started) / 1_000
  return {
    products_per_s: Math.round(products / productsS),
    sessions_per_s: Math.round(sessions.length / seconds),
  }
}

/** Visitors with a profile of their own: their signed ids. */
export async function makeVisitors(shop: Shop, contexts: number[][], count: number): Promise<string[]> {
  const tokens: string[] = []
  for (let i = 0; i < count; i++) {
    const now = Date.now()
    const events = contexts[i % contexts.length]!.slice(0, 20).map((item, n) => ({
      id: randomUUID(),
      name: 'view_item',
      at: now - 60_000 + n * 1_000,
      items: [{ item_id: `p${item}` }],
    }))
    const response = await fetch(`${shop.server.url}/v1/events`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${shop.publishable}`,
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36',
      },
      body: JSON.stringify({ sent_at: now, events }),
    })
    const { visitor } = (await response.json()) as { visitor?: string }
    if (!visitor) throw new Error(`no visitor was issued (${response.status})`)
    tokens.push(visitor)
  }
  return tokens
}

/** Requests for one shelf of 12 on the home page after these visits, by nobody known or by the visitors in turn. */
export function shelfRequests({ publishable }: Shop, contexts: number[][], tokens: string[]): string[] {
  return contexts.slice(0, 5_000).map((items, i) => {
    const ids = items.map((item) => `p${item}`).slice(-9)
    const body = {
      ...(tokens.length > 0 ? { visitor: tokens[i % tokens.length] } : {}),
      context: { items: ids },
      shelves: [{ id: 'home', placement: 'home', limit: shelfLimit }],
    }
    return keyedRequest('POST', '/v1/recommendations', publishable, JSON.stringify(body))
  })
}

const productLine =
  (chance: () => number) =>
  (i: number): string =>
    JSON.stringify({
      id: `p${i + 1}`,
      aliases: [`sku-${i + 1}`],
      title: `A product with a name of usual length, number ${i + 1}`,
      url: `https://shop.example/products/a-product-of-usual-length-${i + 1}`,
      image_url: `https://cdn.shop.example/images/products/${i + 1}/main_800x800.webp`,
      price_minor: 500 + Math.floor(chance() * 20_000),
      brand: `Brand ${Math.floor(chance() * 200)}`,
      categories: [`Department ${i % 12}`, `Category ${i % 240}`],
      rating: 4.5,
      rating_count: Math.floor(chance() * 1_000),
      description: 'A description as long as a short paragraph. '.repeat(6),
    })

/** Sends `count` lines in bulk requests; `lineOf` is asked for each once, in order. */
async function sendLines(
  shop: Shop,
  method: string,
  path: string,
  count: number,
  lineOf: (i: number) => string,
): Promise<void> {
  for (let at = 0; at < count; at += bulkLines) {
    const lines = Array.from({ length: Math.min(bulkLines, count - at) }, (_, i) => lineOf(at + i))
    const response = await fetch(shop.server.url + path, {
      method,
      headers: { authorization: `Bearer ${shop.secret}` },
      body: lines.join('\n'),
    })
    const report = (await response.json()) as { rejected: number }
    if (!response.ok || report.rejected > 0)
      throw new Error(`${path}: ${JSON.stringify(report).slice(0, 500)}`)
  }
}
