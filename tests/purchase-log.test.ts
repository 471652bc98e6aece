import { describe, expect, it } from 'vitest'
import { amountIn, datesIn } from '../bench/purchases/log-fields.ts'
import { parsePurchaseLog } from '../bench/purchases/purchase-log.ts'

const day = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000

describe('a list of purchases nobody here wrote', () => {
  it('is read with commas, semicolons or tabs, and whatever its columns are called', () => {
    for (const [header, mark] of [
      ['customer,date,amount', ','],
      ['Customer ID;Order Date;Total', ';'],
      ['CustomerID\tInvoiceDate\tvalue', '\t'],
    ] as const) {
      const log = parsePurchaseLog(`\ufeff${header}\r\n7${mark}2026-03-04${mark}5.5\r\n`)
      expect(log.customers.get('7')).toEqual([{ day: day('2026-03-04'), amount: 5.5 }])
    }
  })

  it('may have no amounts', () => {
    const log = parsePurchaseLog('date,customer\n2026-03-04,a\n2026-03-05,a\n')
    expect(log).toMatchObject({ hasAmounts: false, firstDay: day('2026-03-04'), lastDay: day('2026-03-05') })
  })

  it('counts what it leaves out, by reason', () => {
    const log = parsePurchaseLog(
      'customer,date,amount\na,2026-03-04,1\na,2026-02-30,1\n,2026-03-04,1\nb,2026-03-04,-9\nb,2026-03-04,x\n',
    )
    expect([...log.customers.keys()]).toEqual(['a'])
    expect(Object.values(log.skipped)).toEqual([1, 1, 1, 1])
  })

  it('is refused in a sentence when nothing can be read of it', () => {
    expect(() => parsePurchaseLog('')).toThrow('the file is empty')
    expect(() => parsePurchaseLog('foo,bar\n1,2\n')).toThrow('no column for customer among: foo, bar')
    expect(() => parsePurchaseLog('customer,date\n')).toThrow('no order could be read')
  })
})

describe('dates', () => {
  it('are read however they are written', () => {
    const read = datesIn(['31/12/2025'])
    for (const text of [
      '2026-03-04',
      '2026-03-04T23:59:59+02:00',
      '2026/3/4',
      '20260304',
      '4/3/2026',
      '4 Mar 2026',
    ]) {
      expect(read(text), text).toBe(day('2026-03-04'))
    }
    expect(read('1772582400')).toBe(day('2026-03-04'))
    expect(read('1772582400000')).toBe(day('2026-03-04'))
    expect(datesIn(['12/31/2025'])('3/4/2026')).toBe(day('2026-03-04'))
    expect([read('yesterday'), read('2026-13-01'), read('')]).toEqual([null, null, null])
  })

  it('are not guessed at where day and month could be either', () => {
    expect(() => datesIn(['03/04/2026'])).toThrow('--dates dmy or --dates mdy')
    expect(datesIn(['03/04/2026'], 'mdy')('03/04/2026')).toBe(day('2026-03-04'))
  })
})

it('reads amounts with currencies, thousands and either decimal mark', () => {
  const read = ['12', '$1,234.50', '1.234,50 €', '12,5', '1,234', '(7.00)', '-3', '1e3', ''].map(amountIn)
  expect(read).toEqual([12, 1234.5, 1234.5, 12.5, 1234, -7, -3, 1000, 0])
  expect(amountIn('free')).toBeNull()
})
