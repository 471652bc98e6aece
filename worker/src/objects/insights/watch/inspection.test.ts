import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { Strange } from '#shared/wire/inspection'
import { InsightTables } from '../insight-tables.ts'
import { AnomalyTable, mostAnomalies } from './anomaly-table.ts'
import type { Inspection } from './inspection.ts'

const now = Date.UTC(2026, 5, 1, 12)
const dayMs = 86_400_000
const asked = { day: '2026-06-01', revision: 1, now }

function inObject(test: (tables: InsightTables, sql: SqlStorage) => void): Promise<void> {
  const stub = env.INSIGHTS.getByName(`inspection-${crypto.randomUUID()}`)
  return runInDurableObject(stub, (_, { storage: { sql } }) => test(new InsightTables(sql), sql))
}

const orderOf = (person: string, n: number, day: string, gross_minor = 1_000) => ({
  origin: person,
  receivedAt: now,
  facts: [
    {
      kind: 'order' as const,
      n,
      order: `${person}-${n}`,
      day,
      at: Date.parse(day),
      updated_at: Date.parse(day),
      gross_minor,
      net_minor: gross_minor,
      cancelled: false,
      attributed: [],
    },
  ],
})

function finish(inspection: Inspection, at = now): number {
  let slices = 1
  while (inspection.slice(at)) slices++
  return slices
}

describe('an inspection', () => {
  it('takes as many slices as there are people, and counts each once', () =>
    inObject(({ inspection }, sql) => {
      sql.exec(
        `WITH RECURSIVE i (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM i WHERE n < 5000)
         INSERT INTO person (id, kind, first_at, last_at) SELECT printf('v:%06d', n), 'visitor', ?1, ?1 FROM i`,
        now,
      )
      expect(inspection.ensure(asked)).toBe(true)
      expect(finish(inspection)).toBeGreaterThan(2)
      expect(inspection.newest()).toMatchObject({
        version: 1,
        survey: { people: 5_000, active: 5_000, known: 0 },
      })
    }))

  it('is made anew on another day, or when something came and it is old; not otherwise', () =>
    inObject(({ inspection }) => {
      inspection.ensure(asked)
      finish(inspection)
      expect(inspection.ensure(asked)).toBe(false)
      expect(inspection.ensure({ ...asked, revision: 2 })).toBe(false)
      expect(inspection.ensure({ ...asked, now: now + dayMs })).toBe(false)
      expect(inspection.ensure({ ...asked, revision: 2, now: now + 600_000 })).toBe(true)
      finish(inspection)
      expect(inspection.ensure({ ...asked, day: '2026-06-02' })).toBe(true)
    }))

  it('does not hold a day against its orders that changed while they were counted', () =>
    inObject((tables, sql) => {
      const { inspection } = tables
      tables.apply([orderOf('c:1', 1, '2026-05-01'), orderOf('c:2', 1, '2026-05-02')])
      inspection.ensure(asked)
      tables.apply([orderOf('c:0', 1, '2026-05-01')])
      sql.exec("DELETE FROM purchase WHERE person = 'c:0'") // as if the count had passed before it came
      finish(inspection)
      expect(inspection.newest()).toMatchObject({ days: 2, checked_days: 1, unequal_days: 0 })
    }))

  it('leaves a merged visitor’s days out as well', () =>
    inObject((tables) => {
      const { inspection } = tables
      tables.apply([orderOf('v:1', 1, '2026-05-01'), orderOf('c:2', 1, '2026-05-02')])
      inspection.ensure(asked)
      const merge = { kind: 'merge' as const, n: 2, at: now, to: 'c:9' }
      tables.apply([{ origin: 'v:1', receivedAt: now, facts: [merge] }])
      finish(inspection)
      expect(inspection.newest()).toMatchObject({ days: 2, checked_days: 1, unequal_days: 0 })
    }))

  it('keeps what orders of the forgotten came to, so that days add up, without a word of them', () =>
    inObject((tables, sql) => {
      const { inspection } = tables
      tables.apply([orderOf('c:emma', 1, '2026-05-01', 700), orderOf('c:2', 1, '2026-05-01')])
      const erase = { kind: 'erase' as const, n: 2, at: now, people: ['c:emma'] }
      tables.apply([{ origin: 'c:emma', receivedAt: now, facts: [erase] }])
      inspection.ensure(asked)
      finish(inspection)
      expect(inspection.newest()).toMatchObject({ checked_days: 1, differences: [] })
      expect(sql.exec('SELECT * FROM erased_day').toArray()).toEqual([
        { day: '2026-05-01', orders: 1, revenue_minor: 700, net_revenue_minor: 700 },
      ])
    }))
})

describe('the queue', () => {
  const strange = (order: string, score: number): Strange => ({
    kind: 'order_value',
    person: 'c:1',
    order,
    score,
    figures: { z: score },
  })
  const inQueue = (test: (queue: AnomalyTable) => void) => inObject((_, sql) => test(new AnomalyTable(sql)))

  it('keeps what was settled, and brings it back when it is half as strange again', () =>
    inQueue((queue) => {
      queue.enter(strange('o1', 4), 1, now)
      const [found] = queue.list()
      queue.decide(found?.id ?? '', { state: 'settled', note: 'fine' }, now)
      queue.enter(strange('o1', 5.9), 2, now)
      expect(queue.list()).toMatchObject([{ state: 'settled', note: 'fine' }])
      queue.enter(strange('o1', 6), 3, now + dayMs)
      expect(queue.list()).toMatchObject([{ state: 'new', score: 6, found_at: now + dayMs }])
    }))

  it('lets go of what is no longer found, of what was settled after half a year', () =>
    inQueue((queue) => {
      for (const [order, score] of [
        ['o1', 4],
        ['o2', 5],
      ] as const)
        queue.enter(strange(order, score), 1, now)
      const [first] = queue.list()
      queue.decide(first?.id ?? '', { state: 'settled' }, now)
      queue.sweep(2, now)
      expect(queue.list().map(({ order }) => order)).toEqual(['o2'])
      queue.sweep(3, now + 181 * dayMs)
      expect(queue.list()).toEqual([])
    }))

  it('has room for so many', () =>
    inQueue((queue) => {
      for (let i = 0; i < mostAnomalies; i++) queue.enter(strange(`o${i}`, 4), 1, now)
      expect(queue.enter(strange('one more', 9), 1, now)).toBe(false)
      expect(queue.enter(strange('o1', 9), 1, now)).toBe(true)
    }))
})
