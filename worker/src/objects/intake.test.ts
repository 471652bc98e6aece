import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { Flush } from '#shared/customer/fact'
import { askInsights } from '../ask-insights.ts'
import { deltaSlots, Intake } from './intake.ts'
import { insightsOf } from './names.ts'

const query = { currency: 'EUR', timeZone: 'UTC', now: Date.UTC(2026, 0, 2) }

function view(origin: string, n: number): Flush {
  const fact = {
    kind: 'activity' as const,
    n,
    day: '2026-01-01',
    at: 1,
    sessions: 0,
    views: 1,
    shelves: [],
    live: [],
  }
  return { origin, epoch: 'e', prev: n - 1, facts: [fact] }
}

describe('the intake', () => {
  it('counts on when its slots come round, through sleep, and takes nothing twice', {
    timeout: 120_000,
  }, async () => {
    const insights = insightsOf(env, `intake-${crypto.randomUUID()}`)
    const total = deltaSlots + 500
    for (let n = 1; n <= total; n++) {
      await insights.receive(view(`v:${n % 7}`, Math.ceil(n / 7)))
      if (n % 1_500 === 0) await evictDurableObject(insights)
    }
    const { totals } = await askInsights(insights, 'overview', query)
    expect(totals.views).toBe(total)
    await runInDurableObject(insights, (_, { storage }) => {
      const { deltas, since } = new Intake(storage).cameSince(0, Date.now())
      expect(deltas).toHaveLength(deltaSlots)
      expect(since).toBe(deltas[0]?.receivedAt)
      expect(deltas.at(-1)).toMatchObject({ origin: `v:${total % 7}` })
    })
    await evictDurableObject(insights)
    await insights.receive(view('v:1', 3))
    expect((await askInsights(insights, 'overview', query)).totals.views).toBe(total)
  })

  it('knows what came since a time, digested or not, in order, and that it is everything', async () => {
    const insights = insightsOf(env, `intake-${crypto.randomUUID()}`)
    await runInDurableObject(insights, (_, { storage }) => {
      const intake = new Intake(storage)
      for (const n of [1, 2, 3]) {
        intake.receive(view('v:1', n), n * 1_000)
        if (n === 2) intake.digest(() => {})
      }
      const came = (from: number) => {
        const { deltas, since } = intake.cameSince(from, 5_000)
        return [since, deltas.map(({ receivedAt }) => receivedAt)]
      }
      expect(came(0)).toEqual([0, [1_000, 2_000, 3_000]])
      expect(came(1_500)).toEqual([1_500, [2_000, 3_000]])
      expect(came(4_000)).toEqual([4_000, []])
    })
  })

  const day = 86_400_000
  const gone = { quietDays: 60, condition: "origin <> 'c:kept'" }
  const cursors = (sql: SqlStorage) =>
    sql
      .exec<{ origin: string }>('SELECT origin FROM cursor ORDER BY origin')
      .toArray()
      .map(({ origin }) => origin)

  it('forgets the cursors of those who are gone, and of nobody else, nor a refusal', async () => {
    const insights = insightsOf(env, `intake-${crypto.randomUUID()}`)
    await runInDurableObject(insights, (_, { storage }) => {
      const now = Date.now()
      const intake = new Intake(storage)
      for (const origin of ['v:gone', 'c:kept', 'v:erased']) intake.receive(view(origin, 1), now)
      intake.digest(() => {})
      intake.refuse('v:erased', 'e', ['v:erased'], now + 45 * day)
      intake.forgetOld(now + 60 * day, gone)
      expect(cursors(storage.sql)).toEqual(['c:kept', 'v:erased', 'v:gone'])
      intake.forgetOld(now + 61 * day, gone)
      expect(cursors(storage.sql)).toEqual(['c:kept', 'v:erased'])
      expect(intake.receive(view('v:erased', 2), now + 61 * day).fresh).toEqual([])
      intake.forgetOld(now + 400 * day, gone)
      expect(cursors(storage.sql)).toEqual(['c:kept', 'v:erased'])
      // What was sent last is sent again with what is new, and counts once.
      const again = view('c:kept', 1).facts
      const flush = { ...view('c:kept', 2), prev: 0, facts: [...again, ...view('c:kept', 2).facts] }
      expect(intake.receive(flush, now + 400 * day).fresh.map(({ n }) => n)).toEqual([2])
    })
  })

  it('looks through many cursors some at a time', async () => {
    const insights = insightsOf(env, `intake-${crypto.randomUUID()}`)
    await runInDurableObject(insights, (_, { storage }) => {
      const { sql } = storage
      const intake = new Intake(storage)
      sql.exec(
        `INSERT INTO cursor (origin, epoch, n, seen)
           SELECT 'v:' || printf('%05d', value), 'e', 1, 0 FROM (
             WITH RECURSIVE count (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM count WHERE value < 25000)
             SELECT value FROM count)`,
      )
      const left = () => sql.exec<{ count: number }>('SELECT count(*) AS count FROM cursor').one().count
      for (const expected of [15_000, 5_000, 0]) {
        intake.forgetOld(Date.now(), gone)
        expect(left()).toBe(expected)
      }
    })
  })

  it('knows what waits to be digested although old cursors are dropped meanwhile', async () => {
    const insights = insightsOf(env, `intake-${crypto.randomUUID()}`)
    await runInDurableObject(insights, (_, { storage }) => {
      const now = Date.now()
      const intake = new Intake(storage)
      intake.receive(view('v:a', 1), now)
      intake.forgetOld(now, gone)
      expect(intake.receive(view('v:a', 1), now).fresh).toEqual([])
      expect(intake.receive(view('v:a', 2), now).reply).toEqual({ last: 2 })
    })
  })

  it('keeps in no slot what somebody did longer than a week ago, unless it waits', async () => {
    const insights = insightsOf(env, `intake-${crypto.randomUUID()}`)
    await runInDurableObject(insights, (_, { storage }) => {
      const now = Date.now()
      const intake = new Intake(storage)
      const slots = () =>
        JSON.stringify(storage.sql.exec('SELECT origin, facts FROM delta ORDER BY arrival').toArray())
      intake.receive(view('v:old', 1), now)
      intake.digest(() => {})
      intake.receive(view('v:waiting', 1), now)
      const bytes = slots().length
      intake.forgetOld(now + 6 * day, gone)
      expect(slots()).toContain('v:old')
      intake.forgetOld(now + 8 * day, gone)
      expect(slots()).not.toContain('v:old')
      expect(slots()).toContain('v:waiting')
      expect(slots().match(/"views\\?":1/g)).toHaveLength(1)
      expect(slots().length).toBeLessThanOrEqual(bytes)
      const later = new Intake(storage)
      expect(later.undigested.map(({ origin }) => origin)).toEqual(['v:waiting'])
    })
  })

  it('leaves no text of a forgotten person in a slot, digested or not', async () => {
    const insights = insightsOf(env, `intake-${crypto.randomUUID()}`)
    const secret = view('v:1', 1)
    Object.assign(secret.facts[0]!, { name: 'Secret Name' })
    await insights.receive(secret)
    await askInsights(insights, 'overview', query)
    await insights.receive({ ...secret, prev: 1, facts: [{ kind: 'erase', n: 2, at: 5, people: ['v:1'] }] })
    await runInDurableObject(insights, (_, state) => {
      const rows = state.storage.sql.exec('SELECT facts FROM delta').toArray()
      expect(rows.length).toBeGreaterThan(0)
      expect(JSON.stringify(rows)).not.toContain('Secret Name')
    })
    await evictDurableObject(insights)
    expect((await askInsights(insights, 'overview', query)).totals.views).toBe(1)
  })
})
