import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alsoViewed } from './also-viewed.ts'
import { boughtTogether } from './bought-together.ts'
import { buyAgain } from './buy-again.ts'
import { cartCompletion } from './cart-completion.ts'
import { emptyStats, type IndexStats } from './index-stats.ts'
import { pastItems, pastPurchases } from './past-items.ts'
import { postingOf } from './ring-merge.ts'
import { defaultSessionKnnSettings } from './session-knn-settings.ts'
import { taste } from './taste.ts'
import { trends } from './trending.ts'
import { outcomeWindowS, viewedThenBought } from './viewed-then-bought.ts'
import { sumVotes } from './votes.ts'

const itemCount = 8
const dayS = 86_400
const nowS = 1_000 * dayS
const now = nowS * 1_000

/** A visit or an order, as it happened. */
interface Done {
  person: number
  time: number
  items: number[]
}

const done = fc.record({
  person: fc.integer({ min: 1, max: 12 }),
  time: fc.integer({ min: 900 * dayS, max: nowS - 1 }),
  items: fc.uniqueArray(fc.integer({ min: 1, max: itemCount }), { minLength: 1, maxLength: 5 }),
})
const world = fc.record({
  visits: fc.array(done, { minLength: 20, maxLength: 60 }),
  orders: fc.array(done, { minLength: 10, maxLength: 60 }),
})

/** What the index would hold. */
function indexOf(visits: Done[], orders: Done[]) {
  const ring = (list: Done[]) => (item: number) =>
    postingOf(
      list
        .filter(({ items }) => items.includes(item))
        .toSorted((a, b) => a.time - b.time)
        .map(({ person, time, items }, mark) => ({ high: 0, low: person, mark, time, items })),
    )
  const counts = (list: Done[]) =>
    Uint32Array.from(
      { length: itemCount + 1 },
      (_, i) => list.filter(({ items }) => items.includes(i)).length,
    )
  const stats: IndexStats = {
    ...emptyStats,
    sessions: visits.length,
    orders: orders.length,
    df: counts(visits),
    bought: counts(orders),
    level: new Float32Array(itemCount + 1).fill(30),
  }
  const sessions = ring(visits)
  const votes = (item: number) => sumVotes(sessions(item), item, defaultSessionKnnSettings)
  return { sessions, baskets: ring(orders), votes, stats }
}

const peopleOf = (list: Done[]) => new Set(list.map(({ person }) => person)).size
const withAll = (list: Done[], ...items: number[]) =>
  list.filter((one) => items.every((item) => one.items.includes(item)))

describe('the figures of every reason, recounted from what happened', () => {
  it('also viewed, bought together, cart completion: distinct people of distinct people', () => {
    fc.assert(
      fc.property(world, ({ visits, orders }) => {
        const { sessions, baskets, votes, stats } = indexOf(visits, orders)
        for (const { item, cause } of alsoViewed(1, { votes, posting: sessions(1), stats }, 9)) {
          expect(cause).toEqual({
            because: 'also_viewed',
            item: 1,
            people: peopleOf(withAll(visits, 1, item)),
            of: peopleOf(withAll(visits, 1)),
          })
        }
        const inputs = { subjects: [1, 2], baskets, stats }
        for (const { item, cause } of [...boughtTogether(inputs, 9), ...cartCompletion(inputs, 9)]) {
          if (cause.because !== 'bought_together') throw new Error(cause.because)
          expect([1, 2]).toContain(cause.item)
          expect(cause.people).toBe(peopleOf(withAll(orders, cause.item, item)))
          expect(cause.of).toBe(peopleOf(withAll(orders, cause.item)))
          expect(withAll(orders, cause.item, item).length).toBeGreaterThanOrEqual(2)
        }
      }),
      { numRuns: 50 },
    )
  })

  it('viewed, then bought: people who ordered within a week of a visit', () => {
    fc.assert(
      fc.property(world, ({ visits, orders }) => {
        const { sessions, baskets, stats } = indexOf(visits, orders)
        const viewed = withAll(visits, 1)
        const candidates = Array.from({ length: itemCount }, (_, i) => i + 1)
        const picks = viewedThenBought({ item: 1, visits: sessions(1), candidates, baskets, stats }, 9)
        for (const { item, cause } of picks) {
          const outcomes = withAll(orders, item).filter(({ person, time }) =>
            viewed.some(
              (view) => view.person === person && time >= view.time && time <= view.time + outcomeWindowS,
            ),
          )
          expect(cause).toMatchObject({ people: peopleOf(outcomes), of: peopleOf(viewed) })
        }
      }),
      { numRuns: 50 },
    )
  })

  it('trending: people who opened or bought it in the hours told', () => {
    fc.assert(
      fc.property(world, ({ visits, orders }) => {
        const items = Array.from({ length: itemCount }, (_, i) => i + 1)
        for (const { item, hours, people } of trends({ items, ...indexOf(visits, orders), now }, 9)) {
          const recent = [...withAll(visits, item), ...withAll(orders, item)].filter(
            ({ time }) => time > nowS - hours * 3_600,
          )
          expect(people).toBe(peopleOf(recent))
        }
      }),
      { numRuns: 50 },
    )
  })

  it('buy again and history: the person’s own days and products', () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 1, max: 12 }), ({ visits, orders }, person) => {
        const { baskets, votes, stats } = indexOf(visits, orders)
        const lines = (list: Done[]) =>
          list
            .filter((one) => one.person === person)
            .toSorted((a, b) => a.time - b.time)
            .flatMap(({ items, time }) => items.map((item) => ({ item, at: time * 1_000 })))
        const [bought, opened] = [lines(orders), lines(visits)]
        const past = {
          purchased: bought.map(({ item }) => item),
          purchased_at: bought.map(({ at }) => at),
          opened: opened.map(({ item }) => item),
          opened_at: opened.map(({ at }) => at),
        }
        for (const { item, cause } of buyAgain({ purchases: pastPurchases(past), now, baskets, stats }, 9)) {
          const times = bought.filter((line) => line.item === item).map(({ at }) => at)
          let count = 0
          let last = Number.NEGATIVE_INFINITY
          for (const at of times) {
            if (at - last < dayS * 1_000) continue
            count++
            last = at
          }
          expect(cause).toEqual({ because: 'buy_again', times: count, lastAt: last })
        }
        const settings = { weights: { view: 1, purchase: 5 }, half_life_days: 60 }
        const items = pastItems(past, new Set())
        for (const { item, cause } of taste({ past: items, now, settings, baskets, votes, stats }, 9)) {
          if (cause.because !== 'history') throw new Error(cause.because)
          const own = cause.did === 'bought' ? past.purchased : past.opened
          expect(own).toContain(cause.item)
          const neighbours = [...withAll(orders, cause.item, item), ...withAll(visits, cause.item, item)]
          expect(neighbours.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 50 },
    )
  })
})
