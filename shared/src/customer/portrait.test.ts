import { describe, expect, it } from 'vitest'
import { orderEntry } from '../loyalty/order-points.ts'
import { defaultLoyalty } from '../wire/loyalty-settings.ts'
import { type PortraitInputs, portrait } from './portrait.ts'
import { newProfile } from './profile.ts'
import { addToTaste, emptyTaste } from './taste.ts'
import { testDay, testOrder } from './test-order.ts'

const store = { ...defaultLoyalty('EUR'), time_zone: 'UTC', half_life_days: 60 }
const nobody: PortraitInputs = {
  person: 'v:1',
  profile: newProfile('e', testDay(0)),
  orders: [],
  entries: [],
  now: testDay(0),
  store,
  outlook: { clv_minor: null, p_alive: null },
  population: {},
  models: null,
  breaks: null,
}

describe('a portrait', () => {
  it('of somebody of whom nothing is known says so', () => {
    const { how, worth, what, loyalty, reach } = portrait(nobody)
    expect(how.lifecycle).toMatchObject({ stage: 'attract', rule: 'unknown_visitor' })
    expect(worth.value.parts.map(({ raw }) => raw)).toEqual([0, null, 0.9, 0, null])
    expect(what.needs.label).toBe(null)
    expect([loyalty.tier, loyalty.points]).toEqual([null, null])
    expect(reach.channels.email).toBe(null)
  })

  it('of a customer has every figure with what it rests on', () => {
    const orders = [
      testOrder('a', 0, 15_000, { discount_minor: 1_000 }),
      testOrder('b', 90, 8_000, { gift: 'said', problems: ['refused'] }),
    ]
    const first = orderEntry([], orders[0]!, {
      policy: store.points,
      now: testDay(0),
      timeZone: 'UTC',
      isFirstOrder: true,
    })
    const taste = addToTaste(emptyTaste, [{ at: testDay(91), weight: 4, facets: [{ brand: 'Faber' }] }])
    const profile = {
      ...newProfile('e', testDay(0)),
      taste,
      counts: { view_item_list: 10, select_item: 2 },
      about: {
        channels: { email: false },
        answers: [{ id: 'a', at: 1, kind: 'csat' as const, touch_point: 'shop' as const, value: 2 }],
      },
    }
    const seen = portrait({ ...nobody, person: 'c:1', profile, orders, entries: [first!], now: testDay(100) })
    expect(seen.worth.year).toMatchObject({
      orders: 2,
      net_minor: 22_000,
      contribution_minor: 22_000 - 13_800,
    })
    const [contribution, future, credit] = seen.worth.value.parts
    expect(contribution).toMatchObject({ raw: 8_200, by: 'saturation', score: 8_200 / 18_200, weight: 0.3 })
    // One gap of 90 days and the usual 90: 4,100 an order, 365 / 90 of them a year, ten days into the gap.
    expect(future).toMatchObject({ raw: Math.round((4_100 * 365) / 90) })
    expect(credit).toMatchObject({ raw: 10 / 12, inputs: { orders: 2, bad: 1 } })
    expect(seen.how).toMatchObject({ orders: 2, gift_orders: 1, lifecycle: { stage: 'manage' } })
    expect(seen.loyalty).toMatchObject({
      tier: { tier: { id: 'silver' }, amount: 22_000, next: { id: 'gold', missing: 78_000 } },
      points: { active: 140 },
      satisfaction: { stated: 0.25, quadrant: 'defector' },
    })
    expect(seen.what.affinities[1]?.entries).toMatchObject([{ key: 'Faber', share: 1 }])
    expect(seen.reach.channels).toMatchObject({ email: false, sms: null })
    expect(seen.response).toMatchObject({
      shelves_seen: 10,
      clicks: 2,
      click_rate: 0.2,
      orders_after_click: 0,
    })
  })

  it('takes the word of the store’s models, and ranks among its customers, where there are any', () => {
    const others = Array.from({ length: 100 }, (_, i) => i * 100)
    const outlook = { clv_minor: 5_000, p_alive: 0.3 }
    const orders = [testOrder('a', 0, 1_000)]
    const inputs = { ...nobody, person: 'c:1', orders, outlook, population: { future: others } }
    const { worth, how } = portrait({ ...inputs, now: testDay(10) })
    expect(worth.value.parts[1]).toMatchObject({ raw: 5_000, score: 0.505, by: 'percentile' })
    expect(how.lifecycle).toMatchObject({ stage: 'retain', rule: 'probably_gone' })
  })
})
