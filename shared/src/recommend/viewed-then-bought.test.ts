import { describe, expect, it } from 'vitest'
import { postingOf } from './ring-merge.ts'
import { outcomeWindowS, viewedThenBought } from './viewed-then-bought.ts'

const day = 86_400
/** Entries as [person, day]. */
const ring = (entries: [number, number][]) =>
  postingOf(
    entries
      .toSorted((a, b) => a[1] - b[1])
      .map(([low, at], mark) => ({ high: 0, low, mark, time: at * day, items: [1] })),
  )

const visits = ring([
  [1, 10],
  [2, 10],
  [3, 10],
  [4, 10],
  [1, 30],
])
const orders = new Map([
  // Persons 1 and 2 within a week, 1 twice; 3 before the visit; 4 too late.
  [
    7,
    ring([
      [1, 11],
      [1, 31],
      [2, 17],
      [3, 9],
      [4, 18],
    ]),
  ],
  [8, ring([[1, 11]])],
  [
    9,
    ring([
      [1, 11],
      [2, 11],
      [3, 11],
    ]),
  ],
])
const ask = (bought: number[], sessions = 100) =>
  viewedThenBought(
    {
      item: 1,
      visits,
      candidates: [1, 7, 8, 9],
      baskets: (item) => orders.get(item),
      stats: { sessions, bought: Uint32Array.from(bought) },
    },
    5,
  )

describe('viewedThenBought', () => {
  it('counts people once who bought within a week of their visit', () => {
    expect(outcomeWindowS).toBe(7 * day)
    expect(ask([])).toEqual([
      { item: 9, cause: { because: 'viewed_then_bought', item: 1, people: 3, of: 4 } },
      { item: 7, cause: { because: 'viewed_then_bought', item: 1, people: 2, of: 4 } },
    ])
  })

  it('leaves out what so many people buy anyway', () => {
    // 9 in 80 of 100 visits: 3.2 of four would buy it by chance.
    const bought = Array.from({ length: 10 }, () => 0)
    bought[9] = 80
    expect(ask(bought).map(({ item }) => item)).toEqual([7])
  })
})
