import { expect, test } from 'vitest'
import { changeOf, shareOf } from './change.ts'

test('a change is relative to what was before', () => {
  expect(changeOf(150, 100)).toEqual({ direction: 'up', ratio: 0.5 })
  expect(changeOf(50, 100)).toEqual({ direction: 'down', ratio: -0.5 })
  expect(changeOf(0, 100)).toEqual({ direction: 'down', ratio: -1 })
})

test('what cannot be seen in the figure is no change', () => {
  expect(changeOf(100_001, 100_000)).toEqual({ direction: 'same', ratio: 0 })
})

test('from nothing it is a rise without a rate; from nothing to nothing there is nothing to say', () => {
  expect(changeOf(5, 0)).toEqual({ direction: 'up', ratio: null })
  expect(changeOf(0, 0)).toBeNull()
  expect(changeOf(5, null)).toBeNull()
})

test('net revenue below zero before gives no rate', () => {
  expect(changeOf(10, -5)).toEqual({ direction: 'up', ratio: null })
})

test('a share of nothing is unknown', () => {
  expect(shareOf(1, 4)).toBe(0.25)
  expect(shareOf(0, 0)).toBeNull()
})
