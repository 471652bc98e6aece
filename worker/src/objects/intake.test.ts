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

  it('forgets a cursor after two months without a word, but no refusal before its time', async () => {
    const insights = insightsOf(env, `intake-${crypto.randomUUID()}`)
    await runInDurableObject(insights, (_, { storage }) => {
      const day = 86_400_000
      const now = Date.now()
      const intake = new Intake(storage)
      intake.receive(view('v:quiet', 1), now)
      intake.receive(view('v:erased', 1), now)
      intake.digest(() => {})
      intake.refuse('v:erased', 'e', ['v:erased'], now + 45 * day)
      const held = () =>
        storage.sql
          .exec<{ origin: string }>('SELECT origin FROM cursor')
          .toArray()
          .map(({ origin }) => origin)
      intake.forgetOld(now + 60 * day)
      expect(held().toSorted()).toEqual(['v:erased', 'v:quiet'])
      intake.forgetOld(now + 61 * day)
      expect(held()).toEqual(['v:erased'])
      expect(intake.receive(view('v:erased', 2), now + 61 * day).fresh).toEqual([])
      intake.forgetOld(now + 76 * day)
      expect(held()).toEqual([])
      // Whoever comes back is asked for what was not acknowledged, and that counts once.
      expect(intake.receive(view('v:quiet', 2), now + 80 * day).reply).toEqual({ last: 0 })
      expect(intake.receive({ ...view('v:quiet', 2), prev: 0 }, now + 80 * day).fresh).toHaveLength(1)
      expect(intake.receive({ ...view('v:quiet', 2), prev: 0 }, now + 80 * day).fresh).toHaveLength(0)
    })
  })

  it('knows what waits to be digested although old cursors are dropped meanwhile', async () => {
    const insights = insightsOf(env, `intake-${crypto.randomUUID()}`)
    await runInDurableObject(insights, (_, { storage }) => {
      const now = Date.now()
      const intake = new Intake(storage)
      intake.receive(view('v:a', 1), now)
      intake.forgetOld(now)
      expect(intake.receive(view('v:a', 1), now).fresh).toEqual([])
      expect(intake.receive(view('v:a', 2), now).reply).toEqual({ last: 2 })
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
