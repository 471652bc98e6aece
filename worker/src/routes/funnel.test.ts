import { describe, expect, it, vi } from 'vitest'
import type { FunnelAnswer, Intent } from '#shared/wire/traffic'
import { books, jsonLines, makeStore } from '../testing/store.ts'
import { all, ask, base, google, minuteMs, type Visit, visit, visitsTold, zone } from '../testing/visits.ts'

describe('the funnel', () => {
  it('counts each visit once a step it reached, by channel, as a recount of the events does', async () => {
    const store = await makeStore(books(1), { time_zone: zone })
    for (const one of all) await visit(store, one)
    const answer = await visitsTold(store, all.length)
    const steps = { view: 'view_item', cart: 'add_to_cart', checkout: 'begin_checkout', order: 'purchase' }
    const reached = (list: readonly Visit[]) =>
      Object.entries(steps).map(([step, name]) => [
        step,
        list.filter(({ names }) => names.includes(name)).length,
      ])
    const told = (funnel: FunnelAnswer['total']) => funnel.steps.map(({ step, reached }) => [step, reached])
    expect(told(answer.total)).toEqual(reached(all))
    const byChannel = {
      email: [all[0]!],
      search: [all[1]!, all[2]!],
      direct: [all[3]!, all[5]!],
      ads: [all[4]!],
    }
    expect(Object.fromEntries(answer.groups.map((group) => [group.key, told(group)]))).toEqual(
      Object.fromEntries(Object.entries(byChannel).map(([key, list]) => [key, reached(list)])),
    )
    // 5 of 6 visits opened a product; 2 of those 5 put one into the cart (Wilson at 95 %: .1176 to .7693).
    const [view, cart] = answer.total.steps
    expect(view?.of_visits?.share).toBeCloseTo(5 / 6, 12)
    expect(cart?.from_before).toMatchObject({ share: 0.4 })
    expect(cart?.from_before?.low).toBeCloseTo(0.1176, 4)
    expect(cart?.from_before?.high).toBeCloseTo(0.7693, 4)
    const fromView = answer.transitions.find(({ from }) => from === 'view')
    expect(fromView?.to).toEqual([
      { state: 'cart', visits: 2, share: 0.4 },
      { state: 'checkout', visits: 1, share: 0.2 },
      { state: 'order', visits: 1, share: 0.2 },
      { state: 'left', visits: 1, share: 0.2 },
    ])
  })

  it('tells who came, and counts a repeated event and an order of the shop once', async () => {
    const store = await makeStore(books(1), { time_zone: zone })
    const visitor = await visit(store, { ago: 195, names: ['view_item', 'add_to_cart'] })
    const order = {
      id: 'o1',
      created_at: base - 190 * minuteMs,
      currency: 'GBP',
      visitor,
      customer_id: 'ann',
      items: [{ item_id: 'book-1', quantity: 1, price_minor: 500 }],
    }
    await store.server('POST', '/v1/orders', jsonLines([order]))
    await store.server(
      'POST',
      '/v1/orders',
      jsonLines([{ ...order, updated_at: Date.now(), discount_minor: 5 }]),
    )
    await vi.waitFor(async () => {
      const { total, groups } = await ask<FunnelAnswer>(store, 'funnel?by=who')
      expect(total.visits).toBe(1)
      expect(total.steps.map(({ reached }) => reached)).toEqual([1, 1, 0, 1])
      expect(groups.map(({ key }) => key)).toEqual(['anonymous'])
    }, 10_000)
  })

  it('is of the days asked for, and empty for a new store', async () => {
    const store = await makeStore()
    const empty = await ask<FunnelAnswer>(store, 'funnel?from=2026-01-01&to=2026-01-31')
    expect(empty).toMatchObject({ from: '2026-01-01', by: null, groups: [], total: { visits: 0 } })
    expect(empty.total.steps[0]).toEqual({ step: 'view', reached: 0, of_visits: null, from_before: null })
    expect((await store.server('GET', '/v1/insights/funnel?by=moon')).status).toBe(400)
    expect((await store.server('GET', '/v1/insights/hours?from=2026-02-01&to=2026-01-01')).status).toBe(400)
  })
})

describe('the intent of a visit', () => {
  it('is as of the last event acknowledged', async () => {
    const store = await makeStore(books(1), { time_zone: zone })
    const visitor = await visit(store, { ago: 0, names: ['view_item'], from: google })
    const intent = async (): Promise<Intent> =>
      (await store.server('GET', `/v1/customers/v:${visitor.split('.')[0]}/intent`)).json()
    expect((await intent()).visit).toMatchObject({ channel: 'search', steps: ['view'] })
    await store.events([{ name: 'add_to_cart', items: [{ item_id: 'book-1' }] }], { visitor })
    expect((await intent()).visit?.steps).toEqual(['view', 'cart'])
    await visitsTold(store, 1)
    expect(await intent()).toMatchObject({ chance: 0, usual: 0, visits: 1 })
    const nobody = await store.server('GET', '/v1/customers/nobody/intent')
    expect(await nobody.json()).toMatchObject({ visit: null, chance: null })
  })
})
