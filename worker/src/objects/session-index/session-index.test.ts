import { env, evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Fact, Flush } from '#shared/customer/fact'
import { hash32 } from '#shared/maths/hash'
import { decodeRing } from '#shared/recommend/ring-codec'
import { decodeStats } from '#shared/recommend/stats-codec'
import { makeStore } from '../../testing/store.ts'
import { indexShardOf } from '../names.ts'

const start = Date.UTC(2026, 5, 1, 12)
let stores = 0
const freshShard = () => indexShardOf(env, `index-${++stores}`, 0)
type Shard = ReturnType<typeof freshShard>

const view = (n: number, items: number[], more: Partial<Extract<Fact, { kind: 'session' }>> = {}): Fact => ({
  kind: 'session',
  n,
  start,
  at: start + n,
  items,
  network: 0,
  ...more,
})
const basket = (n: number, order: string, items: number[]): Fact => ({
  kind: 'basket',
  n,
  order,
  at: start,
  items,
})
const flush = (origin: string, facts: Fact[], prev = (facts[0]?.n ?? 1) - 1): Flush => ({
  origin,
  epoch: 'e1',
  prev,
  facts,
})

async function ringOf(shard: Shard, item: number): Promise<number[][]> {
  const { sessions } = await shard.rings([item], [], null)
  return entriesOf(sessions[0]!)
}

async function basketsOf(shard: Shard, item: number): Promise<number[][]> {
  const { baskets } = await shard.rings([], [item], null)
  return entriesOf(baskets[0]!)
}

function entriesOf(ring: Uint8Array): number[][] {
  const { size, starts, items } = decodeRing(ring)
  return Array.from({ length: size }, (_, e) => [...items.subarray(starts[e], starts[e + 1])])
}

const statsOf = async (shard: Shard) => decodeStats([(await shard.stats()).stats])

/** Hashes of networks: they have nothing in common, as real ones. */
const networks = Array.from({ length: 30 }, (_, i) => hash32('network', i))

