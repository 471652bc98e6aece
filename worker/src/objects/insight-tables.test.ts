import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import type { OrderFact } from '#shared/customer/fact'
import { insightsOf } from './names.ts'

const order = (n: number, day: string, cancelled = false): OrderFact => ({
  kind: 'order',
  n,
  order: `o${n}`,
  day,
  at: Date.parse(day),
  updated_at: Date.parse(day),
  gross_minor: 100,
  net_minor: 90,
  cancelled,
  attributed: [],
})

it('tables of an earlier version are given what they lack, worked out from the orders they hold', async () => {
  const insights = insightsOf(env, `tables-${crypto.randomUUID()}`)
  const facts = [
    order(1, '2026-01-05'),
    order(2, '2026-02-01'),
    order(3, '2026-02-01'),
    order(4, '2026-03-01', true),
  ]
  await insights.receive({ origin: 'c:1', epoch: 'e', prev: 0, facts })
  const told = await insights.customer('c:1')
  expect(told).toMatchObject({ orders: 3, last_order_day: '2026-02-01' })
  await runInDurableObject(insights, (_, { storage: { sql } }) => {
    for (const column of ['last_order_day', 'order_days', 'points_held']) {
      sql.exec(`ALTER TABLE person DROP COLUMN ${column}`)
    }
  })
  await evictDurableObject(insights)
  expect(await insights.customer('c:1')).toEqual(told)
  const days = await runInDurableObject(insights, (_, { storage: { sql } }) =>
    sql.exec('SELECT order_days FROM person').one(),
  )
  expect(days).toEqual({ order_days: 2 })
})
