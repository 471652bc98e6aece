import { expect, test } from 'vitest'
import { apart } from './apart.ts'

const room = { gap: 16, top: 0, bottom: 200 }

test('names with room stay where they belong', () => {
  expect(apart([10, 100, 50], room)).toEqual([10, 100, 50])
})

test('names that would touch are moved apart, in their order', () => {
  const placed = apart([50, 48, 52, 51], room)
  const sorted = [...placed].sort((a, b) => a - b)
  for (const [index, at] of sorted.slice(1).entries()) expect(at - sorted[index]!).toBeGreaterThanOrEqual(16)
  expect(placed.map((at) => sorted.indexOf(at))).toEqual([1, 0, 3, 2])
})

test('at the bottom they are moved up', () => {
  expect(apart([200, 200, 200], room)).toEqual([168, 184, 200])
})
