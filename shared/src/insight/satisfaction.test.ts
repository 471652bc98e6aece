import { describe, expect, it } from 'vitest'
import type { AnswerCount } from '../wire/satisfaction.ts'
import { csatOf, expectationOf, meanOf, minimumAnswers, npsOf, satisfaction, toneOf } from './satisfaction.ts'

const goodOf = (good: number, n: number) => [
  { value: 4, answers: good },
  { value: 3, answers: n - good },
]
const expectation = (expected: number, value: number, answers: number): AnswerCount => ({
  kind: 'expectation',
  touch_point: 'delivery',
  value,
  expected,
  answers,
})

describe('satisfaction', () => {
  it('is the share of 4 and 5, with the intervals of Newcombe’s table (Statistics in Medicine 17, 1998)', () => {
    const published: [number, number, number, number][] = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ]
    for (const [good, n, low, high] of published) {
      const found = csatOf(goodOf(good, n))
      expect(found).toMatchObject({ n, value: good / n, reason: null })
      expect(found.low).toBeCloseTo(low, 4)
      expect(found.high).toBeCloseTo(high, 4)
    }
    const fives = [
      { value: 5, answers: 6 },
      { value: 4, answers: 3 },
      { value: 1, answers: 3 },
    ]
    expect(csatOf(fives).value).toBe(0.75)
  })

  it('as NPS is per cent of 9 and 10 less per cent of 0 to 6', () => {
    // 50 promoters, 30 passives, 20 detractors: 30, variance .5 + .2 − .3² = .61, ± 1.96 · √.0061.
    const found = npsOf([
      { value: 10, answers: 30 },
      { value: 9, answers: 20 },
      { value: 8, answers: 10 },
      { value: 7, answers: 20 },
      { value: 6, answers: 15 },
      { value: 0, answers: 5 },
    ])
    expect(found.value).toBeCloseTo(30, 12)
    expect(found.low).toBeCloseTo(30 - 15.30778, 4)
    expect(found.high).toBeCloseTo(30 + 15.30778, 4)
    expect(npsOf([{ value: 10, answers: 20 }])).toMatchObject({ value: 100, low: 100, high: 100 })
  })

  it('has the interval of Student’s sleep data where a mean is asked for', () => {
    // The paired differences of his paper of 1908; R's t.test gives 0.7001142 to 2.4598858.
    const hours = [1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4]
    const found = meanOf(hours.map((value) => ({ value, answers: 1 })))
    expect(found.value).toBeCloseTo(1.58, 12)
    expect(found.low).toBeCloseTo(0.7001142, 7)
    expect(found.high).toBeCloseTo(2.4598858, 7)
  })

  it('as a gap is how it was less what was expected, pair by pair', () => {
    const counts = [expectation(5, 4, 6), expectation(4, 4, 5), expectation(3, 5, 1)]
    const found = expectationOf(counts)
    expect(found.expected).toBeCloseTo(53 / 12, 12)
    expect(found.experienced).toBeCloseTo(49 / 12, 12)
    expect(found.value).toBeCloseTo(found.experienced! - found.expected!, 12)
    // Differences −1 six times, 0 five times, 2 once: mean −1/3, sum of squares 10 − 12/9.
    const error = Math.sqrt((10 - 12 / 9) / 11 / 12)
    expect(found.high! - found.low!).toBeCloseTo(2 * 2.200985160082949 * error, 10)
    // A pair that moves together says more than its two halves: all one worse, no doubt left.
    expect(expectationOf([expectation(5, 4, 10), expectation(3, 2, 10)])).toMatchObject({ low: -1, high: -1 })
  })

  it('gives no figure of too few answers, and says so', () => {
    const few = { value: null, low: null, high: null, reason: 'too_few' }
    expect(csatOf(goodOf(9, minimumAnswers - 1))).toEqual({ n: 9, ...few })
    expect(npsOf([])).toEqual({ n: 0, ...few })
    expect(expectationOf([expectation(5, 1, 1)])).toEqual({ n: 1, ...few, expected: null, experienced: null })
    expect(csatOf(goodOf(9, minimumAnswers)).value).toBe(0.9)
  })

  it('is told over all and by touch-point, each kind by itself', () => {
    const counts: AnswerCount[] = [
      { kind: 'csat', touch_point: 'buying', value: 5, expected: null, answers: 10 },
      { kind: 'csat', touch_point: 'delivery', value: 1, expected: null, answers: 10 },
      { kind: 'effort', touch_point: 'buying', value: 2, expected: null, answers: 10 },
      { kind: 'nps', touch_point: 'shop', value: 9, expected: null, answers: 10 },
      expectation(4, 5, 10),
    ]
    const found = satisfaction(counts)
    expect(found).toMatchObject({ answers: 50, counts })
    expect(found.all).toMatchObject({
      csat: { n: 20, value: 0.5 },
      nps: { n: 10, value: 100 },
      effort: { n: 10, value: 2 },
      expectation: { n: 10, value: 1, expected: 4, experienced: 5 },
    })
    expect(found.touch_points.map(({ touch_point, csat }) => [touch_point, csat.value, csat.n])).toEqual([
      ['shop', null, 0],
      ['buying', 1, 10],
      ['delivery', 0, 10],
    ])
  })

  it('calls good and bad what CSAT and NPS count so', () => {
    const toneFor = (kind: AnswerCount['kind'], value: number, expected: number | null = null) =>
      toneOf({ kind, value, expected })
    expect([1, 2, 3, 4, 5].map((value) => toneFor('csat', value))).toEqual([
      'bad',
      'bad',
      'neither',
      'good',
      'good',
    ])
    expect([6, 7, 8, 9].map((value) => toneFor('nps', value))).toEqual(['bad', 'neither', 'neither', 'good'])
    expect([2, 3, 4].map((value) => toneFor('expectation', value, 3))).toEqual(['bad', 'neither', 'good'])
  })
})
