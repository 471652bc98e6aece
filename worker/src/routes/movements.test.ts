import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ActivityFact, MergeFact, OrderFact } from '#shared/customer/fact'
import type { ClusterNames, MovementPeople, MovementsAnswer } from '#shared/wire/movement'
import { askInsights } from '../ask-insights.ts'
import { insightsOf } from '../objects/names.ts'
import { dayMs } from '../testing/loyalty.ts'
import { makeStore, type TestStore } from '../testing/store.ts'

/** Far ahead: no alarm rings by itself, so a snapshot is taken only when a test rings. */
const start = Date.UTC(2034, 4, 4, 12)
const dayOf = (after: number) => new Date(start + after * dayMs).toISOString().slice(0, 10)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: start })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Tells the store's Insights object what customers' objects tell: an order today, and the tier it led to. */
class Teller {
  readonly #told = new Map<string, number>()
  readonly #store: TestStore

  constructor(store: TestStore) {
    this.#store = store
  }

  async buys(person: string, tier: string, amount = 1_000, at = Date.now()): Promise<void> {
    const n = (this.#told.get(person) ?? 0) + 1
    const day = new Date(at).toISOString().slice(0, 10)
    const order: OrderFact = {
      kind: 'order',
      n,
      order: `${person}-${n}`,
      day,
      at,
      updated_at: at,
      gross_minor: amount,
      net_minor: amount,
      cancelled: false,
      attributed: [],
    }
    const standing = { tier, points: 0, points_earned: 0, points_held: 0 }
    const activity: ActivityFact = {
      kind: 'activity',
      n: n + 1,
      day,
      at,
      sessions: 0,
      views: 0,
      shelves: [],
      live: [],
      standing,
    }
    await this.#tell(person, [order, activity])
  }

  async becomes(person: string, to: string): Promise<void> {
    const n = (this.#told.get(person) ?? 0) + 1
    await this.#tell(person, [{ kind: 'merge', n, at: Date.now(), to }])
  }

  async #tell(origin: string, facts: (OrderFact | ActivityFact | MergeFact)[]): Promise<void> {
    const prev = this.#told.get(origin) ?? 0
    await insightsOf(env, this.#store.store.id).receive({ origin, epoch: 'e', prev, facts })
    this.#told.set(origin, facts.at(-1)!.n)
  }
}

/** Rings the alarm until nothing more is to be done but what is done once a day. */
async function settle(store: TestStore): Promise<void> {
  const insights = insightsOf(env, store.store.id)
  await runInDurableObject(insights, (_, { storage }) => storage.setAlarm(Date.now() + 60_000))
  for (let i = 0; i < 60; i++) {
    await runDurableObjectAlarm(insights)
    const next = await runInDurableObject(insights, (_, { storage }) => storage.getAlarm())
    if (next === null || next > Date.now() + 600_000) return
  }
  throw new Error('the snapshot does not end')
}

async function get<T>(store: TestStore, path: string): Promise<T> {
  const answer = await store.server('GET', path)
  expect(answer.status, await answer.clone().text()).toBe(200)
  return (await answer.json()) as T
}

const moves = (store: TestStore, of: string, from: number, to: number) =>
  get<MovementsAnswer>(store, `/v1/insights/movements?of=${of}&from=${dayOf(from)}&to=${dayOf(to)}`)

describe('movements', { timeout: 120_000 }, () => {
  it('tell who went from tier to tier, from a row for each change alone', async () => {
    const store = await makeStore()
    const teller = new Teller(store)
    for (const person of ['c:a', 'c:b', 'c:c']) await teller.buys(person, 'member')
    await settle(store)
    vi.setSystemTime(start + 2 * dayMs)
    await teller.buys('c:a', 'silver')
    await teller.buys('c:d', 'member')
    await settle(store)
    const { nodes, flows, stayed, members, snapshots, ...days } = await moves(store, 'tier', 0, 2)
    expect(days).toEqual({ of: 'tier', from: dayOf(0), to: dayOf(2) })
    expect(flows).toEqual([
      { from: 'member', arrived: false, to: 'member', people: 2 },
      { from: null, arrived: true, to: 'member', people: 1 },
      { from: 'member', arrived: false, to: 'silver', people: 1 },
    ])
    expect(stayed).toBe(2 / 3)
    expect(nodes.map(({ label, people_from, people_to }) => [label, people_from, people_to])).toEqual([
      ['member', 3, 3],
      ['silver', 0, 1],
    ])
    const member = { label: 'member', people: 3 }
    expect(members).toEqual([
      { day: dayOf(0), labels: [member] },
      { day: dayOf(2), labels: [member, { label: 'silver', people: 1 }] },
    ])
    // The first day writes everybody, the second those who changed: a climbed, d came.
    expect(snapshots).toEqual([
      { day: dayOf(0), people: 3, rows_written: 3 },
      { day: dayOf(2), people: 4, rows_written: 2 },
    ])
    const flow = `of=tier&from=${dayOf(0)}&to=${dayOf(2)}`
    const people = (more: string) =>
      get<MovementPeople>(store, `/v1/insights/movements/people?${flow}${more}`)
    const one = (person: string) => ({ people: [{ person, name: null }], total: 1, next_cursor: null })
    expect(await people('&from_label=member&to_label=silver')).toEqual(one('c:a'))
    expect(await people('&to_label=member')).toEqual(one('c:d'))
    const first = await people('&from_label=member&to_label=member&limit=1')
    expect(first).toEqual({ people: [{ person: 'c:b', name: null }], total: 2, next_cursor: 'c:b' })
    const second = await people(`&from_label=member&to_label=member&limit=1&cursor=${first.next_cursor}`)
    expect(second).toEqual({ people: [{ person: 'c:c', name: null }], total: 2, next_cursor: null })
  })

  it('take one snapshot a day, and know the lifecycle without any model', async () => {
    const store = await makeStore()
    const teller = new Teller(store)
    await teller.buys('c:a', 'member')
    await teller.buys('c:b', 'member')
    await settle(store)
    await teller.buys('c:b', 'member')
    await settle(store)
    vi.setSystemTime(start + 200 * dayMs)
    await teller.buys('c:b', 'member')
    await settle(store)
    const { flows, snapshots } = await moves(store, 'lifecycle', 0, 200)
    expect(flows).toEqual([
      // An order every 90 days is usual: 200 days are late, and for b they were no absence of three gaps.
      { from: 'acquire', arrived: false, to: 'manage', people: 1 },
      { from: 'acquire', arrived: false, to: 'retain', people: 1 },
    ])
    expect(snapshots.map(({ day, rows_written }) => [day, rows_written])).toEqual([
      [dayOf(0), 2],
      [dayOf(200), 2],
    ])
    const none = { label: null, name: null, people_from: 2, people_to: 2 }
    expect((await moves(store, 'rfm', 0, 200)).nodes).toEqual([none])
    expect(await moves(store, 'rfm', -9, -8)).toMatchObject({ from: null, to: null, flows: [], stayed: null })
  })

  it('follow a guest into the customer they turn out to be, once', async () => {
    const store = await makeStore()
    const teller = new Teller(store)
    await teller.buys('g:guest', 'member')
    await settle(store)
    vi.setSystemTime(start + dayMs)
    await teller.becomes('g:guest', 'c:a')
    await teller.buys('c:a', 'silver')
    await settle(store)
    const { flows } = await moves(store, 'tier', 0, 1)
    expect(flows).toEqual([{ from: 'member', arrived: false, to: 'silver', people: 1 }])
  })
})

describe('a large store', { timeout: 120_000 }, () => {
  it('is looked at in slices, everybody once', async () => {
    const store = await makeStore()
    const teller = new Teller(store)
    await teller.buys('c:0', 'member')
    await runInDurableObject(insightsOf(env, store.store.id), (insights, { storage }) => {
      askInsights(insights, 'customer', 'c:0') // reads what was told before more is put beside it
      storage.sql.exec(
        `WITH RECURSIVE one(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM one WHERE n < 4999)
         INSERT INTO person (id, kind, first_at, last_at, tier) SELECT 'c:' || n, 'customer', 0, ?, 'member' FROM one`,
        start,
      )
    })
    await settle(store)
    const { snapshots, nodes } = await moves(store, 'tier', 0, 0)
    expect(snapshots).toEqual([{ day: dayOf(0), people: 5_000, rows_written: 5_000 }])
    expect(nodes).toMatchObject([{ label: 'member', people_to: 5_000 }])
    vi.setSystemTime(start + dayMs)
    await teller.buys('c:0', 'silver')
    await settle(store)
    expect((await moves(store, 'tier', 1, 1)).snapshots).toEqual([
      { day: dayOf(1), people: 5_000, rows_written: 1 },
    ])
  })
})

describe('clusters', { timeout: 120_000 }, () => {
  it('keep the name they were given from run to run', async () => {
    const store = await makeStore()
    const teller = new Teller(store)
    for (let i = 0; i < 40; i++) {
      const [orders, amount] = i < 20 ? [4, 20_000 + i] : [1, 100 + i]
      for (let k = 0; k < orders; k++)
        await teller.buys(`c:${i}`, 'member', amount, start - (k * 30 + 2) * dayMs)
    }
    expect(await get<ClusterNames>(store, '/v1/clusters')).toEqual({ clusters: [] })
    await settle(store)
    const { clusters } = await get<ClusterNames>(store, '/v1/clusters')
    expect(clusters.length).toBeGreaterThanOrEqual(2)
    expect(clusters.map(({ key, name }) => [key, name])).toEqual(clusters.map((_, i) => [i, null]))
    const named = await store.server('PUT', '/v1/clusters/1', { name: 'Quiet ones' })
    expect(((await named.json()) as ClusterNames).clusters[1]).toEqual({
      cluster: 1,
      key: 1,
      name: 'Quiet ones',
    })
    vi.setSystemTime(start + dayMs)
    await teller.buys('c:0', 'member')
    await get(store, '/v1/insights/segments')
    await settle(store)
    const { flows, nodes } = await moves(store, 'cluster', 0, 1)
    expect(
      flows.filter(({ from, to }) => from === to).reduce((sum, { people }) => sum + people, 0),
    ).toBeGreaterThan(30)
    const again = (await get<ClusterNames>(store, '/v1/clusters')).clusters
    expect(again.filter(({ name }) => name === 'Quiet ones').map(({ key }) => key)).toEqual([1])
    expect(nodes.find(({ label }) => label === '1')?.name).toBe('Quiet ones')
    expect((await store.server('PUT', '/v1/clusters/99', { name: 'None' })).status).toBe(404)
  })
})
