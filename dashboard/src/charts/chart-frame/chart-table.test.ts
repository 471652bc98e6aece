import { expect, test } from 'vitest'
import { csvOf } from './chart-table.ts'

const one = (value: string | number | null) =>
  csvOf({ columns: [{ name: 'X' }], rows: [[{ text: 'shown', value }]] }).slice('\uFEFFX\r\n'.length)

test('a file has the values, not what is shown, and says that it is UTF-8', () => {
  const table = {
    columns: [{ name: '月份' }, { name: 'Revenue' }],
    rows: [['May', { text: '£1', value: 1 }]],
  }
  expect(csvOf(table)).toBe('\uFEFF月份,Revenue\r\nMay,1\r\n')
})

test('quotes, commas and line breaks are kept within their field', () => {
  expect(one('say "hi", twice\nplease')).toBe('"say ""hi"", twice\nplease"\r\n')
})

test('no text becomes a formula, and numbers stay numbers', () => {
  expect(['=1+1', '+1', '-1', '@x'].map(one)).toEqual(["'=1+1\r\n", "'+1\r\n", "'-1\r\n", "'@x\r\n"])
  for (const sign of ['\t', '＝', '＋', '－', '＠']) expect(one(`${sign}1`)).toBe(`'${sign}1\r\n`)
  for (const sign of ['\r', '\n']) expect(one(`${sign}=1`)).toBe(`"'${sign}=1"\r\n`)
  expect([one(-1), one(null)]).toEqual(['-1\r\n', '\r\n'])
})
