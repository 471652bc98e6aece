import { describe, expect, it, vi } from 'vitest'
import { addDays, dayOf } from '#shared/maths/calendar'
import { comparisons } from '#shared/maths/comparison'
import type { ChannelsAnswer, FunnelAnswer, HoursAnswer, Intent } from '#shared/wire/traffic'
import { books, jsonLines, makeStore, type TestStore } from '../testing/store.ts'

const hourMs = 3_600_000
const minuteMs = 60_000
const zone = 'Asia/Kathmandu' // a quarter of an hour off the others
/** The middle of a quarter of an hour: a clock a little off changes no hour and no day, in any zone. */
const base = Math.floor(Date.now() / (15 * minuteMs)) * 15 * minuteMs - 7 * minuteMs

interface Visit {
  /** Minutes before `base`, a multiple of 15. */
  ago: number
  names: string[]
  from?: { page_url?: string; referrer?: string }
  visitor?: string
}

/** Tells of one visit, a minute between its events; returns the visitor. */
async function visit(store: TestStore, { ago, names, from, visitor }: Visit): Promise<string> {
  const begin = base - ago * minuteMs
  const events = names.map((name, i) => ({
    name,
    at: begin + i * minuteMs,
    ...(name === 'search' ? { search_term: 'book' } : { items: [{ item_id: 'book-1' }] }),
    ...(i === 0 ? from : {}),
  }))
  const answer = await store.events(events, visitor ? { visitor } : {})
  expect(answer.accepted).toBe(names.length)
  return answer.visitor ?? ''
}

async function ask<T>(store: TestStore, path: string): Promise<T> {
  return (await store.server('GET', `/v1/insights/${path}`)).json()
}

async function visitsTold(store: TestStore, count: number): Promise<FunnelAnswer> {
  return vi.waitFor(async () => {
    const answer = await ask<FunnelAnswer>(store, 'funnel?by=channel')
    expect(answer.total.visits).toBe(count)
    return answer
  }, 10_000)
}

const letter = { page_url: '/?utm_source=june&utm_medium=email&utm_campaign=summer' }
const google = { referrer: 'https://www.google.com' }
const all: Visit[] = [
  { ago: 3_000, names: ['view_item', 'add_to_cart', 'begin_checkout', 'purchase'], from: letter },
  { ago: 2_895, names: ['view_item', 'view_item', 'add_to_cart', 'add_to_cart'], from: google },
  { ago: 2_790, names: ['view_item', 'begin_checkout'], from: google },
  { ago: 2_700, names: ['search'], from: { referrer: 'https://shop.example/home' } },
  { ago: 2_595, names: ['view_item', 'purchase'], from: { page_url: '/a?gclid=abc&email=ann@b.example' } },
  { ago: 2_490, names: ['view_item'] },
]

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

describe('the hours of the week', () => {
  it('are those of the store’s time zone, for visits and orders', async () => {
    const store = await makeStore(books(1), { time_zone: zone })
    const begun: number[] = []
    for (const one of all) {
      begun.push(base - one.ago * minuteMs)
      await visit(store, one)
    }
    const placed = [0, 5, 26, 26].map((hours) => base - hours * hourMs)
    const orders = placed.map((created_at, i) => ({
      id: `o${i}`,
      created_at,
      currency: 'GBP',
      customer_id: `c${i}`,
      items: [{ item_id: 'book-1', quantity: 1, price_minor: 500 }],
    }))
    await store.server('POST', '/v1/orders', jsonLines(orders))
    await visitsTold(store, all.length)
    const answer = await vi.waitFor(async () => {
      const hours = await ask<HoursAnswer>(store, 'hours')
      expect(hours.orders.flat().reduce((sum, n) => sum + n, 0)).toBe(orders.length)
      return hours
    }, 10_000)
    expect(answer.orders).toEqual(hoursOf(placed))
    expect(answer.visits).toEqual(hoursOf(begun))
    const week = await ask<HoursAnswer>(store, 'hours?from=2026-03-01&to=2026-03-17') // a Sunday to a Tuesday
    expect(week.days).toEqual([3, 3, 2, 2, 2, 2, 3])
  })
})

/** Seven days of 24 hours, Monday first, counted with nothing but the calendar of the platform. */
function hoursOf(moments: readonly number[]): number[][] {
  const table = Array.from({ length: 7 }, () => Array<number>(24).fill(0))
  const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
  for (const at of moments) {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      weekday: 'short',
      hour: 'numeric',
      hourCycle: 'h23',
    })
    const part = (type: string) => format.formatToParts(at).find((one) => one.type === type)?.value ?? ''
    const row = table[names.indexOf(part('weekday'))]
    if (row) row[Number(part('hour'))]! += 1
  }
  return table
}

