import { expect, it } from 'vitest'
import type { CubeAnswer } from '../../wire/cube.ts'
import { cubeCsv } from './cube-csv.ts'

const answer = (keys: string[]): CubeAnswer => ({
  currency: 'GBP',
  from: '2026-01-01',
  to: '2026-01-31',
  measures: ['orders'],
  by: ['brand'],
  where: {},
  totals: { orders: 1 },
  cells: keys.map((key) => ({ keys: [key], figures: { orders: 1 } })),
  lacking: {},
})
const cells = (...keys: string[]) => cubeCsv(answer(keys)).split('\r\n').slice(1, -1)

it('no text becomes a formula', () => {
  expect(cells('=cmd|x', '+1', '-1', '@sum', '\tx', '＝1', 'A = B')).toEqual([
    "'=cmd|x,1",
    "'+1,1",
    "'-1,1",
    "'@sum,1",
    "'\tx,1",
    "'＝1,1",
    'A = B,1',
  ])
})

it('quotes what would end a cell or a line', () => {
  expect(cells('a,b', 'a"b', '="x",1')).toEqual(['"a,b",1', '"a""b",1', `"'=""x"",1",1`])
  expect(cubeCsv(answer(['a\nb']))).toBe('\uFEFFbrand,orders\r\n"a\nb",1\r\n')
})
