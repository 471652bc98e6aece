import { describe, expect, it } from 'vitest'
import { rfmScores } from '../customer/rfm.ts'
import { rfmSegments } from '../wire/worth.ts'
import { rfmBreaks } from './rfm.ts'

const rows = Array.from({ length: 200 }, (_, i) => ({
  daysSince: (i * 7) % 100,
  orders: i % 4 === 0 ? 1 + (i % 11) : 1,
  worth: 10 + ((i * 13) % 50),
}))
const breaks = rfmBreaks(rows)

describe('RFM', () => {
  it('scores who came last week above who came last year, and gives each recency a fifth', () => {
    const of = (daysSince: number) => rfmScores(breaks, { daysSince, orders: 1, worth: 10 }).recency
    expect([0, 19, 20, 39, 40, 60, 80, 500].map(of)).toEqual([5, 5, 4, 4, 3, 2, 1, 1])
    for (const score of [1, 2, 3, 4, 5]) {
      expect(rows.filter(({ daysSince }) => of(daysSince) === score)).toHaveLength(40)
    }
  })

  it('gives all with one order the same score of frequency, however many they are', () => {
    const of = (orders: number) => rfmScores(breaks, { daysSince: 0, orders, worth: 10 }).frequency
    expect([1, 2, 3, 4, 5, 7, 8, 90].map(of)).toEqual([1, 2, 3, 3, 4, 4, 5, 5])
  })

  it('names every kind of customer', () => {
    const of = (daysSince: number, orders: number, worth: number) =>
      rfmScores(breaks, { daysSince, orders, worth }).segment
    expect(of(0, 9, 59)).toBe('champions')
    expect(of(95, 9, 59)).toBe('lost_regulars')
    expect(of(70, 9, 59)).toBe('at_risk')
    expect(of(0, 1, 10)).toBe('new')
    expect(of(95, 1, 10)).toBe('dormant')
    const named = new Set<string>()
    for (const daysSince of [0, 30, 50, 70, 95]) {
      for (const orders of [1, 2, 4, 6, 9])
        for (const worth of [10, 25, 35, 45, 59]) named.add(of(daysSince, orders, worth))
    }
    expect([...named].sort()).toEqual([...rfmSegments].sort())
  })
})