describe('compared with other days', () => {
  it('each answer holds what it would answer of those days, by any rule', async () => {
    const store = await makeStore(books(1), { time_zone: zone })
    for (const one of all) await visit(store, one)
    const day = dayOf(base, zone)
    const placed = [1, 7, 364].map((back) => addDays(day, -back))
    const orders = placed.map((on, i) => ({
      id: `o${i}`,
      created_at: Date.parse(`${on}T06:00:00Z`), // 11:45 in Kathmandu
      currency: 'GBP',
      customer_id: `c${i}`,
      items: [{ item_id: 'book-1', quantity: 1, price_minor: 500 * (i + 1) }],
    }))
    await store.server('POST', '/v1/orders', jsonLines(orders))
    await visitsTold(store, all.length)
    await vi.waitFor(async () => {
      const { channels } = await ask<ChannelsAnswer>(store, 'channels')
      expect(channels.find(({ channel }) => channel === 'unknown')?.last_touch.orders).toBe(3)
    }, 10_000)
    for (const [i, compare] of comparisons.entries()) {
      const then = `from=${placed[i]}&to=${placed[i]}`
      for (const path of ['funnel?by=channel&', 'hours?', 'channels?']) {
        const beside = await ask<ChannelsAnswer>(store, `${path}from=${day}&to=${day}&compare=${compare}`)
        const alone = await ask<ChannelsAnswer>(store, `${path}${then}`)
        expect(alone.previous).toBeNull()
        expect(alone, `${path}${compare}`).toMatchObject({ ...beside.previous })
        expect(beside.previous).toMatchObject({ from: placed[i], to: placed[i] })
      }
      const { previous } = await ask<ChannelsAnswer>(
        store,
        `channels?from=${day}&to=${day}&compare=${compare}`,
      )
      expect(previous?.channels.find(({ channel }) => channel === 'unknown')?.last_touch).toMatchObject({
        orders: 1,
        gross_minor: 500 * (i + 1),
      })
    }
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

describe('the channels', () => {
  it('put orders down to the first and the last visit, and know what new customers brought', async () => {
    const store = await makeStore(books(1), { time_zone: zone })
    // Ann came by the letter, then by a search, then directly, and bought; Bob came by an advertisement and bought twice.
    const ann = await visit(store, { ...all[0]!, names: ['view_item'] })
    await visit(store, { ...all[1]!, visitor: ann })
    await visit(store, { ago: 990, names: ['view_item'], visitor: ann })
    const bob = await visit(store, { ...all[4]!, names: ['view_item'] })
    const order = (id: string, customer_id: string, amount: number, ago: number, more: object = {}) => ({
      id,
      created_at: base - ago * minuteMs,
      currency: 'GBP',
      customer_id,
      items: [{ item_id: 'book-1', quantity: 1, price_minor: amount }],
      ...more,
    })
    await store.server(
      'POST',
      '/v1/orders',
      jsonLines([
        order('o1', 'ann', 1_000, 985, { visitor: ann, discount_minor: 100 }),
        order('o2', 'bob', 2_000, 2_585, { visitor: bob }),
        order('o3', 'bob', 4_000, 900),
        order('o4', 'eve', 8_000, 800),
      ]),
    )
    const answer = await vi.waitFor(async () => {
      const told = await ask<ChannelsAnswer>(store, 'channels')
      expect(told.first_to_last.reduce((sum, { orders }) => sum + orders, 0)).toBe(4)
      expect(told.channels.reduce((sum, { visits }) => sum + visits, 0)).toBe(4)
      return told
    }, 10_000)
    const row = (channel: string) => answer.channels.find((one) => one.channel === channel)
    expect(row('email')).toMatchObject({
      visits: 1,
      ordered: 0,
      new_customers: 1,
      first_touch: { orders: 1, gross_minor: 1_000, net_minor: 900 },
      last_touch: { orders: 0 },
      sources: [{ source: 'june', medium: 'email', campaign: 'summer', visits: 1, ordered: 0 }],
      // Its customer's 90 days are not over, and nothing was spent.
      net_90_days_minor: null,
      cac_minor: null,
      lacking: { net_90_days_minor: 'too_recent', cac_minor: 'no_spend' },
    })
    expect(row('search')).toMatchObject({
      visits: 1,
      new_customers: 0,
      last_touch: { orders: 1, net_minor: 900 },
    })
    expect(row('direct')).toMatchObject({ visits: 1, ordered: 1, last_touch: { orders: 0 } })
    expect(row('ads')).toMatchObject({
      visits: 1,
      ordered: 1,
      new_customers: 1,
      first_touch: { orders: 2, net_minor: 6_000 },
      sources: [{ source: 'google', medium: 'cpc' }],
    })
    expect(row('unknown')).toMatchObject({
      visits: 0,
      conversion: null,
      new_customers: 1,
      last_touch: { orders: 1 },
    })
    expect(JSON.stringify(answer)).not.toContain('ann@b')
  })

  it('reckon what customers paid in their first 90 days once these are over, and when they paid back their cost', async () => {
    const store = await makeStore(books(1))
    const order = (id: string, customer_id: string, day: string, amount: number) => ({
      id,
      created_at: Date.parse(`${day}T12:00Z`),
      currency: 'GBP',
      customer_id,
      items: [{ item_id: 'book-1', quantity: 1, price_minor: amount }],
    })
    await store.server(
      'POST',
      '/v1/orders',
      jsonLines([
        order('a1', 'a', '2025-01-01', 1_000),
        order('a2', 'a', '2025-03-31', 200), // the 90th day
        order('a3', 'a', '2025-04-01', 5_000),
        order('b1', 'b', '2025-02-01', 400),
      ]),
    )
    await vi.waitFor(async () => {
      const { channels, margin } = await ask<ChannelsAnswer>(store, 'channels')
      expect(margin).toBe(0.4)
      expect(channels).toMatchObject([
        {
          channel: 'unknown',
          new_customers: 2,
          net_90_days_minor: (1_000 + 200 + 400) / 2,
          contribution_90_days_minor: 320,
        },
      ])
    }, 10_000)
    // 640 for two customers is 320 each: 280 of it is back after a month, all of it in the third.
    const spend = { entries: [{ month: '2025-01', channel: 'unknown', acquisition_minor: 640 }] }
    expect((await store.server('PUT', '/v1/spend', spend)).status).toBe(200)
    const { channels } = await ask<ChannelsAnswer>(store, 'channels?from=2025-01-01&to=2025-02-28')
    expect(channels).toMatchObject([{ spend_minor: 640, cac_minor: 320, payback_month: 3 }])
  })
})
