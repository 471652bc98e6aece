import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it, vi } from 'vitest'
import type { KeyAccounts } from '#shared/wire/account'
import type { PersonExport } from '#shared/wire/person-export'
import type { AcquisitionAnswer, CustomerNpv, Spend } from '#shared/wire/spend'
import type { TreatmentAnswer } from '#shared/wire/treatment'
import { insightsOf } from '../objects/names.ts'
import { books, jsonLines, makeStore, type TestStore } from '../testing/store.ts'

const patience = { timeout: 25_000, interval: 100 }

interface Sold {
  who: string
  at: number
  total: number
}

async function sell(store: TestStore, list: readonly Sold[]): Promise<void> {
  const orders = list.map(({ who, at, total }, i) => ({
    id: `o${i}`,
    created_at: at,
    currency: 'GBP',
    customer_id: who,
    items: [{ item_id: 'book-1', quantity: 1, total_minor: total }],
  }))
  await store.server('POST', '/v1/orders', jsonLines(orders))
  await vi.waitFor(async () => {
    const { totals } = await get<{ totals: { orders: number } }>(store, '/v1/insights/overview')
    expect(totals.orders).toBe(list.length)
  }, patience)
}

async function get<T>(store: TestStore, path: string): Promise<T> {
  const answer = await store.server('GET', path)
  expect(answer.status, await answer.clone().text()).toBe(200)
  return (await answer.json()) as T
}

const noon = (day: string) => Date.parse(`${day}T12:00:00Z`)

describe('treatment', { timeout: 30_000 }, () => {
  it('is written by the merchant for bands that hold everybody once', async () => {
    const store = await makeStore(books(1))
    await sell(
      store,
      Array.from({ length: 10 }, (_, i) => ({ who: `k${i}`, at: noon('2026-01-05'), total: 100 * (i + 1) })),
    )
    const before = await get<TreatmentAnswer>(store, '/v1/treatment')
    expect(
      before.bands.map(({ id, customers, net_revenue_minor }) => [id, customers, net_revenue_minor]),
    ).toEqual([
      ['top', 2, 1_900],
      ['middle', 3, 2_100],
      ['rest', 5, 1_500],
    ])
    const bands = [
      {
        id: 'gold',
        name: 'Gold',
        share: 0.1,
        price: 'Net prices',
        care: 'A call a month',
        service: 'Same day',
      },
      { id: 'all', name: 'All others', share: 0.9 },
    ]
    const saved = (await (await store.server('PUT', '/v1/treatment', { bands })).json()) as TreatmentAnswer
    expect(saved.bands).toMatchObject([
      { id: 'gold', care: 'A call a month', customers: 1, revenue_share: 1_000 / 5_500 },
      { id: 'all', price: '', customers: 9 },
    ])
    expect(await get(store, '/v1/treatment')).toEqual(saved)
  })
})

