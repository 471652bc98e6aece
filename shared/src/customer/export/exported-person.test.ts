import { describe, expect, it } from 'vitest'
import { defaultLoyalty } from '../../wire/loyalty-settings.ts'
import type { Portrait } from '../../wire/portrait.ts'
import { portrait } from '../portrait.ts'
import { newProfile, type Profile } from '../profile.ts'
import { addToTaste } from '../taste.ts'
import { exportedPerson } from './exported-person.ts'
import { namedProducts } from './product-names.ts'

const now = Date.UTC(2026, 2, 1)
const store = { id: 'shop', name: 'Shop', currency: 'GBP', time_zone: 'UTC' }
const emptyPortrait = (profile: Profile): Portrait =>
  portrait({
    person: 'c:42',
    profile,
    orders: [],
    entries: [],
    now,
    store: { ...defaultLoyalty('GBP'), time_zone: 'UTC', half_life_days: 90 },
    outlook: { clv_minor: null, p_alive: null },
    population: {},
    models: null,
    breaks: null,
  })

function fileOf(more: Partial<Profile>) {
  const profile = { ...newProfile('e', now), ...more }
  const kept = {
    id: 'c:42',
    profile,
    orders: [],
    points: [],
    portrait: emptyPortrait(profile),
    products: {
      byNumber: new Map([[7, { id: 'emma', title: 'Emma', url: '/emma' }]]),
      byId: new Map(),
    },
    called: [],
    notes: null,
    suspicions: [],
    guestOrders: [],
    log: [],
  }
  return exportedPerson(kept, { store, now, reader: 'shop' })
}

describe('a person’s file', () => {
  it('says of a product that is in the catalogue no more what is left of it', () => {
    const { bought, acts } = fileOf({
      purchases: [{ n: 8, at: now }],
      timeline: [{ at: now, name: 'add_to_cart', items: ['old-sku'] }],
    })
    expect(bought[0]?.product).toEqual({ id: null, title: null, url: null })
    expect(acts[0]?.products).toEqual([{ id: 'old-sku', title: null, url: null }])
  })

  it('tells what is hidden, taken back, and of a profile that knew no times', () => {
    const emma = { id: 'emma', title: 'Emma', url: '/emma' }
    expect(fileOf({ hidden: [7] }).hidden).toEqual([{ product: emma, hidden: true, at: null }])
    expect(fileOf({ hidden: [], hide_acts: { 7: -now } }).hidden).toEqual([
      { product: emma, hidden: false, at: '2026-03-01T00:00:00.000Z' },
    ])
    expect(fileOf({ hidden: [7], hide_acts: { 7: 1 } }).hidden[0]).toMatchObject({ hidden: true, at: null })
  })

  it('tells taste in views by day, price bands as amounts, and ways of shopping as counts', () => {
    const facets = [{ categories: ['Novels'], price_minor: 1_000 }]
    const taste = addToTaste([], [{ at: now, weight: 2, facets, signals: { help: 3 } }])
    const file = fileOf({ taste })
    expect(file.interests.find(({ kind }) => kind === 'price_band')?.entries).toMatchObject([
      { key: '725–1023' },
    ])
    expect(file.scores_as_of).toBeNull()
    expect(file.taste).toEqual([
      { day: '2026-03-01', kind: 'category', name: 'Novels', weight: 2 },
      { day: '2026-03-01', kind: 'price_band', name: '725–1023', weight: 2 },
      { day: '2026-03-01', kind: 'way_of_shopping', name: 'help', weight: 3 },
    ])
  })

  it('brings along what a later version kept, and a tier that rests on all there ever was', () => {
    const tier = {
      tier: 'gold',
      since: now,
      rests_on: { from: Number.NEGATIVE_INFINITY, to: now, amount: 5 },
      term_ends_at: null,
      grace: null,
      history: [],
    }
    const file = fileOf({ tier, unmerged: { 'v:a': { later: 1 } } })
    expect(file.unread).toEqual({ 'v:a': { later: 1 } })
    expect(file.tier).toMatchObject({ id: 'gold', rests_on: { from: null, amount: 5 }, certain_until: null })
  })

  it('asks for each product once', () => {
    const session = { start: 0, last: 0, items: [7, 7, 8], after_s: [0, 1, 2] }
    const profile = { ...newProfile('e', now), sessions: [session], hidden: [8] }
    expect(namedProducts(profile, [])).toEqual({ ids: [], numbers: [7, 8] })
  })
})
