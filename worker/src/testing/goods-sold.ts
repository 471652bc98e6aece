import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, vi } from 'vitest'
import type { GoodsRun } from '#shared/wire/goods'
import type { Overview } from '#shared/wire/insight'
import { insightsOf } from '../objects/names.ts'
import { books, jsonLines, makeStore, type TestStore } from './store.ts'

export const dayMs = 86_400_000
/** Noon today in UTC, which is the store's time zone: days ago are whole days. */
export const noon = Math.floor(Date.now() / dayMs) * dayMs + dayMs / 2 - dayMs

interface Line {
  item_id: string
  quantity: number
  total_minor: number
  cost_minor?: number
}

export interface Sold {
  id: string
  customer_id?: string
  created_at: number
  currency: string
  items: Line[]
  gift?: boolean
  cancelled?: boolean
  refunds?: { id: string; created_at: number; amount_minor: number }[]
}

const novels = ['book-1', 'book-2', 'book-3']
const poems = ['verse-1', 'verse-2']
export const categoryOf = (item: string) => (item.startsWith('book') ? 'Novels' : 'Poems')
const line = (item_id: string, total_minor: number, quantity = 1): Line => ({
  item_id,
  quantity,
  total_minor,
  ...(item_id === 'book-1' ? { cost_minor: total_minor / 5 } : {}),
})

/** Forty customers with two or three orders, a present, a cancelled order, a refund, and an order that names nobody. */
function ordersSold(): Sold[] {
  const orders: Sold[] = []
  const sell = (customer: number | null, ago: number, items: Line[], more: Partial<Sold> = {}) =>
    orders.push({
      id: `o-${orders.length}`,
      ...(customer === null ? {} : { customer_id: `${customer}` }),
      created_at: noon - ago * dayMs,
      currency: 'GBP',
      items,
      ...more,
    })
  for (let c = 0; c < 40; c++) {
    sell(c, 200 - c, [line(novels[c % 3]!, 1_000 + 10 * c)])
    const second = [line(novels[(c + 1) % 3]!, 1_200, 2), ...(c % 2 === 0 ? [line('verse-1', 800)] : [])]
    sell(c, 180 - c - (c % 5), second, c === 7 ? { gift: true } : {})
    if (c % 4 === 0) sell(c, 120 - c, [line('verse-2', 3_000)])
  }
  sell(3, 20, [line('book-1', 500)], { cancelled: true })
  sell(5, 10, [line('book-1', 2_000)], {
    refunds: [{ id: 'r', created_at: noon - 5 * dayMs, amount_minor: 500 }],
  })
  sell(null, 15, [line('book-2', 700, 3)])
  return orders
}

/** What was sold. */
export const sold = ordersSold()

/** A store in which all this was sold, once it has counted it. */
export async function filled(): Promise<TestStore> {
  const poetry = poems.map((id, i) => ({
    id,
    title: `Verse ${i + 1}`,
    url: `https://shop.example/verse/${id}`,
    price_minor: 900,
    categories: ['Poems'],
  }))
  const [first, ...others] = books(3)
  const store = await makeStore([{ ...first!, stock: 4 }, ...others, ...poetry])
  await store.server('PUT', '/v1/settings', { publish_delay_ms: 0 })
  await store.server('POST', '/v1/orders', jsonLines(sold))
  const counted = sold.filter(({ cancelled }) => !cancelled).length
  await vi.waitFor(
    async () => {
      const overview = (await (await store.server('GET', '/v1/insights/overview')).json()) as Overview
      expect(overview.totals.orders).toBe(counted)
    },
    { timeout: 20_000, interval: 50 },
  )
  return store
}

/** The answer of an address once its run has ended. */
export async function ready<T extends GoodsRun>(store: TestStore, path: string): Promise<T> {
  return vi.waitFor(
    async () => {
      const answer = await store.server('GET', path)
      expect(answer.status).toBe(200)
      const told = (await answer.json()) as T | { state: 'pending' }
      if (told.state === 'pending') await runDurableObjectAlarm(insightsOf(env, store.store.id))
      expect(told.state).toBe('ready')
      return told as T
    },
    { timeout: 20_000, interval: 20 },
  )
}

/** The day of a moment, counted from 1970. */
export const dayOf = (ms: number) => Math.floor(ms / dayMs)

/** Each customer's buying days, rising, as the models see them: no presents, nothing cancelled. */
export function daysByCustomer(): Map<string, { day: number; lines: Line[] }[]> {
  const people = new Map<string, { day: number; lines: Line[] }[]>()
  for (const { customer_id, created_at, items, gift, cancelled } of sold) {
    if (customer_id === undefined || gift || cancelled) continue
    const days = people.get(customer_id) ?? []
    days.push({ day: dayOf(created_at), lines: items })
    people.set(
      customer_id,
      days.sort((a, b) => a.day - b.day),
    )
  }
  return people
}

/** Steps between things, counted by hand. */
export function stepsOf(keys: (lines: Line[]) => string[]) {
  const waits = new Map<string, number[]>()
  const [from, to] = [new Map<string, number>(), new Map<string, number>()]
  let steps = 0
  for (const days of daysByCustomer().values()) {
    for (let i = 1; i < days.length; i++) {
      steps++
      const [before, after] = [new Set(keys(days[i - 1]!.lines)), new Set(keys(days[i]!.lines))]
      for (const a of before) from.set(a, (from.get(a) ?? 0) + 1)
      for (const b of after) to.set(b, (to.get(b) ?? 0) + 1)
      for (const a of before) {
        for (const b of after) {
          const key = `${a} → ${b}`
          waits.set(key, [...(waits.get(key) ?? []), days[i]!.day - days[i - 1]!.day])
        }
      }
    }
  }
  return { waits, from, to, steps }
}
