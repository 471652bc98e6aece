import { describe, expect, it } from 'vitest'
import { blend, pastWeight } from './blend.ts'
import type { Picks } from './picked.ts'

const session: Picks = {
  recommender: 'session-knn',
  personal: true,
  picks: [1, 2, 3].map((item) => ({ item, cause: { because: 'viewed', item: 9 } })),
}
const past: Picks = {
  recommender: 'taste',
  personal: true,
  picks: [3, 4].map((item) => ({ item, cause: { because: 'history', item: 8, did: 'bought' } })),
}

describe('the weight of the past', () => {
  it('is none for somebody new, grows with what is known and falls with each step of the session', () => {
    expect(pastWeight({ past: 0, session: 0 })).toBe(0)
    expect(pastWeight({ past: 5, session: 0 })).toBe(0.5)
    expect(pastWeight({ past: 20, session: 3 })).toBe(0.5)
    const grown = [1, 2, 4, 8, 16, 100].map((known) => pastWeight({ past: known, session: 1 }))
    expect(grown).toEqual(grown.toSorted((a, b) => a - b))
    expect(pastWeight({ past: 8, session: 5 })).toBeLessThan(pastWeight({ past: 8, session: 1 }))
  })
})

describe('blend', () => {
  it('adds up what both lists give a product: weight · 10 / (10 + place)', () => {
    // 1: .6 · 1; 2: .6 · 10/11 = .545; 3: .6 · 10/12 + .4 · 1 = .9; 4: .4 · 10/11 = .364
    expect(blend(session, past, 0.4, 9).map(({ item }) => item)).toEqual([3, 1, 2, 4])
  })

  it('takes the reason of the list that gave a product more', () => {
    const of = (weight: number) => blend(session, past, weight, 9).find(({ item }) => item === 3)
    expect(of(0.4)).toMatchObject({ recommender: 'session-knn', cause: { because: 'viewed' } })
    expect(of(0.5)).toMatchObject({ recommender: 'taste', cause: { because: 'history' } })
  })

  it('is the one list where the other has no weight', () => {
    expect(blend(session, past, 0, 2).map(({ item }) => item)).toEqual([1, 2])
    expect(blend(session, past, 1, 9).map(({ item }) => item)).toEqual([3, 4])
  })
})
