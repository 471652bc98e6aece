import { expect, test } from 'vitest'
import { type MarkGrid, nextMark } from './roving.ts'

/** A triangle, as cohorts are: each row one shorter than the one above; the middle of the first row is missing. */
const grid: MarkGrid = {
  rows: 3,
  columns: 3,
  has: ({ row, column }) => column < 3 - row && !(row === 0 && column === 1),
}

test('arrows lead to the next mark and pass over gaps', () => {
  expect(nextMark('ArrowRight', { row: 0, column: 0 }, grid)).toEqual({ row: 0, column: 2 })
  expect(nextMark('ArrowDown', { row: 0, column: 0 }, grid)).toEqual({ row: 1, column: 0 })
  expect(nextMark('ArrowLeft', { row: 0, column: 2 }, grid)).toEqual({ row: 0, column: 0 })
})

test('at the edge the focus stays', () => {
  expect(nextMark('ArrowUp', { row: 0, column: 2 }, grid)).toEqual({ row: 0, column: 2 })
  expect(nextMark('ArrowDown', { row: 0, column: 2 }, grid)).toEqual({ row: 0, column: 2 })
})

test('Home and End are the row’s first and last mark', () => {
  expect(nextMark('End', { row: 1, column: 0 }, grid)).toEqual({ row: 1, column: 1 })
  expect(nextMark('Home', { row: 1, column: 1 }, grid)).toEqual({ row: 1, column: 0 })
})

test('other keys are somebody else’s', () => {
  expect(nextMark('a', { row: 0, column: 0 }, grid)).toBeNull()
  expect(nextMark('toString', { row: 0, column: 0 }, grid)).toBeNull()
})