describe('SessionIndex', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('shows a session at once, before it is digested, and the same after', async () => {
    const shard = freshShard()
    expect(await shard.receive(flush('v:a', [view(1, [1, 2, 3])]))).toEqual({ last: 1 })
    expect(await ringOf(shard, 2)).toEqual([[1, 2, 3]])
    expect(await runDurableObjectAlarm(shard)).toBe(true)
    expect(await ringOf(shard, 2)).toEqual([[1, 2, 3]])
    const stats = await statsOf(shard)
    expect([stats.sessions, stats.df[1], stats.df[4] ?? 0]).toEqual([1, 1, 0])
    const next = await runInDurableObject(shard, (_, { storage }) => storage.getAlarm())
    expect(next).toBeGreaterThan(Date.now() + 600_000)
  })

  it('takes a repeated flush once', async () => {
    const shard = freshShard()
    const same = flush('v:a', [view(1, [1, 2])])
    await Promise.all([shard.receive(same), shard.receive(same)])
    await shard.receive(same)
    await runDurableObjectAlarm(shard)
    expect(await shard.receive(same)).toEqual({ last: 1 })
    await runDurableObjectAlarm(shard)
    expect(await ringOf(shard, 1)).toEqual([[1, 2]])
    expect((await statsOf(shard)).df[1]).toBe(1)
  })

  it('replaces a session by its newer version, digested or not', async () => {
    const shard = freshShard()
    await shard.receive(flush('v:a', [view(1, [1]), view(2, [1, 2])]))
    expect(await ringOf(shard, 1)).toEqual([[1, 2]])
    await runDurableObjectAlarm(shard)
    await shard.receive(flush('v:a', [view(3, [1, 2, 3])]))
    expect(await ringOf(shard, 1)).toEqual([[1, 2, 3]])
    await runDurableObjectAlarm(shard)
    const stats = await statsOf(shard)
    expect([stats.sessions, stats.df[1], stats.df[3]]).toEqual([1, 1, 1])
  })

  it('survives eviction with deltas waiting, and with an alarm to a cold object', async () => {
    const shard = freshShard()
    await shard.receive(flush('v:a', [view(1, [1, 2])]))
    await shard.load([{ id: 12, start, items: [2, 3] }])
    await evictDurableObject(shard)
    expect(await ringOf(shard, 2)).toEqual([
      [1, 2],
      [2, 3],
    ])
    await evictDurableObject(shard)
    expect(await runDurableObjectAlarm(shard)).toBe(true)
    await evictDurableObject(shard)
    expect(await ringOf(shard, 2)).toHaveLength(2)
    const stats = await statsOf(shard)
    expect([stats.sessions, stats.df[2]]).toEqual([2, 2])
  })

  it('loads past sessions once by id', async () => {
    const shard = freshShard()
    const sessions = [
      { id: 1, start, items: [1, 2] },
      { id: 2, start: start + 1, items: [2, 3] },
      { id: 1, start, items: [1, 2] },
    ]
    expect(await shard.load(sessions)).toEqual([true, true, false])
    await runDurableObjectAlarm(shard)
    expect(await shard.load(sessions)).toEqual([false, false, false])
    await runDurableObjectAlarm(shard)
    expect((await statsOf(shard)).df[2]).toBe(2)
  })

  it('keeps the 500 newest sessions of an item and counts them all', async () => {
    const shard = freshShard()
    await shard.load(
      Array.from({ length: 700 }, (_, i) => ({ id: i + 1, start: start + i * 1_000, items: [1, i + 2] })),
    )
    await runDurableObjectAlarm(shard)
    const ring = await ringOf(shard, 1)
    expect(ring).toHaveLength(500)
    expect(ring.at(-1)).toEqual([1, 701])
    expect(ring[0]).toEqual([1, 202])
    expect((await statsOf(shard)).df[1]).toBe(700)
  })

  it('keeps only its own items', async () => {
    const shard = indexShardOf(env, 'index-split', 1)
    await runInDurableObject(shard, (_, { storage }) => {
      storage.sql.exec('INSERT INTO place (id, shards) VALUES (1, 2)')
    })
    await evictDurableObject(shard)
    await shard.receive({ ...flush('v:a', [view(1, [1, 2, 3])]), shards: 2 })
    await runDurableObjectAlarm(shard)
    expect(await ringOf(shard, 3)).toEqual([[1, 2, 3]])
    expect(await ringOf(shard, 2)).toEqual([])
  })

  it('follows an order through its changes and its cancellation', async () => {
    const shard = freshShard()
    await shard.receive(flush('c:a', [basket(1, 'o1', [1, 2, 3]), basket(2, 'o2', [1, 2])]))
    expect(await basketsOf(shard, 2)).toEqual([
      [1, 2, 3],
      [1, 2],
    ])
    await runDurableObjectAlarm(shard)
    await shard.receive(flush('c:a', [basket(3, 'o1', [1, 3])]))
    expect(await basketsOf(shard, 2)).toEqual([[1, 2]])
    await shard.receive(flush('c:a', [basket(4, 'o2', [])]))
    await evictDurableObject(shard)
    expect(await basketsOf(shard, 1)).toEqual([[1, 3]])
    await runDurableObjectAlarm(shard)
    const stats = await statsOf(shard)
    expect([stats.orders, stats.bought[1], stats.bought[2], stats.bought[3]]).toEqual([1, 1, 0, 1])
  })

  it('counts an order once, also when its buyer signed in and its first item is another', async () => {
    const shard = freshShard()
    await shard.receive(flush('v:a', [basket(1, 'o1', [3, 4]), view(2, [5, 6])]))
    await runDurableObjectAlarm(shard)
    // Told again as the customer's; and an event of the visit comes late, but happened first.
    await shard.receive(flush('c:a', [basket(1, 'o1', [4, 7])]))
    await shard.receive(flush('v:a', [view(3, [8, 5, 6])], 2))
    await runDurableObjectAlarm(shard)
    expect([await basketsOf(shard, 3), await basketsOf(shard, 4), await basketsOf(shard, 7)]).toEqual([
      [],
      [[4, 7]],
      [[4, 7]],
    ])
    const totals = await runInDurableObject(shard, (_, { storage: { sql } }) =>
      sql.exec('SELECT name, value FROM total ORDER BY name').toArray(),
    )
    expect(totals).toEqual([
      { name: 'orders', value: 1 },
      { name: 'sessions', value: 1 },
    ])
  })

  it('ranks by popularity, purchases above views, waiting deltas included', async () => {
    const shard = freshShard()
    await shard.receive(flush('v:a', [view(1, [1, 2])]))
    await shard.receive(flush('v:b', [view(1, [2])]))
    await shard.receive(flush('c:c', [basket(1, 'o1', [3])]))
    const before = (await shard.popular(9)).items.map(({ item }) => item)
    expect(before).toEqual([3, 2, 1])
    await runDurableObjectAlarm(shard)
    expect((await shard.popular(2)).items.map(({ item }) => item)).toEqual([3, 2])
  })

  it('tells readers what changed, and to forget everything after a restart', async () => {
    const shard = freshShard()
    await shard.receive(flush('v:a', [view(1, [1, 2])]))
    const held = await shard.rings([1], [], null)
    expect(held.changed).toBeNull()
    await shard.receive(flush('v:b', [view(1, [2, 5])]))
    const news = await shard.rings([], [], held)
    expect(news.changed?.toSorted()).toEqual([2, 5])
    expect((await shard.rings([], [], news)).changed).toEqual([])
    await evictDurableObject(shard)
    expect((await shard.rings([], [], news)).changed).toBeNull()
  })

  it('lets one network raise nothing by more than its share, waiting or not', async () => {
    const shard = freshShard()
    const told = (i: number, item: number, network: number) =>
      shard.receive(flush(`v:${network}-${i}`, [view(1, [item], { network, start: Date.now() })]))
    for (let i = 0; i < 60; i++) await told(i, 1, networks[0]!)
    for (let i = 0; i < 30; i++) await told(i, 2, networks[i]!)
    expect((await shard.popular(2)).items.map(({ item }) => item)).toEqual([2, 1])
    await runDurableObjectAlarm(shard)
    expect((await shard.popular(2)).items.map(({ item }) => item)).toEqual([2, 1])
  })

  it.each([20, 50, 100, 500])('limits one network to a twentieth of a ring of %i a day', async (size) => {
    const shard = freshShard()
    const now = Date.now() - 3_600_000
    const honest = Array.from({ length: size }, (_, i) => ({ id: i + 1, start: now - i, items: [1, 3] }))
    await shard.load(honest)
    // What waits is due, also while the shard learns from so many visits.
    vi.useFakeTimers({ toFake: ['Date'], now: now + 2 * 3_600_000 })
    await runDurableObjectAlarm(shard)
    const tell = async (i: number, network: number) =>
      shard.receive(flush(`v:${network}-${i}`, [view(1, [1, 2], { start: now + i * 1_000, network })]))
    const share = async () => {
      const entries = await ringOf(shard, 1)
      return entries.filter(([, second]) => second === 2).length / entries.length
    }
    const digest = async () => {
      vi.setSystemTime(Date.now() + 120_000)
      await runDurableObjectAlarm(shard)
    }
    for (let i = 0; i < 60; i++) await tell(i, networks[0]!)
    const own = Math.floor(size / 20)
    expect((await share()) * Math.min(500, size + own)).toBeCloseTo(own)
    await digest()
    // Told of again, it is as it was.
    for (let i = 60; i < 90; i++) await tell(i, networks[0]!)
    await digest()
    expect((await share()) * Math.min(500, size + own)).toBeCloseTo(own)
    expect(await share()).toBeLessThanOrEqual(0.05)
    const [counted] = await runInDurableObject(shard, (_, { storage }) =>
      storage.sql.exec<{ df: number }>('SELECT df FROM item WHERE item = 1').toArray(),
    )
    expect(counted?.df).toBe(size + own)
    await tell(99, networks[1]!)
    expect(await share()).toBeGreaterThan(own / Math.min(500, size + own))
  })

  it('keeps what network a visit came from for as many days as the limit needs it, and no longer', async () => {
    const { store } = await makeStore()
    const shard = indexShardOf(env, store.id, 0)
    const now = Date.now()
    await shard.receive(flush('v:a', [view(1, [1], { start: now, network: networks[1]! })]))
    await runDurableObjectAlarm(shard)
    const marks = () =>
      runInDurableObject(shard, (_, { storage }) => {
        const [row] = storage.sql.exec<{ owners: ArrayBuffer }>('SELECT owners FROM item')
        return [...new Uint32Array(row!.owners)].filter((_, i) => i % 2 === 1)
      })
    const held = await shard.rings([1], [], null)
    vi.useFakeTimers({ toFake: ['Date'], now: now + 4 * 86_400_000 })
    await runDurableObjectAlarm(shard)
    expect(await marks()).toEqual([networks[1]])
    vi.setSystemTime(now + 5 * 86_400_000)
    await runDurableObjectAlarm(shard)
    expect(await marks()).toEqual([0])
    // Readers, who have no networks, need not ask anew.
    expect(await shard.rings([1], [], held)).toMatchObject({ changed: [], sessions: held.sessions })
  })

  it('forgets a person everywhere, at once and for good, and nobody else', async () => {
    const shard = freshShard()
    await shard.receive(flush('v:a', [view(1, [1, 2]), basket(2, 'o1', [1, 2])]))
    await shard.receive(flush('v:old', [view(1, [1, 7])]))
    await shard.receive(flush('v:b', [view(1, [1, 3])]))
    await runDurableObjectAlarm(shard)
    await shard.receive(flush('v:a', [view(3, [1, 2, 4])]))
    const held = await shard.rings([], [], null)
    await shard.receive(flush('v:a', [{ kind: 'erase', n: 4, at: start, people: ['v:a', 'v:old'] }]))
    expect(await ringOf(shard, 1)).toEqual([[1, 3]])
    expect(await basketsOf(shard, 1)).toEqual([])
    expect((await shard.rings([], [], held)).changed).toBeNull()
    await evictDurableObject(shard)
    expect(await ringOf(shard, 1)).toEqual([[1, 3]])
    for (let slice = 0; slice < 4; slice++) await runDurableObjectAlarm(shard)
    await shard.receive(flush('v:a', [view(5, [1, 2])], 4))
    for (let slice = 0; slice < 4; slice++) await runDurableObjectAlarm(shard)
    expect(await ringOf(shard, 1)).toEqual([[1, 3]])
    expect(await ringOf(shard, 4)).toEqual([])
    const stats = await statsOf(shard)
    expect([stats.sessions, stats.orders, stats.df[1], stats.bought[1]]).toEqual([1, 0, 1, 0])
    const left = await runInDurableObject(shard, (_, { storage }) => [
      ...storage.sql.exec('SELECT * FROM erasing'),
      ...storage.sql.exec('SELECT * FROM basket'),
      ...storage.sql.exec(
        "SELECT * FROM delta WHERE origin IN ('v:a', 'v:old') AND trim(facts, '[ ]') <> ''",
      ),
    ])
    expect(left).toEqual([])
  })

  it('gives the same rings however the flushes are delayed, doubled and cut', async () => {
    const [whole, pieces] = [freshShard(), freshShard()]
    const facts = [
      view(1, [1]),
      view(2, [1, 2]),
      view(3, [4, 1], { start: start + 4e6 }),
      view(4, [4, 1, 2], { start: start + 4e6 }),
    ]
    await whole.receive(flush('v:a', facts))
    await whole.receive(flush('v:b', [view(1, [2, 1])]))
    await runDurableObjectAlarm(whole)
    await pieces.receive(flush('v:a', facts.slice(0, 2)))
    await pieces.receive(flush('v:b', [view(1, [2, 1])]))
    await runDurableObjectAlarm(pieces)
    await pieces.receive(flush('v:a', facts, 0))
    await pieces.receive(flush('v:a', facts.slice(0, 2)))
    await evictDurableObject(pieces)
    await runDurableObjectAlarm(pieces)
    for (const item of [1, 2, 4]) {
      expect((await ringOf(pieces, item)).toSorted()).toEqual((await ringOf(whole, item)).toSorted())
    }
    const [a, b] = [await statsOf(whole), await statsOf(pieces)]
    expect([a.sessions, [...a.df]]).toEqual([b.sessions, [...b.df]])
  })
})
