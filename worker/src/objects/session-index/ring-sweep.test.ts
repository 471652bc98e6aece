import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, expect, it, vi } from 'vitest'
import { decodeRing } from '#shared/recommend/ring-codec'
import { books, jsonLines, makeStore, type TestStore } from '../../testing/store.ts'
import { catalogueOf, indexShardOf } from '../names.ts'

const dayMs = 86_400_000
afterEach(() => {
  vi.useRealTimers()
})

/** How many visits the ring of a product holds once the index has done what is due. */
async function visitsOf(store: TestStore, item: string): Promise<number> {
  const shard = indexShardOf(env, store.store.id, 0)
  for (let slice = 0; slice < 4; slice++) await runDurableObjectAlarm(shard)
  const [number = 0] = await catalogueOf(env, store.store.id).resolve([item])
  const { sessions } = await shard.rings([number], [], null)
  return decodeRing(sessions[0]!).people.length
}

it('imported visits leave the rings when they are older than visitors are kept, and no sooner', async () => {
  const store = await makeStore(books(2))
  await store.server('PUT', '/v1/settings', { retention: { visitor_days: 30 } })
  const daysAgo = (days: number) => Date.now() - days * dayMs
  const visits = [25, 10].map((days) => ({
    id: `s${days}`,
    started_at: daysAgo(days),
    items: ['book-1', 'book-2'],
  }))
  await store.server('POST', '/v1/sessions', jsonLines(visits))
  expect(await visitsOf(store, 'book-1')).toBe(2)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 6 * dayMs })
  expect(await visitsOf(store, 'book-1')).toBe(1)
  vi.setSystemTime(Date.now() + 15 * dayMs)
  expect(await visitsOf(store, 'book-1')).toBe(0)
})
