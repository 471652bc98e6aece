import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import type { ActivityFact, OrderFact } from '#shared/customer/fact'
import { askInsights } from '../../ask-insights.ts'
import { insightsOf } from '../names.ts'

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
  const told = await askInsights(insights, 'customer', 'c:1')
  expect(told).toMatchObject({ orders: 3, last_order_day: '2026-02-01' })
  await runInDurableObject(insights, (_, { storage: { sql } }) => {
    for (const column of ['last_order_day', 'order_days', 'points_held']) {
      sql.exec(`ALTER TABLE person DROP COLUMN ${column}`)
    }
  })
  await evictDurableObject(insights)
  expect(await askInsights(insights, 'customer', 'c:1')).toEqual(told)
  const days = await runInDurableObject(insights, (_, { storage: { sql } }) =>
    sql.exec('SELECT order_days FROM person').one(),
  )
  expect(days).toEqual({ order_days: 2 })
})

const clicked = { placement: 'home', recommender: 'trending', amount_minor: 100 }

/** A visitor's two orders, and the customer's refund of one, which overtook the word that they are the same person. */
async function overtaken(): Promise<ReturnType<typeof insightsOf>> {
  const insights = insightsOf(env, `tables-${crypto.randomUUID()}`)
  const before = { ...order(1, '2026-01-05'), attributed: [clicked] }
  await insights.receive({ origin: 'v:1', epoch: 'v', prev: 0, facts: [before, order(2, '2026-01-05')] })
  const refunded = { ...before, net_minor: 40 }
  await insights.receive({ origin: 'c:1', epoch: 'c', prev: 0, facts: [refunded] })
  return insights
}

it('an order that changed after its visitor signed in counts once, as it is now, whoever is heard first', async () => {
  const insights = await overtaken()
  const merge = { kind: 'merge' as const, n: 3, at: Date.parse('2026-01-05'), to: 'c:1' }
  await insights.receive({ origin: 'v:1', epoch: 'v', prev: 2, facts: [merge] })
  expect(await askInsights(insights, 'customer', 'c:1')).toMatchObject({ orders: 2, net_revenue_minor: 130 })
  expect(await sumsOf(insights)).toEqual(countedOnce)
})

it('an order of somebody who is forgotten before that stays counted once', async () => {
  const insights = await overtaken()
  const erase = { kind: 'erase' as const, n: 2, at: Date.parse('2026-01-06'), people: ['c:1', 'v:1'] }
  await insights.receive({ origin: 'c:1', epoch: 'c', prev: 1, facts: [erase] })
  expect(await askInsights(insights, 'customer', 'c:1')).toBeNull()
  expect(await sumsOf(insights)).toEqual(countedOnce)
})

const countedOnce = [
  [{ orders: 2, revenue_minor: 200, net_revenue_minor: 130, attributed_orders: 1 }],
  [{ attributed_orders: 1, attributed_revenue_minor: 100 }],
]

function sumsOf(insights: ReturnType<typeof insightsOf>): Promise<unknown> {
  return runInDurableObject(insights, (_, { storage: { sql } }) => [
    sql.exec('SELECT orders, revenue_minor, net_revenue_minor, attributed_orders FROM day').toArray(),
    sql.exec('SELECT attributed_orders, attributed_revenue_minor FROM shelf').toArray(),
  ])
}

it('names of shelves that pages invent make no more than 300 rows a day, and no figure is lost', async () => {
  const insights = insightsOf(env, `tables-${crypto.randomUUID()}`)
  const shown = (from: number) =>
    Array.from({ length: 200 }, (_, i) => ({
      placement: `invented-${from + i}`,
      recommender: 'trending',
      impressions: 2,
      clicks: 1,
    }))
  const activity = (n: number, from: number): ActivityFact => ({
    kind: 'activity',
    n,
    day: '2026-01-05',
    at: Date.parse('2026-01-05'),
    sessions: 0,
    views: 0,
    shelves: shown(from),
    live: [],
  })
  const digested = () =>
    askInsights(insights, 'overview', { currency: 'GBP', timeZone: 'UTC', now: Date.parse('2026-01-06') })
  await insights.receive({ origin: 'v:1', epoch: 'e', prev: 0, facts: [activity(1, 0), activity(2, 200)] })
  await digested()
  await insights.receive({ origin: 'v:1', epoch: 'e', prev: 2, facts: [activity(3, 0), activity(4, 1_000)] })
  const { shelves } = await digested()
  expect(shelves).toHaveLength(300)
  const held = await runInDurableObject(insights, (_, { storage: { sql } }) => ({
    rows: sql.exec('SELECT count(*) AS n FROM shelf').one().n,
    sums: sql.exec('SELECT sum(impressions) AS shown, sum(clicks) AS clicked FROM shelf').one(),
    first: sql.exec("SELECT impressions FROM shelf WHERE placement = 'invented-0'").one(),
  }))
  expect(held).toEqual({ rows: 301, sums: { shown: 1_600, clicked: 800 }, first: { impressions: 4 } })
})
