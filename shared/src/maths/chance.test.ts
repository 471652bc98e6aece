import { expect, it } from 'vitest'
import { seededChance } from './chance.ts'

it('gives the same numbers for the same seed, spread over 0 to 1', () => {
  const [one, same, other] = [seededChance(1), seededChance(1), seededChance(2)]
  const numbers = Array.from({ length: 10_000 }, one)
  expect(numbers[0]).toBeCloseTo(0.627_073_940_588_161, 15)
  expect(Array.from({ length: 10_000 }, same)).toEqual(numbers)
  expect(other()).not.toBe(numbers[0])
  const tenths = Array.from({ length: 10 }, (_, i) => numbers.filter((x) => Math.floor(x * 10) === i).length)
  expect(Math.min(...tenths)).toBeGreaterThan(900)
})
