import { randomUUID } from 'node:crypto'
import type { RunningWorkerd } from '../../scripts/workerd.ts'
import type { RecommendationResult, Shelf } from '../../shared/src/wire/recommendation.ts'

const agent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
const bulkLines = 5_000

/** A store with products and past visits, and short ways to shop in it. */
export interface FreshnessStore {
  /** Tells that these products were opened, one after the other; the signed visitor id of the answer. */
  open(items: readonly string[], visitor?: string): Promise<string>
  /** One shelf, as somebody with this context sees it. */
  shelf(placement: string, who: { visitor?: string; context?: object }): Promise<Shelf>
}

export interface StoreSize {
  /** Products `p1` …, opened together in twos and threes by the visits. */
  products: number
  visits: number
  /** Products `fresh-1` … that nobody ever opened. */
  fresh: number
}

/** Makes a store with its catalogue and past visits. `publishDelayMs` undefined leaves the default. */
export async function freshnessStore(
  { url }: RunningWorkerd,
  id: string,
  size: StoreSize,
  publishDelayMs?: number,
): Promise<FreshnessStore> {
  const made = await send(`${url}/v1/stores`, 'POST', 'bench', { id, name: 'Bench', currency: 'EUR' })
  const { publishable_key, secret_key } = made as { publishable_key: string; secret_key: string }
  if (publishDelayMs !== undefined)
    await send(`${url}/v1/settings`, 'PUT', secret_key, { publish_delay_ms: publishDelayMs })
  for (const lines of inBulk(productsOf(size)))
    await send(`${url}/v1/products`, 'PUT', secret_key, lines.join('\n'))
  for (const lines of inBulk(visitsOf(size)))
    await send(`${url}/v1/sessions`, 'POST', secret_key, lines.join('\n'))
  const ask = async (path: string, body: object) => {
    const answer = await fetch(`${url}${path}?key=${publishable_key}`, {
      method: 'POST',
      headers: { 'user-agent': agent, 'content-type': 'text/plain' },
      body: JSON.stringify({ sent_at: Date.now(), ...body }),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  return {
    async open(items, visitor) {
      const now = Date.now()
      const events = items.map((item_id, i) => ({
        id: randomUUID(),
        name: 'view_item',
        at: now - (items.length - 1 - i) * 1_000,
        items: [{ item_id }],
      }))
      const answer = (await ask('/v1/events', { events, ...(visitor ? { visitor } : {}) })) as {
        visitor: string
        accepted: number
      }
      if (answer.accepted !== items.length) throw new Error(`events were refused: ${JSON.stringify(answer)}`)
      return answer.visitor
    },
    async shelf(placement, who) {
      const shelves = [{ id: 'one', placement, limit: 12 }]
      const result = (await ask('/v1/recommendations', { ...who, shelves })) as RecommendationResult
      return result.shelves[0]!
    },
  }
}

async function send(url: string, method: string, key: string, body: object | string): Promise<unknown> {
  const answer = await fetch(url, {
    method,
    headers: { authorization: `Bearer ${key}` },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

function productsOf({ products, fresh }: StoreSize): string[] {
  const line = (id: string, i: number) =>
    JSON.stringify({
      id,
      title: `Product ${id}`,
      url: `https://shop.example/${id}`,
      price_minor: 500 + (i % 90) * 100,
      categories: [`Category ${i % 40}`],
    })
  return [
    ...Array.from({ length: products }, (_, i) => line(`p${i + 1}`, i)),
    ...Array.from({ length: fresh }, (_, i) => line(`fresh-${i + 1}`, i)),
  ]
}

/** Visits of two or three neighbouring products, so that each has some that go with it. */
function visitsOf({ products, visits }: StoreSize): string[] {
  const start = Date.now() - visits * 2_000
  return Array.from({ length: visits }, (_, i) => {
    const first = (i * 7) % products
    const items = Array.from(
      { length: 2 + (i % 2) },
      (_, k) => `p${((first + k * (1 + (i % 3))) % products) + 1}`,
    )
    return JSON.stringify({ id: `visit-${i}`, started_at: start + i * 2_000, items: [...new Set(items)] })
  })
}

function* inBulk(lines: string[]): Generator<string[]> {
  for (let at = 0; at < lines.length; at += bulkLines) yield lines.slice(at, at + bulkLines)
}
