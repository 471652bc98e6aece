import { describe, expect, it, vi } from 'vitest'
import type { ChannelsAnswer } from '#shared/wire/traffic'
import { books, jsonLines, makeStore } from '../testing/store.ts'
import { all, ask, base, minuteMs, visit, zone } from '../testing/visits.ts'

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
