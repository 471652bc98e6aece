import { expect, test } from 'vitest'
import { aliveFrom, worthFrom } from '#shared/insight/alive-grid'
import {
  aliveSwarm,
  brushFilter,
  brushOf,
  brushText,
  rowOf,
  slippingBrush,
  spentFrom,
} from './alive-swarm.ts'

const field = (alive: number, worth: number, customers: number) => ({
  alive_from: aliveFrom(alive),
  worth_from: worthFrom(worth),
  customers,
  worth: customers * worthFrom(worth),
})
/** From £10 on: rows of worth 4 to 10, steps of two to a row; nine of twelve have spent little. */
const swarm = aliveSwarm([field(3, 7, 3), field(3, 8, 1), field(17, 9, 5), field(3, 17, 2), field(19, 19, 1)])

test('every field has its own place, the least worth at the bottom', () => {
  expect(swarm).toMatchObject({ firstRow: 4, rows: 7, columns: 20 })
  expect(swarm.fields.map(({ column, row, count }) => [column, row, count])).toEqual([
    [3, 0, 4],
    [17, 1, 5],
    [3, 5, 2],
    [19, 6, 1],
  ])
  const edges = aliveSwarm(Array.from({ length: 20 }, (_, step) => field(step, 7, 1)))
  expect(edges.fields.map(({ column }) => column)).toEqual(Array.from({ length: 20 }, (_, step) => step))
})

test('rows begin at 1, 2 and 5 times a power of ten', () => {
  expect([0, 1, 2, 3, 4, 5].map(spentFrom)).toEqual([0, 100, 200, 500, 1_000, 2_000])
  for (let row = 1; row < 20; row++) {
    expect(rowOf(spentFrom(row))).toBe(row)
    expect(rowOf(spentFrom(row) - 1)).toBe(row - 1)
  }
})

test('much spent and slipping away is the best quarter by spend, below an even chance', () => {
  const brush = slippingBrush(swarm)!
  expect(brush).toEqual({ columns: [0, 9], rows: [5, 6] })
  expect(slippingBrush(aliveSwarm([field(19, 9, 3)]))).toBeNull()
})

test('a brush is a filter of the same people, open at the edges of the chart', () => {
  expect(brushFilter({ columns: [0, 9], rows: [5, 6] }, swarm)).toEqual({
    p_alive_min: '0',
    p_alive_max: '0.5',
    net_revenue_minor_min: '50000',
  })
  expect(brushFilter({ columns: [4, 19], rows: [0, 1] }, swarm)).toEqual({
    p_alive_min: '0.2',
    net_revenue_minor_max: '4999',
  })
})

test('an address holds the brush, and another day’s chart finds it again', () => {
  const brush = { columns: [0, 9], rows: [2, 5] } as const
  const text = brushText({ columns: [...brush.columns], rows: [...brush.rows] }, swarm)
  expect(brushOf(text, swarm)).toEqual(brush)
  expect(brushOf(text, { ...swarm, firstRow: 3, rows: 8 })).toEqual({ columns: [0, 9], rows: [3, 6] })
  for (const odd of [undefined, '', '9-0.9-12', '1-2', '0-9.90-99']) expect(brushOf(odd, swarm)).toBeNull()
})
