import { expect, test } from 'vitest'
import { daySoFar } from './day-so-far.ts'
import { daysFrom } from './overview.fixture.ts'

const series = daysFrom('2026-02-28', 8)

test('today stands beside the same weekday a week before', () => {
  const [revenue, orders, sessions] = daySoFar(series, '2026-03-07', '2026-02-28')
  expect(revenue).toEqual({ figure: 'revenue_minor', value: 8_000, weekBefore: 1_000, reached: 1 })
  expect(orders).toMatchObject({ value: 8, weekBefore: 1 })
  expect(sessions).toMatchObject({ value: 0, weekBefore: 0, reached: null })
})

test('a day that is not in the series has nothing yet', () => {
  expect(daySoFar(series, '2026-03-08', '2026-03-01')[1]).toMatchObject({
    value: 0,
    weekBefore: 2,
    reached: 0,
  })
})
