import { expect, test } from 'vitest'
import type { TargetRow } from '#shared/wire/target'
import { goalLine, notesOn } from './goal-line.ts'

const points = ['2026-03-01', '2026-03-02', '2026-03-03'].map((day) => ({
  from: day,
  to: day,
  value: 0,
  partial: false,
}))
const week = { from: '2026-02-23', to: '2026-03-01', value: 0, partial: false }

function target(change: Partial<TargetRow>): TargetRow {
  return {
    id: 't',
    figure: 'orders',
    from: '2026-03-01',
    to: '2026-03-10',
    value: 100,
    changed_at: 1,
    so_far: 0,
    due: 0,
    days: 10,
    days_gone: 0,
    state: 'coming',
    ...change,
  }
}

test('a target is spread evenly over its days', () => {
  expect(goalLine([target({})], 'orders', points)).toEqual([10, 10, 10])
  expect(goalLine([target({ from: '2026-02-28', days: 11, value: 110 })], 'orders', [week])).toEqual([20])
})

test('where no target is there is no line, and a target for another figure is none', () => {
  expect(goalLine([target({ from: '2026-03-02', days: 9, value: 90 })], 'orders', points)).toEqual([
    null,
    10,
    10,
  ])
  expect(goalLine([target({})], 'revenue', points)).toBeNull()
  expect(goalLine([target({})], 'clicks', points)).toBeNull()
})

test('of several targets the one set last holds', () => {
  expect(goalLine([target({}), target({ value: 200, changed_at: 2 })], 'orders', points)).toEqual([
    20, 20, 20,
  ])
})

test('what happened is put on its points; what was before or after them is left out', () => {
  const note = { kind: 'other', changed_at: 1 } as const
  const notes = notesOn(
    [
      { ...note, id: 'a', day: '2026-03-02', text: 'Sale' },
      { ...note, id: 'b', day: '2026-02-01', to: '2026-03-01', text: 'Winter' },
      { ...note, id: 'c', day: '2026-04-01', text: 'Later' },
    ],
    points,
  )
  expect(notes).toEqual([
    { id: 'a', from: 1, to: 1, text: 'Sale' },
    { id: 'b', from: 0, to: 0, text: 'Winter' },
  ])
})
