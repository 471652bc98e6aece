import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EventName } from '../wire/event.ts'
import { applyEvents, type KnownEvent } from './apply-events.ts'
import { applyOrder, applyRefund, type KeptOrder } from './apply-order.ts'
import { listed } from './day-cells.ts'
import { mergeProfiles } from './merge-profiles.ts'
import { newProfile, type Profile } from './profile.ts'
import { emptySeen } from './seen.ts'
import { addToTaste, emptyTaste, type Taste } from './taste.ts'
import { testDay, testOrder } from './test-order.ts'

const context = { person: 'v:a', network: 0, sealed: 0, timeZone: 'UTC' }
const products = [
  null,
  { categories: ['Fiction', 'Crime'], brand: 'Faber', price_minor: 900, list_price_minor: 1_200 },
  { categories: ['Poetry'], tags: ['signed'], price_minor: 2_500 },
  { brand: 'Penguin', price_minor: 700 },
]
const names: EventName[] = [
  'view_item',
  'view_item',
  'add_to_cart',
  'remove_from_cart',
  'hide_item',
  'unhide_item',
  'select_item',
  'purchase',
  'search',
  'view_item_list',
]

/** Up to 40 events within three days, whole seconds apart, each with an id of its own. */
const events: fc.Arbitrary<KnownEvent[]> = fc
  .array(
    fc.record({
      name: fc.constantFrom(...names),
      n: fc.integer({ min: 1, max: 3 }),
      at: fc.integer({ min: 0, max: 3 * 86_400 }).map((s) => testDay(0) + s * 1_000),
      placement: fc.constantFrom('home', 'cart'),
      page_url: fc.constantFrom('/a', '/books?sort=price-ascending', '/help'),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((list) =>
    list.map(({ name, n, at, placement, page_url }, index) => ({
      index,
      event: {
        id: `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`,
        name,
        at,
        items: [{ item_id: `item-${n}` }],
        placement,
        page_url,
      },
      at,
      stableAt: at,
      numbers: [n],
      facets: [products[n] ?? null],
    })),
  )

/** The same events in another order, some twice, with places to cut them into batches. */
const mixed = events.chain((list) =>
  fc.record({
    list: fc.constant(list),
    other: fc
      .tuple(
        fc.shuffledSubarray(list, { minLength: list.length }),
        fc.array(fc.nat(list.length - 1), { maxLength: 10 }),
      )
      .map(([shuffled, twice]) => [...shuffled, ...twice.map((i) => shuffled[i]!)]),
    size: fc.integer({ min: 1, max: 9 }),
  }),
)

function apply(list: readonly KnownEvent[], size: number): Profile {
  let state = { profile: newProfile('e', testDay(9)), seen: emptySeen }
  for (let i = 0; i < list.length; i += size) {
    state = applyEvents(state.profile, state.seen, list.slice(i, i + size), context)
  }
  return state.profile
}

/**
 * What is the same whatever came first. Where one visit ends and the next begins is not: that was told the index as it
 * came, and the start of a visit is its name. What was opened, and when, is.
 */
function content(profile: Profile): object {
  const { counts, created_at, last_at, purchases, hidden, hide_acts, clicks, timeline, taste } = profile
  const opened = profile.sessions
    .flatMap(({ start, items, after_s }) => items.map((n, i) => [start / 1_000 + (after_s[i] ?? 0), n]))
    .sort(([a = 0, n = 0], [b = 0, m = 0]) => a - b || n - m)
  const sorted = Object.fromEntries(Object.entries(counts).sort())
  return {
    counts: sorted,
    created_at,
    last_at,
    purchases,
    hidden,
    hide_acts,
    clicks,
    timeline,
    taste,
    opened,
  }
}

describe('a profile', () => {
  it('is the same after the same events in any order, repeated and cut into any batches', () => {
    fc.assert(
      fc.property(mixed, ({ list, other, size }) => {
        const inTime = list.toSorted((a, b) => a.at - b.at)
        expect(JSON.stringify(content(apply(other, size)))).toBe(JSON.stringify(content(apply(inTime, 100))))
      }),
    )
  })

  it('of a visitor who becomes a customer loses nothing, whoever comes first and however often', () => {
    const part = fc.array(fc.constantFrom(0, 1, 2), { minLength: 40, maxLength: 40 })
    fc.assert(
      fc.property(events, part, (list, parts) => {
        const [known, first, second] = [0, 1, 2].map((who) =>
          apply(
            list.filter((_, i) => parts[i] === who),
            7,
          ),
        )
        const merge = (a: Profile, b: Profile, key: string) => mergeProfiles(a, b, key, testDay(9))
        const one = merge(merge(known!, first!, 'v:1'), second!, 'v:2')
        const other = merge(merge(known!, second!, 'v:2'), first!, 'v:1')
        expect(merge(one, first!, 'v:1')).toBe(one)
        expect(JSON.stringify(content(other))).toBe(JSON.stringify(content(one)))
        const whole = apply(list, 100)
        const { timeline, ...rest } = content({
          ...one,
          created_at: whole.created_at,
          last_at: whole.last_at,
        }) as Profile
        const { timeline: all, ...expected } = content(whole) as Profile
        expect(timeline.filter(({ name }) => name !== 'merge')).toEqual(all)
        expect(rest).toEqual(expected)
        expect(one.aliases).toEqual(['v:1', 'v:2'])
      }),
    )
  })

  it('in which personalisation is off keeps no taste', () => {
    const off = { ...newProfile('e', 0), about: { personalisation: false } }
    fc.assert(
      fc.property(events, (list) => {
        expect(applyEvents(off, emptySeen, list, context).profile.taste).toBe(undefined)
        const order = testOrder('a', 1, 900, { lines: [line(1)] })
        expect(applyOrder(off, null, order, context).profile.taste).toBe(undefined)
      }),
    )
  })
})

function line(n: number): KeptOrder['lines'][number] {
  const facets = products[n]
  return { item_id: `item-${n}`, n, quantity: 1, total_minor: 900, ...(facets ? { facets } : {}) }
}

describe('what orders say about taste', () => {
  /** Three orders, each told several times: other lines, cancelled, a present, refunded. */
  const told = fc.record({
    order: fc.nat(2),
    lines: fc.subarray([1, 2, 3], { minLength: 1 }),
    cancelled: fc.boolean(),
    isGift: fc.boolean(),
    refund: fc.option(fc.constantFrom(100, 2_700)),
  })

  it('is what the orders as they stand say, whatever they went through', () => {
    fc.assert(
      fc.property(fc.array(told, { maxLength: 12 }), (list) => {
        let profile = newProfile('e', 0)
        const orders = new Map<string, KeptOrder>()
        list.forEach(({ order, lines, cancelled, isGift, refund }, i) => {
          const id = `${order}`
          const known = orders.get(id) ?? null
          const applied =
            known && refund !== null
              ? applyRefund(
                  profile,
                  known,
                  { id: `r${i}`, created_at: testDay(9), amount_minor: refund },
                  context,
                )
              : applyOrder(
                  profile,
                  known,
                  testOrder(id, order, 0, {
                    updated_at: testDay(i),
                    lines: lines.map(line),
                    cancelled,
                    ...(isGift ? { gift: 'said' as const } : {}),
                  }),
                  context,
                )
          profile = applied.profile
          orders.set(id, applied.order)
        })
        const speaking = [...orders.values()].filter(
          ({ cancelled, gift, lines, refunds }) =>
            !cancelled &&
            !gift &&
            (refunds.length === 0 ||
              refunds.reduce((sum, { amount_minor }) => sum + amount_minor, 0) < lines.length * 900),
        )
        const alone = addToTaste(
          emptyTaste,
          speaking.map(({ created_at, lines }) => ({
            at: created_at,
            weight: 5,
            facets: lines.map(({ facets }) => facets ?? null),
          })),
        )
        expect(weights(profile.taste ?? emptyTaste)).toEqual(weights(alone))
      }),
    )
  })
})

/** All cells that weigh anything. */
function weights(taste: Taste): string[] {
  return listed(taste)
    .filter(({ weight }) => weight !== 0)
    .map(({ key, day, weight }) => `${key} ${day} ${weight}`)
}
