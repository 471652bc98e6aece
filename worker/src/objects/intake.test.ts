import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { Flush } from '#shared/customer/fact'
import { deltaSlots } from './intake.ts'
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
    timeout: 30_000,
  }, async () => {
    const insights = insightsOf(env, `intake-${crypto.randomUUID()}`)
    const total = deltaSlots + 500
    for (let n = 1; n <= total; n++) {
      await insights.receive(view(`v:${n % 7}`, Math.ceil(n / 7)))
      if (n % 1_500 === 0) await evictDurableObject(insights)
    }
    const { totals } = await insights.overview(query)
    expect(totals.views).toBe(total)
    await evictDurableObject(insights)
    await insights.receive(view('v:1', 3))
    expect((await insights.overview(query)).totals.views).toBe(total)
  })

  it('leaves no text of a forgotten person in a slot, digested or not', async () => {
    const insights = insightsOf(env, `intake-${crypto.randomUUID()}`)
    const secret = view('v:1', 1)
    Object.assign(secret.facts[0]!, { name: 'Secret Name' })
    await insights.receive(secret)
    await insights.overview(query)
    await insights.receive({ ...secret, prev: 1, facts: [{ kind: 'erase', n: 2, at: 5, people: ['v:1'] }] })
    await runInDurableObject(insights, (_, state) => {
      const rows = state.storage.sql.exec('SELECT facts FROM delta').toArray()
      expect(rows.length).toBeGreaterThan(0)
      expect(JSON.stringify(rows)).not.toContain('Secret Name')
    })
    await evictDurableObject(insights)
    expect((await insights.overview(query)).totals.views).toBe(1)
  })
})
