import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { Flush } from '#shared/customer/fact'
import { insightsOf } from './names.ts'

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
})