describe('key accounts', { timeout: 30_000 }, () => {
  it('are a list to work through: somebody’s, with what is next, done, put off', async () => {
    const store = await makeStore(books(1))
    await sell(
      store,
      Array.from({ length: 120 }, (_, i) => ({
        who: `k${i % 40}`,
        at: Date.now() - (400 - ((i * 37) % 390)) * 86_400_000,
        total: 1_000 + 100 * (i % 40),
      })),
    )
    const list = (more = '') => get<KeyAccounts>(store, `/v1/key-accounts?share=0.5${more}`)
    let open: KeyAccounts | undefined
    await vi.waitFor(async () => {
      open = await list()
      expect(open.state).toBe('ready')
      expect(open.accounts.length).toBeGreaterThan(0)
    }, patience)
    const { accounts, reached } = open!
    expect(reached).toBeGreaterThanOrEqual(0.5)
    const risks = accounts.map(({ value_at_risk }) => value_at_risk ?? -1)
    expect(risks).toEqual(risks.toSorted((a, b) => b - a))
    const { person } = accounts[0]!
    const patch = async (body: object) => {
      const answer = await store.server('PATCH', `/v1/key-accounts/${encodeURIComponent(person)}`, body)
      expect(answer.status, await answer.clone().text()).toBe(200)
      return answer.json()
    }
    expect(await patch({ owner: 'Ada', next_action: 'Call', due_on: '2026-07-01' })).toMatchObject({
      person,
      owner: 'Ada',
      state: 'open',
    })
    expect(await patch({ state: 'snoozed', snoozed_until: '2999-01-01' })).toMatchObject({
      next_action: 'Call',
    })
    expect((await list()).accounts.map((one) => one.person)).not.toContain(person)
    expect((await list('&state=snoozed')).accounts.map((one) => one.person)).toEqual([person])
    expect(await patch({ state: 'done' })).toMatchObject({ snoozed_until: null, owner: 'Ada' })
    expect((await list('&state=done')).accounts).toHaveLength(1)
    expect((await store.server('PATCH', '/v1/key-accounts/nobody', { owner: 'Ada' })).status).toBe(404)
    const kept = await get<PersonExport>(store, `/v1/customers/${encodeURIComponent(person)}/export`)
    expect(kept.notes).toMatchObject({ owner: 'Ada', state: 'done' })
    await store.server('DELETE', `/v1/customers/${encodeURIComponent(person)}`)
    const left = () =>
      runInDurableObject(insightsOf(env, store.store.id), (_, { storage }) =>
        storage.sql
          .exec(
            'SELECT person FROM label WHERE person = ?1 UNION ALL SELECT person FROM account WHERE person = ?1',
            person,
          )
          .toArray(),
      )
    await vi.waitFor(async () => expect(await left()).toEqual([]), patience)
    expect((await list('&state=all')).accounts.map((one) => one.person)).not.toContain(person)
  })
})

describe('what customers cost', { timeout: 30_000 }, () => {
  it('is what was spent by who came and who stayed, and is held against what they brought', async () => {
    const store = await makeStore(books(1))
    await sell(store, [
      { who: 'a', at: noon('2026-01-10'), total: 1_000 },
      { who: 'b', at: noon('2026-01-20'), total: 3_000 },
      { who: 'a', at: noon('2026-02-10'), total: 2_000 },
      { who: 'c', at: noon('2026-02-15'), total: 500 },
    ])
    expect(await get<Spend>(store, '/v1/spend')).toEqual({ entries: [] })
    const entries = [
      { month: '2026-02', channel: 'email', retention_minor: 250 },
      { month: '2026-01', channel: 'search', acquisition_minor: 2_000 },
    ]
    const saved = (await (await store.server('PUT', '/v1/spend', { entries })).json()) as Spend
    expect(saved.entries.map(({ month, retention_minor }) => [month, retention_minor])).toEqual([
      ['2026-01', 0],
      ['2026-02', 250],
    ])
    const answer = await get<AcquisitionAnswer>(store, '/v1/insights/acquisition?from=2026-01&to=2026-02')
    // 40 % of the net is left where no cost is told.
    expect(answer.months).toMatchObject([
      { new_customers: 2, retained_customers: 0, cost_per_new_minor: 1_000, payback_months: 1 },
      { new_customers: 1, retained_customers: 1, cost_per_new_minor: 0, cost_per_retained_minor: 250 },
    ])
    expect(answer.months[0]?.contribution_per_new_minor.slice(0, 2)).toEqual([800, 1_200])
    expect(answer.totals).toMatchObject({
      cost_per_new_minor: Math.round(2_000 / 3),
      cost_per_retained_minor: 250,
      new_to_retained: 667 / 250,
    })
    const npv = await get<CustomerNpv>(store, '/v1/insights/npv/a')
    expect(npv).toMatchObject({
      won_in: '2026-01',
      acquisition_minor: 1_000,
      months: [
        { month: '2026-01', t: 0, margin_minor: 400, present_minor: 400 },
        { month: '2026-02', t: 1, margin_minor: 800, present_minor: Math.round(800 / 1.01) },
      ],
      earned_minor: 400 + 792,
    })
    expect((await store.server('GET', '/v1/insights/npv/nobody')).status).toBe(404)
  })
})
