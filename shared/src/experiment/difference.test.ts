import { expect, test } from 'vitest'
import { seededChance } from '../maths/chance.ts'
import { alwaysValid, mixture, plannedPeople } from './always-valid.ts'
import { alpha, differenceOf, type Moments } from './difference.ts'

function moments(values: readonly number[]): Moments {
  return {
    people: values.length,
    sum: values.reduce((sum, value) => sum + value, 0),
    squares: values.reduce((sum, value) => sum + value * value, 0),
  }
}

test("Welch's test of Student's sleep data, as R prints it", () => {
  // t.test(extra ~ group, data = sleep): t = -1.8608, df = 17.776, p-value = 0.07939, -3.3654832 to 0.2054832
  const first = moments([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2])
  const second = moments([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4])
  const result = differenceOf(second, first)!
  expect(result.difference).toBeCloseTo(-1.58, 12)
  expect(result.low).toBeCloseTo(-3.365_483_2, 6)
  expect(result.high).toBeCloseTo(0.205_483_2, 6)
  expect(result.p_value).toBeCloseTo(0.079_39, 5)
})

test('too few people, or people who are all alike, say nothing yet', () => {
  expect(differenceOf(moments([1]), moments([1, 0]))).toBeNull()
  expect(differenceOf(moments([0, 0, 0]), moments([1, 1]))).toBeNull()
})

test('a share of nothing is not told', () => {
  const result = differenceOf(moments([0, 0, 0, 0, 1]), moments([1, 1, 0, 1, 1]))!
  expect(result).toMatchObject({ relative: null, relative_low: null, relative_high: null })
})

test('the delta method agrees with what repeated samples show', () => {
  const chance = seededChance(3)
  const draw = (rate: number, people: number) => {
    let sum = 0
    for (let i = 0; i < people; i++) sum += chance() < rate ? 1 : 0
    return { people, sum, squares: sum }
  }
  const rounds = 1_500
  const lifts: number[] = []
  let reach = 0
  let covered = 0
  for (let i = 0; i < rounds; i++) {
    const { relative, relative_low, relative_high } = differenceOf(draw(0.2, 2_000), draw(0.24, 1_000))!
    lifts.push(relative!)
    reach += (relative_high! - relative_low!) / 2 / rounds
    if (relative_low! <= 0.2 && 0.2 <= relative_high!) covered++
  }
  const { people, sum, squares } = moments(lifts)
  const deviation = Math.sqrt((squares - sum ** 2 / people) / (people - 1))
  expect(sum / people).toBeCloseTo(0.2, 1)
  expect(reach / (1.96 * deviation)).toBeCloseTo(1, 1)
  expect(covered / rounds).toBeGreaterThan(0.935)
  expect(covered / rounds).toBeLessThan(0.965)
})

test('the always-valid ratio is the mixture of likelihood ratios, integrated the slow way', () => {
  const { difference, variance, people } = { difference: 0.03, variance: 0.000_2, people: 4_000 }
  const tau2 = mixture(alpha) * people * variance
  const steps = 20_000
  const width = 20 * Math.sqrt(tau2)
  let integral = 0
  for (let i = 0; i < steps; i++) {
    const theta = (-0.5 + (i + 0.5) / steps) * width
    const ratio = Math.exp((theta * difference - theta ** 2 / 2) / variance)
    const prior = Math.exp(-(theta ** 2) / (2 * tau2)) / Math.sqrt(2 * Math.PI * tau2)
    integral += (ratio * prior * width) / steps
  }
  expect(alwaysValid({ difference, variance, people, alpha }).pValue).toBeCloseTo(1 / integral, 8)
})

test('its interval ends where its p value is five per cent, and is narrowest for its width at the planned size', () => {
  const reachAt = (people: number) =>
    alwaysValid({ difference: 0, variance: 1 / people, people, alpha }).reach * Math.sqrt(people)
  const { reach } = alwaysValid({ difference: 0, variance: 0.01, people: 500, alpha })
  expect(alwaysValid({ difference: reach, variance: 0.01, people: 500, alpha }).pValue).toBeCloseTo(alpha, 10)
  for (const people of [plannedPeople / 4, plannedPeople / 1.3, plannedPeople * 1.3, plannedPeople * 4])
    expect(reachAt(people)).toBeGreaterThan(reachAt(plannedPeople))
})

test('whoever looks after every hundred people is fooled by chance one time in twenty at most; with Welch, far oftener', () => {
  const chance = seededChance(11)
  const experiments = 300
  const fooled = { always: 0, welch: 0 }
  for (let i = 0; i < experiments; i++) {
    const arms = [0, 1].map(() => ({ people: 0, sum: 0, squares: 0 }))
    const seen = { always: false, welch: false }
    for (let n = 1; n <= 4_000; n++) {
      const arm = arms[n % 2]!
      const value = chance() < 0.1 ? 1 : 0
      arm.people++
      arm.sum += value
      arm.squares += value
      if (n < 200 || n % 100 > 0) continue
      const result = differenceOf(arms[0]!, arms[1]!)
      seen.always ||= !!result && (result.always_low > 0 || result.always_high < 0)
      seen.welch ||= !!result && (result.low > 0 || result.high < 0)
    }
    fooled.always += Number(seen.always)
    fooled.welch += Number(seen.welch)
  }
  expect(fooled.always / experiments).toBeLessThanOrEqual(0.05)
  expect(fooled.welch / experiments).toBeGreaterThan(0.2)
})
