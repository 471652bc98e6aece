import { expect, test } from 'vitest'
import { sampleRatio } from './sample-ratio.ts'

test('the published example: 821,588 and 815,482 people of an even split', () => {
  // Kohavi, Tang and Xu, "Trustworthy Online Controlled Experiments", chapter 21.
  const result = sampleRatio([821_588, 815_482], [1, 1])!
  expect(result.p_value / 1.8e-6).toBeCloseTo(1, 1)
  expect(result.is_suspect).toBe(true)
})

test('peas as Mendel counted them: 315, 108, 101 and 32 for 9:3:3:1', () => {
  const result = sampleRatio([315, 108, 101, 32], [9, 3, 3, 1])!
  expect(result.chi_squared).toBeCloseTo(0.47, 2)
  expect(result).toMatchObject({ degrees_of_freedom: 3, is_suspect: false })
  expect(result.p_value).toBeCloseTo(0.925, 3)
})

test('nobody yet, and a single arm, say nothing', () => {
  expect(sampleRatio([0, 0], [1, 1])).toBeNull()
  expect(sampleRatio([5], [1])).toBeNull()
})
