import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import type { Fact } from '#shared/customer/fact'
import { addDays } from '#shared/maths/calendar'
import { askInsights } from '../../ask-insights.ts'
import { insightsOf } from '../names.ts'

const met = '2026-03-01'
const order = (n: number, id: string, day: string, gross_minor: number): Fact => ({
  kind: 'order',
  n,
  order: id,
  day,
  at: Date.parse(day),
  updated_at: Date.parse(day),
  gross_minor,
  net_minor: gross_minor,
  cancelled: false,
  attributed: [],
})
const exposure = (n: number, arm: string, day = met): Fact => ({
  kind: 'activity',
  n,
  day,
  at: Date.parse(day),
  sessions: 0,
  views: 0,
  shelves: [],
  live: [],
  exposures: [{ experiment: 'holdout', arm, at: Date.parse(day) }],
})
const merge = (n: number, to: string): Fact => ({ kind: 'merge', n, at: Date.parse(met), to })

type Insights = ReturnType<typeof insightsOf>

async function holding(facts: Record<string, Fact[]>): Promise<Insights> {
  const insights = insightsOf(env, `exposures-${crypto.randomUUID()}`)
  for (const [origin, told] of Object.entries(facts))
    await insights.receive({ origin, epoch: origin, prev: 0, facts: told })
  return insights
}

/** Of the arm: people, who of them had ordered before, and for how much; and what was ordered since. */
async function pasts(insights: Insights) {
  const sums = await askInsights(insights, 'experiments', new Map())
  return (sums.get('holdout')?.arms ?? []).map((one) => [
    one.arm,
    one.people,
    one.past_buyers,
    one.past_revenue_minor,
    one.revenue_minor,
  ])
}

it('what was ordered in the 365 days before is the past, whatever came first', async () => {
  const year = addDays(met, -365)
  const insights = await holding({
    'c:1': [
      order(1, 'too-old', addDays(year, -1), 1),
      order(2, 'old', year, 20),
      exposure(3, 'shelves'),
      order(4, 'late', addDays(met, -1), 300),
      order(5, 'since', addDays(met, 1), 4_000),
    ],
  })
  expect(await pasts(insights)).toEqual([['shelves', 1, 1, 320, 4_000]])
})

it('a visitor keeps the past of a visitor, whoever they turn out to be', async () => {
  const insights = await holding({
    'c:1': [order(1, 'c-past', '2026-02-01', 900)],
    'v:1': [order(1, 'v-past', '2026-02-02', 50), exposure(2, 'shelves'), merge(3, 'c:1')],
  })
  expect(await pasts(insights)).toEqual([['shelves', 1, 1, 50, 0]])
  // An older order that is told now is the customer's, and was not known to be this visitor's.
  await insights.receive({
    origin: 'c:1',
    epoch: 'c:1',
    prev: 1,
    facts: [order(2, 'c-late', '2026-02-03', 7), order(3, 'c-since', '2026-03-05', 60)],
  })
  expect(await pasts(insights)).toEqual([['shelves', 1, 1, 50, 60]])
})

it('a customer’s past does not grow by what a visitor had ordered who turns out to be them', async () => {
  const insights = await holding({
    'c:1': [order(1, 'c-past', '2026-02-01', 900), exposure(2, 'none')],
    'v:1': [order(1, 'v-past', '2026-02-02', 50), merge(2, 'c:1')],
  })
  expect(await pasts(insights)).toEqual([['none', 1, 1, 900, 0]])
})

it('who met the arm first as a visitor, then as a customer, has the past of the first time', async () => {
  const insights = await holding({
    'c:1': [order(1, 'c-past', '2026-02-01', 900), exposure(2, 'none', '2026-03-09')],
    'v:1': [exposure(1, 'none'), merge(2, 'c:1')],
  })
  expect(await pasts(insights)).toEqual([['none', 1, 0, 0, 0]])
})

it('in tables of an earlier version nobody has a past, as nobody knows who merged since', async () => {
  const insights = await holding({ 'c:1': [order(1, 'past', '2026-02-01', 900), exposure(2, 'none')] })
  expect(await pasts(insights)).toEqual([['none', 1, 1, 900, 0]])
  await runInDurableObject(insights, (_, { storage: { sql } }) => {
    for (const column of ['past_orders', 'past_revenue_minor', 'is_past_settled'])
      sql.exec(`ALTER TABLE exposure DROP COLUMN ${column}`)
  })
  await evictDurableObject(insights)
  expect(await pasts(insights)).toEqual([['none', 1, 0, 0, 0]])
  await insights.receive({
    origin: 'c:1',
    epoch: 'c:1',
    prev: 2,
    facts: [order(3, 'since', '2026-03-05', 60)],
  })
  expect(await pasts(insights)).toEqual([['none', 1, 0, 0, 60]])
})
