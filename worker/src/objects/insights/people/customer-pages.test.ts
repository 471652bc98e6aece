import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import type { OrderFact } from '#shared/customer/fact'
import { askInsights } from '../../../ask-insights.ts'
import { insightsOf } from '../../names.ts'
import { customerBase } from './customer-pages.ts'

/** A paid order as a person's object tells it. */
function order(n: number, day: string, net_minor: number, more: Partial<OrderFact> = {}): OrderFact {
  const at = Date.parse(`${day}T12:00:00Z`)
  const amounts = { gross_minor: net_minor, net_minor, cancelled: false, attributed: [] }
  return { kind: 'order', n, order: `${day}-${n}-${net_minor}`, day, at, updated_at: at, ...amounts, ...more }
}

it('reckons what each customer is worth up to the day, cancelled orders and sales to nobody left out', async () => {
  const insights = insightsOf(env, `pages-${crypto.randomUUID()}`)
  const tell = (origin: string, facts: OrderFact[]) =>
    insights.receive({ origin, epoch: 'e', prev: 0, facts })
  await tell('c:before', [order(1, '2026-06-01', 300), order(2, '2026-06-30', 200)])
  await tell('c:after', [order(1, '2026-06-02', 70), order(2, '2026-07-01', 1_000)])
  await tell('c:late', [order(1, '2026-07-01', 5_000)])
  await tell('c:never', [order(1, '2026-06-01', 900, { cancelled: true })])
  await tell('o:1', [order(1, '2026-06-01', 4_000)])
  await askInsights(insights, 'baseValue', { day: '2026-06-30', exactly: false }) // what came is digested
  const worth = (among?: { sql: string; bindings: string[] }) =>
    runInDurableObject(insights, (_, { storage }) =>
      [...customerBase(storage.sql, '2026-06-30', among).worth()].sort((a, b) => a - b),
    )
  expect(await worth()).toEqual([70, 500])
  expect(await worth({ sql: 'id <> ?', bindings: ['c:before'] })).toEqual([70])
})
