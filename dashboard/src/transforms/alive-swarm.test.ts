import { expect, test } from 'vitest'
import { aliveFrom, worthFrom } from '#shared/insight/alive-grid'
import { aliveSwarm, brushFilter, brushOf, brushText, slippingBrush } from './alive-swarm.ts'

const field = (alive: number, worth: number, customers: number) => ({
  alive_from: aliveFrom(alive),
  worth_from: worthFrom(worth),
  customers,
  worth: customers * worthFrom(worth),
})
/** From £10 on: steps of worth 7 to 19; nine of twelve have spent little. */
const swarm = aliveSwarm([field(3, 7, 4), field(17, 8, 5), field(3, 18, 2), field(19, 19, 1)])

test('every field has its own place, the least worth at the bottom', () => {
  expect(swarm).toMatchObject({ firstRow: 7, rows: 13, columns: 20 })
  expect(swarm.fields.map(({ column, row, count }) => [column, row, count])).toEqual([
    [3, 0, 4],
    [17, 1, 5],
    [3, 11, 2],
    [19, 12, 1],
  ])
  const edges = aliveSwarm(Array.from({ length: 20 }, (_, step) => field(step, 7, 1)))
  expect(edges.fields.map(({ column }) => column)).toEqual(Array.from({ length: 20 }, (_, step) => step))
})

test('much spent and slipping away is the best quarter by spend, below an even chance', () => {
  const brush = slippingBrush(swarm)!
  expect(brush.columns).toEqual([0, 9])
  expect(brush.rows[1]).toBe(12)
  expect(brush.rows[0]).toBeGreaterThan(1)
  expect(brush.rows[0]).toBeLessThanOrEqual(11)
  expect(slippingBrush(aliveSwarm([field(19, 9, 3)]))).toBeNull()
})

test('a brush is a filter of the same people, open at the edges of the chart', () => {
  expect(brushFilter({ columns: [0, 9], rows: [11, 12] }, swarm)).toEqual({
    p_alive_min: '0',
    p_alive_max: '0.5',
    net_revenue_minor_min: String(worthFrom(18)),
  })
  expect(brushFilter({ columns: [4, 19], rows: [0, 1] }, swarm)).toEqual({
    p_alive_min: '0.2',
    net_revenue_minor_max: String(worthFrom(9) - 1),
  })
})

test('an address holds the brush, and another day’s chart finds it again', () => {
  const brush = { columns: [0, 9], rows: [2, 5] } as const
  const text = brushText({ columns: [...brush.columns], rows: [...brush.rows] }, swarm)
  expect(brushOf(text, swarm)).toEqual(brush)
  expect(brushOf(text, { ...swarm, firstRow: 6, rows: 14 })).toEqual({ columns: [0, 9], rows: [3, 6] })
  for (const odd of [undefined, '', '9-0.9-12', '1-2', '0-9.90-99']) expect(brushOf(odd, swarm)).toBeNull()
})
