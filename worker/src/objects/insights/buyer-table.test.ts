import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import type { Fact } from '#shared/customer/fact'
import { addDays } from '#shared/maths/calendar'
import { askInsights } from '../../ask-insights.ts'
import { insightsOf } from '../names.ts'

const order = (n: number, id: string, day: string, cancelled = false): Fact => ({
  kind: 'order',
  n,
  order: id,
  day,
  at: Date.parse(day),
  updated_at: Date.parse(day) + n,
  gross_minor: 100,
  net_minor: 90,
  cancelled,
  attributed: [],
})
const ranges = [
  ['2026-01-01', '2026-12-31'],
  ['2026-01-10', '2026-01-20'],
  ['2026-01-11', '2026-01-11'],
  ['2026-02-01', '2026-02-28'],
] as const

async function customersOf(insights: ReturnType<typeof insightsOf>) {
  const found: [number, number][] = []
  for (const [from, to] of ranges) {
    const { totals } = await askInsights(insights, 'overview', {
      from,
      to,
      currency: 'EUR',
      timeZone: 'UTC',
      now: 0,
    })
    found.push([totals.customers, totals.new_customers])
  }
  return found
}

/** The same, counted from the orders of everybody. */
function counted(insights: ReturnType<typeof insightsOf>) {
  return runInDurableObject(insights, (_, { storage: { sql } }) =>
    ranges.map(([from, to]): [number, number] => [
      sql
        .exec<{ n: number }>(
          `SELECT count(DISTINCT person) AS n FROM purchase WHERE day BETWEEN ? AND ?
             AND NOT (fact ->> 'cancelled') AND person NOT LIKE 'o:%'`,
          from,
          to,
        )
        .one().n,
      sql
        .exec<{ n: number }>(
          "SELECT count(*) AS n FROM person WHERE first_order_day BETWEEN ? AND ? AND kind <> 'nobody'",
          from,
          to,
        )
        .one().n,
    ]),
  )
}

it('people of a range are counted exactly, however orders come, change, move and go', async () => {
  const insights = insightsOf(env, `buyers-${crypto.randomUUID()}`)
  const tell = (origin: string, prev: number, ...facts: Fact[]) =>
    insights.receive({ origin, epoch: 'e', prev, facts })
  // Twelve people, each with orders that come in no order of time.
  for (let i = 0; i < 12; i++) {
    const days = [17 * i + 3, 5 * i, 9 * i + 12, 5 * i].map((at) => addDays('2026-01-01', at % 70))
    await tell(`c:${i}`, 0, ...days.map((day, k) => order(k + 1, `o${i}-${k}`, day)))
  }
  await tell('o:lone', 0, order(1, 'lone', '2026-01-11'))
  await tell('g:guest', 0, order(1, 'guest', '2026-01-11'))
  const first = await customersOf(insights)
  expect(first).toEqual(await counted(insights))
  expect(first[0]![0]).toBe(13)

  await tell('c:1', 4, order(5, 'o1-0', '2026-01-12', true), order(6, 'o1-1', '2026-02-09'))
  await tell('v:9', 0, order(1, 'v', '2026-01-11'), { kind: 'merge', n: 2, at: 0, to: 'c:2' })
  const changed = await customersOf(insights)
  expect(changed).not.toEqual(first)
  expect(changed).toEqual(await counted(insights))

  // Days of an earlier version have no counts.
  const before = await customersOf(insights)
  await runInDurableObject(insights, (_, { storage: { sql } }) => {
    sql.exec('UPDATE day SET buyers = NULL')
  })
  await evictDurableObject(insights)
  expect(await customersOf(insights)).toEqual(before)

  // Whoever is forgotten stays in the sums of their days, which name nobody.
  await tell('c:3', 4, { kind: 'erase', n: 5, at: 0, people: ['c:3'] })
  expect(await customersOf(insights)).toEqual(before)
})
