import { expect, it, vi } from 'vitest'
import type { CustomerList } from '#shared/wire/customer'
import type { CustomerPage } from '#shared/wire/me'
import type { ValueRanking } from '#shared/wire/value-ranking'
import { books, jsonLines, makeStore, type TestStore } from '../testing/store.ts'

const patience = { timeout: 25_000, interval: 100 }
const dayMs = 86_400_000
type Ready = Extract<ValueRanking, { state: 'ready' }>

async function get<T>(store: TestStore, path: string): Promise<T> {
  const answer = await store.server('GET', path)
  expect(answer.status, await answer.clone().text()).toBe(200)
  return (await answer.json()) as T
}

it('ranks by the very parts that a customer’s page shows', { timeout: 60_000 }, async () => {
  const store = await makeStore(books(3))
  const now = Date.now()
  const orders = Array.from({ length: 120 }, (_, i) => ({
    id: `o${i}`,
    created_at: now - (500 - ((i * 37) % 490)) * dayMs,
    currency: 'GBP',
    customer_id: `k${i % 30}`,
    discount_minor: i % 7 === 0 ? 90 : 0,
    tax_minor: 50,
    ...(i === 31 ? { problems: ['chargeback'] } : {}),
    ...(i % 11 === 0 ? { refunds: [{ id: `r${i}`, created_at: now - dayMs, amount_minor: 300 }] } : {}),
    items: [
      { item_id: `book-${1 + (i % 3)}`, quantity: 1, total_minor: 1_000 + 100 * (i % 30) },
      ...(i % 4 === 0 ? [{ item_id: 'book-2', quantity: 1, total_minor: 500, cost_minor: 210 }] : []),
    ],
  }))
  await store.server('POST', '/v1/orders', jsonLines(orders))
  await vi.waitFor(async () => {
    const { totals } = await get<{ totals: { orders: number } }>(
      store,
      '/v1/insights/overview?from=2020-01-01',
    )
    expect(totals.orders).toBe(120)
  }, patience)
  let ready: Ready | undefined
  await vi.waitFor(async () => {
    const answer = await get<ValueRanking>(store, '/v1/insights/value-ranking')
    expect(answer.state).toBe('ready')
    ready = answer as Ready
    expect(ready.people).toHaveLength(30)
  }, patience)
  const list = await get<CustomerList>(store, '/v1/customers?limit=200')
  for (const key of ['c:k1', 'c:k2', 'c:k29']) {
    const ranked = ready!.people.find(({ person }) => person === key)!
    const { portrait } = await get<CustomerPage>(store, `/v1/customers/${key}`)
    for (const part of ['contribution', 'future', 'credit'] as const) {
      const shown = portrait.worth.value.parts.find((one) => one.part === part)!
      expect(ranked.parts[part], `${key} ${part}`).toEqual({ raw: shown.raw, score: shown.score })
    }
    const row = list.customers.find(({ id }) => id === key)!
    expect(row.rfm).toBe(portrait.worth.rfm.score!.segment)
    expect(row.p_alive).toBeCloseTo(portrait.worth.outlook.p_alive!, 1)
    const loyalty = portrait.worth.value.parts.find(({ part }) => part === 'loyalty')!
    expect(ranked.parts.loyalty!.raw).toBeCloseTo(loyalty.raw!, 6)
  }
  const filter = { net_revenue_minor_min: 10_000 }
  await store.server('PUT', '/v1/segments/big', { name: 'Big', filter })
  const { people } = await get<Ready>(store, '/v1/insights/value-ranking?segment=big')
  const { total } = await get<{ total: number }>(store, '/v1/customers?segment=big')
  expect(people).toHaveLength(total)
  expect(total).toBeGreaterThan(0)
  expect(total).toBeLessThan(30)
})
