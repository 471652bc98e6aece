import { expect, test } from 'vitest'
import { addToCohorts, cohortTable, startCohorts } from '#shared/insight/cohorts'
import {
  cellValue,
  cohortFilter,
  meanValueAfter,
  monthAfter,
  orderedByMonth,
  shownCohorts,
  strongest,
} from './cohort-map.ts'

const day = (iso: string) => Date.parse(iso) / 86_400_000
const sums = startCohorts('month')
addToCohorts(sums, [
  { day: day('2026-01-05'), amount: 100 },
  { day: day('2026-02-10'), amount: 50 },
])
addToCohorts(sums, [{ day: day('2026-01-20'), amount: 300 }])
addToCohorts(sums, [
  { day: day('2026-02-02'), amount: 40 },
  { day: day('2026-03-03'), amount: 60 },
])
const cohorts = cohortTable(sums, day('2026-03-10'))

test('the share of who ordered counts each customer once, and only months that are over', () => {
  expect(orderedByMonth(cohorts)).toEqual([
    { after: 0, share: 1 },
    { after: 1, share: 0.5 },
  ])
})

test('the mean value counts each customer once', () => {
  expect(meanValueAfter(cohorts, 1)).toBe((100 + 50 + 300) / 2)
  expect(meanValueAfter(cohorts, 2)).toBeNull()
})

test('of people the first month is left out: it is everybody', () => {
  expect(shownCohorts(cohorts, 'people').after).toEqual([1, 2])
  expect(shownCohorts(cohorts, 'revenue').after).toEqual([0, 1, 2])
  expect(strongest(cohorts, 'revenue')).toBe(60)
  expect(cellValue(cohorts[0]!.cells[1]!, 'people')).toBe(0.5)
})

test('a month after is a whole month, over the end of a year and in a leap year', () => {
  expect(monthAfter('2026-11', 2)).toEqual({ from: '2027-01-01', to: '2027-01-31' })
  expect(monthAfter('2024-01', 1)).toEqual({ from: '2024-02-01', to: '2024-02-29' })
})

test('who has not come back is whose last order was before that month', () => {
  expect(cohortFilter('2026-03', 1, 'missed')).toEqual({
    first_order_from: '2026-03-01',
    first_order_to: '2026-03-31',
    last_order_to: '2026-03-31',
  })
  expect(cohortFilter('2026-03', 0, 'came')).toEqual({
    first_order_from: '2026-03-01',
    first_order_to: '2026-03-31',
  })
})

test('nobody has no curve and no colour', () => {
  expect(orderedByMonth([])).toEqual([])
  expect(strongest([], 'people')).toBe(0)
  expect(shownCohorts([], 'people')).toEqual({ cohorts: [], after: [] })
})
