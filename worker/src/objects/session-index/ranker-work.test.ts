import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { seededChance } from '#shared/maths/chance'
import { becauseRanked } from '#shared/recommend/because-viewed'
import { defaultNet } from '#shared/recommend/default-ranker'
import { type Distant, decodeDistant } from '#shared/recommend/item-map'
import { traitsOf } from '#shared/recommend/item-traits'
import { plainNet } from '#shared/recommend/plain-net'
import { decodeNet } from '#shared/recommend/ranker-codec'
import { RankerRun } from '#shared/recommend/ranker-run'
import { featureCount } from '#shared/recommend/ranker-settings'
import { decodeRing } from '#shared/recommend/ring-codec'
import { firstProgress } from '#shared/recommend/run-progress'
import { defaultSessionKnnSettings } from '#shared/recommend/session-knn-settings'
import { decodeStats, type ItemStats } from '#shared/recommend/stats-codec'
import { sumVotes } from '#shared/recommend/votes'
import type { RecommendationResult } from '#shared/wire/recommendation'
import { books, jsonLines, makeStore, type TestStore } from '../../testing/store.ts'
import { indexShardOf } from '../names.ts'

const products = 40

/** Walks around the books, mostly to the next one. */
function walks(count: number, seed: number): number[][] {
  const chance = seededChance(seed)
  return Array.from({ length: count }, () => {
    const items = [1 + Math.floor(chance() * products)]
    while (items.length < 2 + chance() * 4)
      items.push(1 + ((items.at(-1)! + (chance() < 0.7 ? 0 : 4)) % products))
    return items
  })
}

async function load(store: TestStore, sessions: number[][], prefix: string): Promise<void> {
  const lines = sessions.map((items, i) => ({
    id: `${prefix}${i}`,
    started_at: Date.UTC(2026, 0, 1) + i * 60_000,
    items: items.map((item) => `book-${item}`),
  }))
  await store.server('POST', '/v1/sessions', jsonLines(lines))
}

type Shard = ReturnType<typeof indexShardOf>

/** Nothing is due but what is done once a day. */
async function isAtRest(shard: Shard): Promise<boolean> {
  const next = await runInDurableObject(shard, (_, { storage }) => storage.getAlarm())
  return next === null || next > Date.now() + 600_000
}

/** Rings the alarm until it is no longer set to go on learning. */
async function learn(shard: Shard, each: (slice: number) => Promise<void> = async () => {}): Promise<void> {
  const before = (await shard.stats()).model?.version ?? 0
  for (let slice = 0; slice < 400; slice++) {
    await runDurableObjectAlarm(shard)
    if (((await shard.stats()).model?.version ?? 0) > before) return
    await each(slice)
  }
  throw new Error('did not come to an end')
}

afterEach(() => {
  vi.useRealTimers()
})

