import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { VisitSource } from '../wire/channel.ts'
import type { EventName } from '../wire/event.ts'
import { applyEvents, type KnownEvent } from './apply-events.ts'
import { applyOrder } from './apply-order.ts'
import { mergeProfiles } from './merge-profiles.ts'
import { newProfile, type Profile } from './profile.ts'
import { emptySeen } from './seen.ts'
import { testDay, testOrder } from './test-order.ts'
import { stepBits, type VisitCount } from './visit.ts'
import { withOrdersInVisits } from './visits.ts'

const context = { person: 'v:a', network: 0, sealed: 0, timeZone: 'Europe/Paris' }
const names: EventName[] = [
  'view_item',
  'add_to_cart',
  'begin_checkout',
  'purchase',
  'search',
  'view_item_list',
]
const sources: (VisitSource | null)[] = [
  null,
  null,
  { channel: 'search', source: 'google' },
  { channel: 'email', source: 'news', campaign: 'june' },
]

/** Events of up to six visits, four hours apart, each shorter than half an hour. */
const events: fc.Arbitrary<KnownEvent[]> = fc
  .uniqueArray(
    fc.record({
      name: fc.constantFrom(...names),
      visit: fc.nat(5),
      s: fc.nat(1_700),
      source: fc.constantFrom(...sources),
    }),
    { minLength: 1, maxLength: 30, selector: ({ visit, s }) => `${visit} ${s}` },
  )
  .map((list) =>
    list.map(({ name, visit, s, source }, index) => {
      const at = testDay(0) + visit * 4 * 3_600_000 + s * 1_000
      return {
        index,
        event: { id: `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`, name, at },
        at,
        stableAt: at,
        numbers: [],
        ...(source ? { source } : {}),
      }
    }),
  )

interface Told {
  profile: Profile
  counts: Map<string, number>
}

/** Takes what the outbox tells as a receiver would, and empties it. */
function heard({ profile, counts }: Told): Told {
  for (const fact of profile.outbox) {
    if (fact.kind !== 'activity') continue
    for (const visit of fact.visits ?? []) add(counts, fact.day, visit)
  }
  return { profile: { ...profile, outbox: [] }, counts }
}

function add(counts: Map<string, number>, day: string, { count, ...kind }: VisitCount): void {
  const key = JSON.stringify([day, kind])
  counts.set(key, (counts.get(key) ?? 0) + count)
  if (counts.get(key) === 0) counts.delete(key)
}

function take(list: readonly KnownEvent[], size: number): Told {
  let seen = emptySeen
  let told: Told = { profile: newProfile('e', testDay(9)), counts: new Map() }
  for (let i = 0; i < list.length; i += size) {
    const applied = applyEvents(told.profile, seen, list.slice(i, i + size), context)
    seen = applied.seen
    told = { ...told, profile: applied.profile }
    if (i % 2 === 0) told = heard(told) // now and then several batches wait together
  }
  return heard(told)
}

/** The visits as anybody would count them from the list of events, without sessions. */
function recount(list: readonly KnownEvent[]): { visits: number; steps: Record<string, number> } {
  const visits: KnownEvent[][] = [[], [], [], [], [], []]
  for (const one of list) visits[Math.floor((one.at - testDay(0)) / (4 * 3_600_000))]?.push(one)
  const reached = (name: EventName) =>
    visits.filter((one) => one.some(({ event }) => event.name === name)).length
  return {
    visits: visits.filter((one) => one.length > 0).length,
    steps: {
      view: reached('view_item'),
      cart: reached('add_to_cart'),
      checkout: reached('begin_checkout'),
      order: reached('purchase'),
    },
  }
}

function sums(counts: Map<string, number>): ReturnType<typeof recount> {
  const steps: Record<string, number> = { view: 0, cart: 0, checkout: 0, order: 0 }
  let visits = 0
  for (const [key, count] of counts) {
    visits += count
    const [, kind] = JSON.parse(key) as [string, VisitCount]
    for (const [step, bit] of Object.entries(stepBits)) if (kind.steps & bit) steps[step]! += count
  }
  return { visits, steps }
}

const sorted = (counts: Map<string, number>) => [...counts].sort(([a], [b]) => (a < b ? -1 : 1))

describe('the counts of visits', () => {
  it('are those of a plain recount, once a visit and step', () => {
    fc.assert(
      fc.property(events, (list) => {
        expect(sums(take(list, 3).counts)).toEqual(recount(list))
      }),
    )
  })

  it('are the same in any order of arrival, repeated, and cut into any batches', () => {
    const mixed = events.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray(list, { minLength: list.length }),
        fc.array(fc.nat(list.length - 1), { maxLength: 6 }),
        fc.integer({ min: 1, max: 9 }),
      ),
    )
    fc.assert(
      fc.property(mixed, ([list, shuffled, twice, size]) => {
        const inTime = take(
          list.toSorted((a, b) => a.at - b.at),
          100,
        )
        const other = take([...shuffled, ...twice.map((i) => shuffled[i]!)], size)
        expect(sorted(other.counts)).toEqual(sorted(inTime.counts))
        expect(other.profile.first_touch).toEqual(inTime.profile.first_touch)
      }),
    )
  })

  it('hear of an order from the shop, whether it or the visit comes first, and of a visitor merged in between', () => {
    fc.assert(
      fc.property(events, fc.nat(5), (list, visit) => {
        const at = testDay(0) + visit * 4 * 3_600_000 + 600_000
        const order = testOrder('a', 0, 900, { created_at: at })
        const late = take(list, 4)
        const after = heard({ ...late, profile: applyOrder(late.profile, null, order, context).profile })
        const known = heard({
          profile: applyOrder(newProfile('k', testDay(9)), null, order, context).profile,
          counts: new Map(),
        })
        const visitor = take(list, 4)
        const merged = withOrdersInVisits(
          mergeProfiles(known.profile, visitor.profile, 'v:a', testDay(9)),
          context,
        )
        const both = heard({ profile: merged, counts: visitor.counts })
        expect(sorted(both.counts)).toEqual(sorted(after.counts))
        expect(withOrdersInVisits(both.profile, context)).toBe(both.profile)
        const isVisited = list.some((one) => one.at <= at && at - one.at < 1_800_000)
        if (isVisited) expect(sums(after.counts).steps.order).toBeGreaterThan(0)
        expect(sums(after.counts).visits).toBe(recount(list).visits)
      }),
    )
  })
})
