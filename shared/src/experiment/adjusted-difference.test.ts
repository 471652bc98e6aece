import { expect, test } from 'vitest'
import { seededChance } from '../maths/chance.ts'
import { adjustedDifference, type PairedMoments } from './adjusted-difference.ts'
import { differenceOf, type Moments } from './difference.ts'

/** People as pairs: what each ordered before, and since. */
type People = readonly (readonly [past: number, now: number])[]

function moments(values: readonly number[]): Moments {
  return {
    people: values.length,
    sum: values.reduce((sum, value) => sum + value, 0),
    squares: values.reduce((sum, value) => sum + value * value, 0),
  }
}

function paired(people: People): PairedMoments {
  return {
    now: moments(people.map(([, now]) => now)),
    past: moments(people.map(([past]) => past)),
    products: people.reduce((sum, [past, now]) => sum + past * now, 0),
  }
}

/** Two draws from the normal distribution (Box and Muller) whose correlation is `rho`. */
function drawPair(chance: () => number, rho: number): [number, number] {
  const radius = Math.sqrt(-2 * Math.log(1 - chance()))
  const turn = 2 * Math.PI * chance()
  const [x, other] = [radius * Math.cos(turn), radius * Math.sin(turn)]
  return [x, rho * x + Math.sqrt(1 - rho ** 2) * other]
}

test('six people, by hand', () => {
  const a: People = [
    [0, 1],
    [2, 2],
    [4, 6],
  ]
  const b: People = [
    [2, 4],
    [4, 6],
    [6, 8],
  ]
  // Sums of squares about the mean: of y 14 and 8, of x 8 and 8, of x times y 10 and 8; a mean's are a sixth of that.
  // θ = 18 ÷ 16; Δȳ = 3 and Δx̄ = 2, so 3 − 9/8 · 2; ρ = 18 ÷ √(16 · 22); V = 22/6 · (1 − ρ²) = 7/24.
  const result = adjustedDifference(paired(a), paired(b))!
  expect(result.theta).toBeCloseTo(9 / 8, 12)
  expect(result.difference).toBeCloseTo(3 / 4, 12)
  expect(result.correlation).toBeCloseTo(18 / Math.sqrt(352), 12)
  // Arms' variances 13/48 and 1/48: ν = (14/48)² ÷ ((13/48)² ÷ 2 + (1/48)² ÷ 2) = 196/85 = 2.3059, t₀.₉₇₅ = 3.7994 (the density integrated).
  const reach = (result.high - result.low) / 2
  expect(reach / Math.sqrt(7 / 24)).toBeCloseTo(3.799_428, 5)
  // The mean of the first arm is 3 − 9/8 · (2 − 3).
  expect(result.relative).toBeCloseTo(0.75 / 4.125, 12)
})

test('it is Welch’s test of what is left of each person when θ times their past is taken off', () => {
  const chance = seededChance(11)
  const arm = (people: number, effect: number): People =>
    Array.from({ length: people }, () => {
      const [x, y] = drawPair(chance, 0.6)
      return [10 + 3 * x, 20 + 5 * y + effect] as const
    })
  const [a, b] = [arm(40, 0), arm(90, 1)]
  const result = adjustedDifference(paired(a), paired(b))!
  const left = (people: People) => moments(people.map(([past, now]) => now - result.theta * past))
  const slow = differenceOf(left(a), left(b))!
  for (const name of ['difference', 'low', 'high', 'p_value', 'always_low', 'always_high'] as const)
    expect(result[name], name).toBeCloseTo(slow[name], 9)
})

test('over many experiments it stays unbiased, covers 95 %, and its interval narrows by 1 − √(1 − ρ²)', () => {
  const [rho, effect, rounds] = [0.8, 0.1, 1_000]
  const chance = seededChance(7)
  const arm = (people: number, more: number): People =>
    Array.from({ length: people }, () => {
      const [x, y] = drawPair(chance, rho)
      return [x, y + more] as const
    })
  const [plain, adjusted]: [number[], number[]] = [[], []]
  let [covered, narrower] = [0, 0]
  for (let round = 0; round < rounds; round++) {
    const [a, b] = [paired(arm(80, 0)), paired(arm(160, effect))]
    const result = adjustedDifference(a, b)!
    plain.push(differenceOf(a.now, b.now)!.difference)
    adjusted.push(result.difference)
    if (result.low <= effect && effect <= result.high) covered++
    narrower += result.narrower / rounds
  }
  const spread = (values: readonly number[]) => {
    const { people, sum, squares } = moments(values)
    return { mean: sum / people, variance: (squares - sum ** 2 / people) / (people - 1) }
  }
  const [before, after] = [spread(plain), spread(adjusted)]
  // Three standard errors of the mean over the rounds.
  expect(Math.abs(after.mean - effect)).toBeLessThan(3 * Math.sqrt(after.variance / rounds))
  expect(narrower).toBeCloseTo(1 - Math.sqrt(1 - rho ** 2), 2)
  expect(Math.abs(after.variance / before.variance / (1 - rho ** 2) - 1)).toBeLessThan(0.15)
  expect(covered / rounds).toBeGreaterThan(0.93)
  expect(covered / rounds).toBeLessThan(0.97)
})

test('where pasts are unlike by chance, what they explain is taken off', () => {
  // Everybody orders as much as before; the second arm happened to get the better customers.
  const arm = (from: number): People =>
    Array.from({ length: 50 }, (_, i) => [from + i, from + i + (i % 2)] as const)
  const [a, b] = [paired(arm(0)), paired(arm(20))]
  expect(differenceOf(a.now, b.now)!.difference).toBe(20)
  const result = adjustedDifference(a, b)!
  expect(Math.abs(result.difference)).toBeLessThan(0.05)
  expect(result.narrower).toBeGreaterThan(0.9)
})

test('without a past that differs, or with too few people, there is nothing to adjust', () => {
  const a: People = [
    [5, 0],
    [5, 3],
  ]
  expect(adjustedDifference(paired(a), paired(a))).toBeNull()
  expect(adjustedDifference(paired([[1, 1]]), paired(a))).toBeNull()
})
