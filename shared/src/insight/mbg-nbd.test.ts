import { describe, expect, it } from 'vitest'
import { seededChance } from '../maths/chance.ts'
import { bgNbd } from './bg-nbd.ts'
import { groupHistories } from './history-groups.ts'
import { mbgNbd } from './mbg-nbd.ts'

/** The fit of `lifetimes` to CDNOW. */
const cdnow = { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 }

describe('MBG/NBD', () => {
  it('lets people leave right after the first order, as BG/NBD does not', () => {
    const silent = { repeats: 0, recency: 0, age: 38.86 }
    expect(bgNbd.probabilityAlive(cdnow, silent)).toBe(1)
    // 1 / (1 + a/b ((α + T)/α)^r), by hand
    const byHand = 1 / (1 + (0.891 / 1.614) * ((6.183 + 38.86) / 6.183) ** 0.525)
    expect(mbgNbd.probabilityAlive(cdnow, silent)).toBeCloseTo(byHand, 14)
  })

  it('expects of a new customer what people drawn from it do', () => {
    const chance = seededChance(11)
    const people = 40_000
    let orders = 0
    const fixed = { r: 1, alpha: 10, a: 1, b: 2 } // Gamma(1) and Beta(1, 2) can be drawn by inversion.
    for (let i = 0; i < people; i++) {
      const rate = -Math.log(1 - chance()) / fixed.alpha
      const leave = 1 - Math.sqrt(1 - chance())
      let time = 0
      while (chance() >= leave) {
        time -= Math.log(1 - chance()) / rate
        if (time > 30) break
        orders++
      }
    }
    const expected = mbgNbd.expectedOrdersOfNew(fixed, 30)
    expect(Math.abs(orders / people - expected)).toBeLessThan(0.03)
  })

  it('gives likelihoods that the draws behind them have: all histories of one week sum to 1', () => {
    // With x = 0 in one week: P(left at once) + P(stayed, no order) = 1 − b/(a+b) (1 − (α/(α+1))^r)
    const { r, alpha, a, b } = cdnow
    const none = mbgNbd.logLikelihood(cdnow, groupHistories([{ repeats: 0, recency: 0, age: 1, value: 0 }]))
    expect(Math.exp(none)).toBeCloseTo(1 - (b / (a + b)) * (1 - (alpha / (alpha + 1)) ** r), 12)
  })

  it('expects nothing in no time, and more in more', () => {
    const timing = { repeats: 2, recency: 30.43, age: 38.86 }
    const until = [0, 1, 10, 100, 1_000].map((weeks) => mbgNbd.expectedOrders(cdnow, timing, weeks))
    expect(until[0]).toBe(0)
    expect(until.toSorted((x, y) => x - y)).toEqual(until)
  })
})
