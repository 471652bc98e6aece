import { expect, test } from 'vitest'
import type { CubeCell } from '#shared/wire/customer-base'
import { chosenOf, cubeChoice, cubeFilter, faceParts } from './cube-facets.ts'

const cell = (tercile: number, cluster: number, group: string | null, customers: number): CubeCell => ({
  tercile,
  cluster,
  group,
  customers,
  worth: customers * 100,
})
const cells = [
  cell(3, 0, 'GB', 10),
  cell(3, 1, 'FR', 4),
  cell(2, 0, 'FR', 6),
  cell(1, 1, null, 5),
  cell(1, 1, 'other', 3),
]
const nothing = { worth: null, behaviour: null, who: null }

test('a choice on one face narrows the others down, and leaves its own as it is', () => {
  const choice = cubeChoice({ kind: '0' }, cells)
  expect(faceParts(cells, choice, 'behaviour').map(({ id, customers }) => [id, customers])).toEqual([
    ['0', 16],
    ['1', 12],
  ])
  expect(faceParts(cells, choice, 'worth').map(({ id, customers }) => [id, customers])).toEqual([
    ['3', 10],
    ['2', 6],
    ['1', 0],
  ])
  expect(faceParts(cells, choice, 'who').map(({ id, customers }) => [id, customers])).toEqual([
    ['FR', 6],
    ['GB', 10],
    ['other', 0],
    ['untold', 0],
  ])
  expect(chosenOf(cells, choice)).toEqual({ customers: 16, worth: 1_600 })
})

test('an address that chooses what is not there chooses nothing', () => {
  expect(cubeChoice({ third: '9', kind: 'x', who: 'ES' }, cells)).toEqual(nothing)
  expect(cubeChoice({ who: 'untold' }, cells)).toEqual({ ...nothing, who: '' })
})

test('a choice is a filter of people, where fields of people can say it', () => {
  const country = { by: 'country', cube_breaks: [1_000, 5_000] } as const
  expect(
    cubeFilter(
      { ...country, cube_breaks: [1_000, 5_000] },
      { worth: 2, behaviour: 1, who: 'GB' },
      '2026-03-07',
    ),
  ).toEqual({
    orders_min: '1',
    net_revenue_minor_min: '1000',
    net_revenue_minor_max: '4999',
    cluster: '1',
    country: 'GB',
  })
  expect(cubeFilter({ by: 'country' }, { ...nothing, worth: 3 }, '2026-03-07')).toBeNull()
  for (const who of ['', 'other'])
    expect(cubeFilter({ by: 'country' }, { ...nothing, who }, '2026-03-07')).toBeNull()
  const who = (by: 'age' | 'tenure', group: string) =>
    cubeFilter({ by }, { ...nothing, who: group }, '2026-03-07')
  expect(who('age', '25-34')).toEqual({ orders_min: '1', age_min: '25', age_max: '34' })
  expect(who('age', 'under-25')).toEqual({ orders_min: '1', age_min: '0', age_max: '24' })
  expect(who('age', '')).toBeNull()
  expect(who('tenure', 'new')).toEqual({ first_order_from: '2025-12-08' })
  expect(who('tenure', 'known')).toEqual({ first_order_to: '2025-12-07' })
})
