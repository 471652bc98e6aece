import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, it, vi } from 'vitest'
import type { Flush } from '#shared/customer/fact'
import { askInsights } from '../ask-insights.ts'
import { about, books, makeStore } from '../testing/store.ts'
import { Insights } from './insights/insights.ts'
import { customerOf, insightsOf, relayOf } from './names.ts'

const flush = (origin: string, n: number): Flush => ({
  origin,
  epoch: 'e',
  prev: 0,
  facts: [
    {
      kind: 'activity',
      n,
      day: '2026-03-01',
      at: 1_772_323_200_000,
      sessions: 1,
      views: 1,
      shelves: [],
      live: [],
    },
  ],
})

it('a relay brings what many tell within a moment in one call, and to each the receiver’s own answer', async () => {
  const gathered = vi.spyOn(Insights.prototype, 'receiveAll')
  const relay = relayOf(env, 'relayed', 'v:0', 1)
  const told = Array.from({ length: 40 }, (_, i) => flush(`v:${i}`, 1 + (i % 3)))
  const replies = await Promise.all([...told, told[0]!].map((one) => relay.receive(one)))
  expect(replies.map(({ last }) => last)).toEqual([...told.map(({ facts }) => facts[0]!.n), 1])
  expect(gathered.mock.calls.map(([flushes]) => flushes.length)).toEqual([told.length + 1])
  const list = await askInsights(insightsOf(env, 'relayed'), 'customers', {
    sort: 'last_seen',
    direction: 'desc',
    filter: { kind: 'all' },
    today: '2026-03-01',
    timeZone: 'UTC',
    q: '',
    limit: 200,
    after: null,
  })
  expect(list?.customers.map(({ views }) => views)).toEqual(told.map(() => 1))
})

it('a store that turns relays on and off loses nothing and counts nothing twice', async () => {
  const store = await makeStore(books(4))
  const people: string[] = []
  const look = async () => {
    const { visitor } = await store.events([about('book-1')])
    const person = `v:${visitor!.split('.')[0]}`
    people.push(person)
    await runDurableObjectAlarm(customerOf(env, store.store.id, person))
  }
  await look()
  for (const insight_relays of [4, 9, 0]) {
    expect((await store.server('POST', '/v1/capacity', { insight_relays })).status).toBe(200)
    await look()
    for (const person of people) await runDurableObjectAlarm(customerOf(env, store.store.id, person))
  }
  const today = new Date().toISOString().slice(0, 10)
  const overview = await store.server('GET', `/v1/insights/overview?from=${today}&to=${today}`)
  expect(await overview.json()).toMatchObject({ totals: { sessions: people.length, views: people.length } })
})
