import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it, vi } from 'vitest'
import type { Flush } from '#shared/customer/fact'
import { insightsOf } from './names.ts'
import { Wake } from './wake.ts'

const flush = (n: number): Flush => ({
  origin: 'v:1',
  epoch: 'e',
  prev: n - 1,
  facts: [{ kind: 'activity', n, day: '2026-01-01', at: 1, sessions: 0, views: 1, shelves: [], live: [] }],
})

describe('an alarm', () => {
  it('is not put off by an object that sleeps in between', async () => {
    const insights = insightsOf(env, `wake-${crypto.randomUUID()}`)
    const alarm = () => runInDurableObject(insights, (_, state) => state.storage.getAlarm())
    await insights.receive(flush(1))
    const first = await alarm()
    await evictDurableObject(insights)
    await insights.receive(flush(2))
    expect(first).not.toBeNull()
    expect(await alarm()).toBe(first)
  })

  it('is set anew where the platform gave it up, and at once after the clock was put back', async () => {
    await runInDurableObject(insightsOf(env, `wake-${crypto.randomUUID()}`), async (_, state) => {
      vi.useFakeTimers({ toFake: ['Date'] })
      const wake = new Wake(state)
      await state.blockConcurrencyWhile(async () => {})
      const began = Date.now()
      wake.by(began + 1_000)
      await state.storage.deleteAlarm() // it failed too often
      vi.setSystemTime(began + 20 * 60_000)
      wake.by(began + 20 * 60_000 + 5_000)
      expect(await state.storage.getAlarm()).toBe(began + 20 * 60_000 + 5_000)
      wake.rang()
      vi.setSystemTime(began)
      wake.by(began + 3_000)
      expect(await state.storage.getAlarm()).toBe(began + 3_000)
    })
    vi.useRealTimers()
  })
})