describe('the learning of a session index', () => {
  it('comes to what the same run comes to in memory, evictions notwithstanding', async () => {
    const store = await makeStore(books(products))
    await load(store, walks(400, 1), 'a')
    const shard = indexShardOf(env, store.store.id, 0)
    await learn(shard, async (slice) => {
      if (slice % 5 === 2) await evictDurableObject(shard)
    })
    const { model } = await shard.stats()
    const rows = await runInDurableObject(shard, (_, { storage }) =>
      storage.sql
        .exec<ItemStats & Record<string, number>>(
          'SELECT item, df, bought, level, ends FROM item ORDER BY item',
        )
        .toArray(),
    )
    const { sessions } = await shard.rings(
      rows.map(({ item }) => item),
      [],
      null,
    )
    const { sessions: total } = decodeStats([(await shard.stats()).stats])
    const parts = new Map<string, Uint8Array>()
    const run = new RankerRun(
      {
        sessions: total,
        stats: () => rows,
        posting: (item) => decodeRing(sessions[item - 1]!),
      },
      {
        read: (kind, number = 0) => parts.get(`${kind} ${number}`) ?? null,
        write: (kind, part, number = 0) => void parts.set(`${kind} ${number}`, part.slice()),
      },
      { plain: plainNet(), default: defaultNet() },
      { seed: 1, progress: firstProgress },
    )
    while (!run.isDone) run.slice()
    expect(new Int8Array(model!.places)).toEqual(run.result().places)
    expect(decodeNet(model!.net, featureCount)).toEqual(run.result().net)
  })

  it('serves over HTTP the very lists that its net gives', async () => {
    const store = await makeStore(books(products))
    await load(store, walks(400, 2), 'a')
    const shard = indexShardOf(env, store.store.id, 0)
    await learn(shard)
    const items = Array.from({ length: products }, (_, i) => i + 1)
    const { sessions, distant } = await shard.rings(items, [], null)
    const { model, stats: bytes } = await shard.stats()
    const stats = decodeStats([bytes])
    const known: Distant[] = distant.map((list) => decodeDistant(list))
    const inputs = {
      stats,
      traits: traitsOf(stats),
      net: decodeNet(model!.net, featureCount)!,
      map: {
        dims: model!.dims,
        places: new Int8Array(model!.places),
        distant: (item: number) => known[item - 1],
      },
      votes: (item: number) => sumVotes(decodeRing(sessions[item - 1]!), item, defaultSessionKnnSettings),
    }
    // Isolates believe what they hold of counts for a minute.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 120_000 })
    for (const walk of walks(60, 3)) {
      const context = { items: walk.map((item) => `book-${item}`) }
      const shelves = [{ id: 's', placement: 'next-item', limit: 20 }]
      const answer = await store.page('/v1/recommendations', { context, shelves })
      const { shelves: served } = (await answer.json()) as RecommendationResult
      const expected = becauseRanked({ ...inputs, context: walk }, 20).map(({ item }) => `book-${item}`)
      expect(served[0]!.products.map(({ id }) => id)).toEqual(expected)
      expect(expected.length).toBe(20)
    }
  })

  it('does not begin with a few sessions, and learns anew once they have doubled', async () => {
    const store = await makeStore(books(products))
    const shard = indexShardOf(env, store.store.id, 0)
    await load(store, walks(150, 4), 'a')
    await runDurableObjectAlarm(shard)
    expect(await isAtRest(shard)).toBe(true)
    expect((await shard.stats()).model).toBeNull()
    await load(store, walks(150, 5), 'b')
    await learn(shard)
    expect((await shard.stats(1)).model).toBeNull()
    await load(store, walks(200, 6), 'c')
    await runDurableObjectAlarm(shard)
    expect(await isAtRest(shard)).toBe(true)
    await load(store, walks(200, 7), 'd')
    await learn(shard)
    expect((await shard.stats()).model!.version).toBe(2)
  })

  it('lets others have their turn in the middle of a slice, and gives it up for who is to be forgotten', async () => {
    const store = await makeStore(books(products))
    await load(store, walks(400, 9), 'a')
    const shard = indexShardOf(env, store.store.id, 0)
    const progress = () =>
      runInDurableObject(shard, (_, { storage }) =>
        storage.sql.exec<{ text: string }>('SELECT text FROM ranker_note WHERE id = 1').toArray(),
      )
    // What learning needs are some dozens of slices: the tenth is of many steps.
    for (let slice = 0; slice < 10; slice++) await runDurableObjectAlarm(shard)
    let isOver = false
    const slice = runDurableObjectAlarm(shard).then(() => {
      isOver = true
    })
    let heard = 0
    for (; !isOver && heard < 3; heard++) await shard.rings([1 + heard], [], null)
    expect(heard).toBe(3)
    expect(isOver).toBe(false)
    await shard.receive({
      origin: 'v:z',
      epoch: 'e',
      prev: 0,
      facts: [{ kind: 'erase', n: 1, at: Date.now(), people: ['v:z'] }],
    })
    expect(await progress()).toEqual([])
    await slice
    // The slice that was given up wrote nothing; at most another run has begun since.
    for (const { text } of await progress()) expect(JSON.parse(text).progress).toEqual(firstProgress)
  })

  it('gives up a run when somebody is forgotten, leaves nothing of it, and learns anew without them', async () => {
    const store = await makeStore(books(products))
    await load(store, walks(400, 8), 'a')
    const shard = indexShardOf(env, store.store.id, 0)
    for (let slice = 0; slice < 4; slice++) await runDurableObjectAlarm(shard)
    const parts = () =>
      runInDurableObject(
        shard,
        (_, { storage }) => storage.sql.exec<{ n: number }>('SELECT count(*) AS n FROM ranker').one().n,
      )
    expect(await parts()).toBeGreaterThan(0)
    await shard.receive({
      origin: 'v:a',
      epoch: 'e',
      prev: 0,
      facts: [{ kind: 'erase', n: 1, at: Date.now(), people: ['v:a'] }],
    })
    expect(await parts()).toBe(0)
    await learn(shard)
    await shard.receive({
      origin: 'v:b',
      epoch: 'e',
      prev: 0,
      facts: [{ kind: 'erase', n: 1, at: Date.now(), people: ['v:b'] }],
    })
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 86_400_000 })
    await learn(shard)
    expect((await shard.stats()).model!.version).toBe(2)
  })
})
