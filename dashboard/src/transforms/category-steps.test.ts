import { expect, test } from 'vitest'
import type { SequenceRow } from '#shared/wire/goods'
import { categorySteps } from './category-steps.ts'

const step = (a: string, b: string, of_a: number, of_b: number): SequenceRow => ({
  a: { id: a, title: a },
  b: { id: b, title: b },
  count: 5,
  customers: 5,
  of_a,
  of_b,
  confidence: 0.5,
  chance: 0.4,
  lift: 3,
  lift_at_least: 2,
  median_days: 14,
})
const rules = [
  step('Novels', 'Novels', 90, 80),
  step('Novels', 'Travel', 90, 30),
  step('Poetry', 'Novels', 10, 80),
]

test('rows and columns are the same categories, those with most orders first', () => {
  const { names, grid } = categorySteps(rules, 2)
  expect(names).toEqual(['Novels', 'Travel'])
  expect(grid.map((row) => row.map((cell) => cell?.chance ?? null))).toEqual([
    [0.4, 0.4],
    [null, null],
  ])
})

test('without rules there is no grid', () => {
  expect(categorySteps([], 12)).toEqual({ names: [], grid: [] })
})
