import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Flush, OrderFact } from '#shared/customer/fact'
import { rfmScores } from '#shared/customer/rfm'
import { mbgNbd } from '#shared/insight/mbg-nbd'
import { historyOf } from '#shared/insight/purchase-history'
import { clusterOf } from '#shared/insight/run/cluster-phase'
import { addDays } from '#shared/maths/calendar'
import { seededChance } from '#shared/maths/chance'
import type { CustomerFilter } from '#shared/wire/segment'
import { rfmSegments } from '#shared/wire/worth'
import { askInsights } from '../../../ask-insights.ts'
import { insightsOf } from '../../names.ts'
import { BaseResultTable } from '../models/base-result-table.ts'
import { dayNumber, purchasesOf } from './customer-pages.ts'
import type { Scoring } from './person-scores.ts'

const today = '2026-06-30'
const buyers = 150

/** What the formulas in TypeScript say of one person: the witness of what SQL says. */
interface Scored {
  id: string
  alive: number
  cluster: number
  rfm: ReturnType<typeof rfmScores>
}

describe('scores as SQL', () => {
  const insights = insightsOf(env, `scores-${crypto.randomUUID()}`)
  let scoring: Scoring
  let scored: Scored[] = []

  beforeAll(async () => {
    const chance = seededChance(5)
    for (let i = 0; i < buyers; i++) await insights.receive(bought(`c:${i}`, chance))
    await insights.receive({ ...bought('c:cancelled', chance, { cancelled: true }) })
    while ((await askInsights(insights, 'baseValue', { day: today, exactly: false }))?.state === 'pending') {
      await runDurableObjectAlarm(insights)
    }
    ;[scoring, scored] = await runInDurableObject(insights, (_, { storage: { sql } }) => {
      const found = new BaseResultTable(sql).scoring()!
      return [found, Array.from({ length: buyers }, (_, i) => witness(sql, found, `c:${i}`))] as const
    })
  })

  async function chosen(filter: CustomerFilter): Promise<string[]> {
    const query = { sort: 'revenue', direction: 'desc', q: '', limit: 200, after: null } as const
    const found = await askInsights(insights, 'customers', { ...query, filter, today, timeZone: 'UTC' })
    return (found?.customers ?? []).map(({ id }) => id).toSorted()
  }

  const who = (does: (one: Scored) => boolean) =>
    scored
      .filter(does)
      .map(({ id }) => id)
      .toSorted()

  it('rest on a fit and on clusters', () => {
    expect(scoring.orders).not.toBeNull()
    expect(scoring.clusters?.centres.length).toBeGreaterThan(1)
  })

  it('choose by P(alive) whom MBG/NBD chooses', async () => {
    for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      expect(await chosen({ p_alive_min: share })).toEqual(who(({ alive }) => alive >= share))
      expect(await chosen({ p_alive_max: share })).toEqual(who(({ alive }) => alive <= share))
    }
    const exact = scored[7]!.alive
    expect(await chosen({ p_alive_min: exact - 1e-12, p_alive_max: exact + 1e-12 })).toContain('c:7')
  })

  it('choose by RFM whom the grid counts, each in one segment', async () => {
    let found = 0
    for (const segment of rfmSegments) {
      const ids = await chosen({ rfm: segment })
      expect(ids).toEqual(who(({ rfm }) => rfm.segment === segment))
      found += ids.length
    }
    expect(found).toBe(buyers)
    for (const score of [1, 2, 3, 4, 5]) {
      expect(await chosen({ rfm_recency_min: score, rfm_recency_max: score })).toEqual(
        who(({ rfm }) => rfm.recency === score),
      )
      expect(await chosen({ rfm_frequency_min: score })).toEqual(who(({ rfm }) => rfm.frequency >= score))
      expect(await chosen({ rfm_worth_max: score })).toEqual(who(({ rfm }) => rfm.worth <= score))
    }
  })

  it('choose by cluster whose centre is nearest, each in one', async () => {
    const { centres } = scoring.clusters!
    const lists = await Promise.all(centres.map((_, cluster) => chosen({ cluster })))
    expect(lists).toEqual(centres.map((_, cluster) => who((one) => one.cluster === cluster)))
    expect(lists.flat()).toHaveLength(buyers)
    expect(await chosen({ cluster: centres.length })).toEqual([])
  })
})

/** One to six orders, some on the same day, at any time of two years. */
function bought(origin: string, chance: () => number, more: Partial<OrderFact> = {}): Flush {
  const first = Math.floor(chance() * 700)
  const facts = Array.from({ length: 1 + Math.floor(chance() ** 2 * 10) }, (_, i): OrderFact => {
    const day = addDays(today, -Math.floor(i === 0 ? first : chance() * first))
    const at = Date.parse(`${day}T12:00:00Z`)
    const amount = Math.floor(500 + chance() ** 3 * 20_000)
    return {
      kind: 'order',
      n: i + 1,
      order: `${origin}-${i}`,
      day,
      at,
      updated_at: at,
      gross_minor: amount,
      net_minor: amount,
      ...(i % 3 === 1 ? { refund_minor: 100 } : i % 5 === 4 ? { problems: ['refused' as const] } : {}),
      cancelled: false,
      attributed: [],
      ...more,
    }
  })
  return { origin, epoch: 'e', prev: 0, facts }
}

function witness(sql: SqlStorage, { breaks, orders, clusters }: Scoring, id: string): Scored {
  const purchases = purchasesOf(sql, id, today)
  const days = purchases.map(({ day }) => day)
  const row = {
    worth: purchases.reduce((sum, { amount }) => sum + amount, 0),
    orders: new Set(days).size,
    daysSince: dayNumber(today) - Math.max(...days),
    tenure: dayNumber(today) - Math.min(...days),
    troubled: purchases.filter(({ isTroubled }) => isTroubled).length,
  }
  return {
    id,
    alive: mbgNbd.probabilityAlive(orders!, historyOf(purchases, dayNumber(today))!),
    cluster: clusterOf(clusters, row),
    rfm: rfmScores(breaks, row),
  }
}
