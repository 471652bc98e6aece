import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { rfmScores } from '#shared/customer/rfm'
import { clusterOf } from '#shared/insight/run/cluster-phase'
import { seededChance } from '#shared/maths/chance'
import { insightsOf } from '../../names.ts'
import { dayNumber } from '../people/customer-pages.ts'
import { labelColumn } from './label-sql.ts'

const today = '2026-06-30'
const chance = seededChance(5)
/** As many clusters as the search may find. */
const clusters = {
  scale: { means: [8, 1.2, 4, 5, 0.7], deviations: [1.5, 0.6, 1.2, 0.9, 0.5] },
  centres: Array.from({ length: 8 }, () => Array.from({ length: 5 }, () => 3 * chance() - 1.5)),
  silhouette: 0.4,
}
const breaks = { recency: [200, 90, 40, 10], frequency: [2, 3, 5, 8], worth: [500, 2_000, 8_000, 30_000] }
const context = { today, scoring: { breaks, orders: null, clusters }, bands: [] }
const people = Array.from({ length: 200 }, (_, i) => {
  const tenure = 1 + Math.floor(400 * chance())
  const daysSince = Math.floor(tenure * chance())
  return {
    id: `c:${i}`,
    worth: Math.floor(Math.exp(11 * chance())),
    orders: 1 + Math.floor(9 * chance()),
    daysSince,
    tenure,
    troubled: Math.floor(4 * chance()),
  }
})

describe('labels as SQL', () => {
  it('call everybody what the runs call them, in eight clusters and all segments', async () => {
    const insights = insightsOf(env, `labels-${crypto.randomUUID()}`)
    const rows = await runInDurableObject(insights, (_, { storage: { sql } }) => {
      const dayOf = (ago: number) =>
        new Date((dayNumber(today) - ago) * 86_400_000).toISOString().slice(0, 10)
      for (const { id, worth, orders, daysSince, tenure, troubled } of people) {
        sql.exec(
          `INSERT INTO person (id, kind, orders, net_revenue_minor, first_order_day, last_order_day, order_days,
             troubled, first_at, last_at) VALUES (?, 'customer', ?, ?, ?, ?, ?, ?, 0, 0)`,
          id,
          orders,
          worth,
          dayOf(tenure),
          dayOf(daysSince),
          orders,
          troubled,
        )
      }
      const [rfm, cluster] = [labelColumn('rfm', sql, context), labelColumn('cluster', sql, context)]
      return sql
        .exec<{ id: string; rfm: number; cluster: number }>(
          `SELECT id, ${rfm.sql} AS rfm, ${cluster.sql} AS cluster FROM person`,
        )
        .toArray()
        .map((row) => [row.id, rfm.labelOf(row.rfm), cluster.labelOf(row.cluster)])
    })
    const expected = people.map((one) => [
      one.id,
      rfmScores(breaks, one).segment,
      String(clusterOf(clusters, one)),
    ])
    expect(new Map(rows.map(([id, ...labels]) => [id, labels]))).toEqual(
      new Map(expected.map(([id, ...labels]) => [id, labels])),
    )
    expect(new Set(expected.map(([, , cluster]) => cluster)).size).toBeGreaterThan(4)
  })

  it('have no label for who has no order, and none without a run', async () => {
    const insights = insightsOf(env, `labels-${crypto.randomUUID()}`)
    const none = { ...context, scoring: null }
    const row = await runInDurableObject(insights, (_, { storage: { sql } }) => {
      sql.exec("INSERT INTO person (id, kind, first_at, last_at) VALUES ('c:1', 'customer', 0, 0)")
      const columns = (['rfm', 'cluster'] as const).flatMap((kind) => [
        labelColumn(kind, sql, context).sql,
        labelColumn(kind, sql, none).sql,
      ])
      const named = columns.map((column, i) => `${column} AS c${i}`).join(', ')
      return Object.values(sql.exec(`SELECT ${named} FROM person`).one())
    })
    expect(row).toEqual([null, null, null, null])
  })
})
