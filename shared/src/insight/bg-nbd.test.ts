import { describe, expect, it } from 'vitest'
import { bgNbd, probabilityOfOrders } from './bg-nbd.ts'
import { groupHistories } from './history-groups.ts'

/** As published for CDNOW (Fader, Hardie and Lee 2005; the tests of `lifetimes`). */
const published = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }
/** The same fit, unrounded. */
const cdnow = { r: 0.242593, alpha: 4.413532, a: 0.792886, b: 2.425754 }

describe('BG/NBD', () => {
  it('expects what is published of CDNOW’s first customer', () => {
    const timing = { repeats: 2, recency: 30.43, age: 38.86 }
    expect(bgNbd.expectedOrders(published, timing, 39)).toBeCloseTo(1.226, 3)
    expect(bgNbd.probabilityAlive(cdnow, timing)).toBeCloseTo(0.72661, 4)
  })

  it('expects what is published of a new customer', () => {
    const weeks = [0.1429, 1, 3, 31.8571, 32, 78]
    const expected = [0.0078, 0.0532, 0.1506, 1.0405, 1.0437, 1.858]
    weeks.forEach((t, i) => {
      expect(bgNbd.expectedOrdersOfNew(cdnow, t), `${t}`).toBeCloseTo(expected[i]!, 4)
    })
    expect(bgNbd.expectedOrdersOfNew(cdnow, 0)).toBe(0)
  })

  it('spreads counts of orders as the tests of lifetimes print it', () => {
    expect(probabilityOfOrders(published, 10, 2)).toBeCloseTo(1.07869e-7, 12)
    expect(probabilityOfOrders(published, 0, 39)).toBeCloseTo(0.5737864, 7)
    const elevenOn = [
      0.0019995214, 0.0015170236, 0.001163315, 0.0009003148, 0.0007023638, 0.0005517902, 0.0004361913,
      0.0003467171, 0.0002769613, 0.000222226,
    ]
    elevenOn.forEach((probability, i) => {
      expect(probabilityOfOrders(published, 11 + i, 30)).toBeCloseTo(probability, 9)
    })
  })

  it('spreads them to a whole whose mean is the expectation', () => {
    const spread = Array.from({ length: 400 }, (_, n) => probabilityOfOrders(published, n, 20))
    expect(spread.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 6)
    const mean = spread.reduce((sum, p, n) => sum + n * p, 0)
    expect(mean).toBeCloseTo(bgNbd.expectedOrdersOfNew(published, 20), 4)
  })

  it('has the likelihoods of single histories that the tests of pymc-marketing print', () => {
    const of = (repeats: number, recency: number) =>
      bgNbd.logLikelihood(
        { a: 0.8, b: 2.5, r: 0.25, alpha: 4 },
        groupHistories([{ repeats, recency, age: 40, value: 0 }]),
      )
    expect(of(0, 0)).toBeCloseTo(-0.59947382, 8)
    expect(of(200, 38)).toBeCloseTo(100.7957, 4)
  })

  it('stays finite where the formula is 0/0 or its factors overflow', () => {
    const timing = { repeats: 3, recency: 5, age: 9 }
    const near = (a: number) => bgNbd.expectedOrders({ ...published, a }, timing, 30)
    expect(near(1)).toBeCloseTo((near(0.999) + near(1.001)) / 2, 5)
    expect(
      bgNbd.expectedOrders({ ...published, a: 0.3, b: 0.7 }, { ...timing, repeats: 0 }, 30),
    ).toBeGreaterThan(0)
    const busy = bgNbd.expectedOrders(published, { repeats: 2_000, recency: 100, age: 100 }, 52)
    // 19 orders a week for a year are 996; leaving after one in 2,500 takes some off.
    expect(busy).toBeGreaterThan(800)
    expect(busy).toBeLessThan(996)
  })
})
