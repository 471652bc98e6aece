import { expect, test } from 'vitest'
import { choiceIn, filterToSave, minorUnits, noChoice } from './people-filter.ts'

test('an address chooses people by some of its fields', () => {
  const query = {
    sort: 'orders',
    q: 'jo',
    from: '2026-01-01',
    range: '7d',
    segment: 's',
    orders_min: '2',
    rfm: 'loyal',
  }
  expect(choiceIn(query)).toEqual({ orders_min: '2', rfm: 'loyal' })
  expect(noChoice(query)).toEqual({ orders_min: null, rfm: null })
})

test('what is saved is what is shown, numbers as numbers', () => {
  expect(
    filterToSave({ kind: 'guest', orders_min: '2', tier: '5', held: 'true', cluster: '1' }, null),
  ).toEqual({
    kind: 'guest',
    orders_min: 2,
    tier: '5',
    held: true,
    cluster: 1,
  })
})

test('without a kind everybody is shown, but in a segment that is open', () => {
  expect(filterToSave({}, null)).toEqual({ kind: 'all' })
  expect(filterToSave({ orders_min: '4' }, { orders_min: 2, orders_max: 9 })).toEqual({
    orders_min: 4,
    orders_max: 9,
  })
})

test('a currency has its own minor units', () => {
  expect([minorUnits('GBP'), minorUnits('JPY'), minorUnits('KWD')]).toEqual([100, 1, 1_000])
})
