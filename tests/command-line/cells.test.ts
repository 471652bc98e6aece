import { describe, expect, it } from 'vitest'
import { parseDecimal, toMinor } from '../../scripts/kindred/decimal.ts'
import { columnsOf, parseMapping } from '../../scripts/kindred/mapping.ts'
import { momentReader } from '../../scripts/kindred/moment.ts'
import { duration } from '../../scripts/kindred/progress.ts'
import { parseSkipRule } from '../../scripts/kindred/skip-rule.ts'

describe('amounts', () => {
  it('are read exactly, whatever stands around them', () => {
    const minor = (text: string, mark: '.' | ',' = '.') => toMinor(parseDecimal(text, mark), 2)
    expect(minor('12.5')).toBe(1250)
    expect(minor('£1,234.50')).toBe(123_450)
    expect(minor('1.234,50 €', ',')).toBe(123_450)
    expect(minor('CHF 1’200')).toBe(120_000)
    expect(minor('-0.005')).toBe(-1)
    expect(minor('.5')).toBe(50)
  })

  it('are multiplied before they are rounded, half away from zero', () => {
    expect(toMinor(parseDecimal('0.145', '.'), 2, 10)).toBe(145)
    expect(toMinor(parseDecimal('0.001', '.'), 2, 12_540)).toBe(1254)
    expect(toMinor(parseDecimal('1.005', '.'), 2)).toBe(101)
    expect(toMinor(parseDecimal('3', '.'), 0, 7)).toBe(21)
  })

  it('are refused when there is no number', () => {
    for (const text of ['', 'free', '1.2.3', '--1', '1e5'])
      expect(() => parseDecimal(text, '.')).toThrow(/not a number/)
  })
})

describe('dates', () => {
  const london = momentReader('YYYY-MM-DD HH:mm:ss', 'Europe/London')

  it('without an offset are read in the given zone, summer time included', () => {
    expect(london('2011-01-10 12:00:00')).toBe(Date.UTC(2011, 0, 10, 12))
    expect(london('2011-07-10 12:00:00')).toBe(Date.UTC(2011, 6, 10, 11))
    expect(momentReader('DD/MM/YYYY', 'Asia/Shanghai')('02/03/2024')).toBe(Date.UTC(2024, 2, 1, 16))
  })

  it('with an offset of their own are read by it', () => {
    expect(momentReader('iso', 'Asia/Tokyo')('2024-05-01T10:00:00+02:00')).toBe(Date.UTC(2024, 4, 1, 8))
    expect(momentReader('iso', 'UTC')('2024-05-01')).toBe(Date.UTC(2024, 4, 1))
    expect(momentReader('unix', 'UTC')('1700000000')).toBe(1_700_000_000_000)
  })

  it('that do not exist are refused', () => {
    for (const text of [
      '2011-02-30 12:00:00',
      '2011-13-01 12:00:00',
      '2011-01-01',
      'soon',
      '2011-01-01 25:00:00',
    ]) {
      expect(() => london(text)).toThrow(/not a date/)
    }
  })
})

describe('rules for skipping', () => {
  it('compare texts, prefixes, numbers and emptiness', () => {
    const skips = (rule: string, value: string) => parseSkipRule(rule).matches(value)
    expect([skips('A=x', 'x'), skips('A=x', 'xy')]).toEqual([true, false])
    expect([skips('A^=C', 'C1'), skips('A^=C', '1C')]).toEqual([true, false])
    expect([skips('A<=0', '0'), skips('A<=0', '-3'), skips('A<=0', '0.1')]).toEqual([true, true, false])
    expect([skips('A==', ''), skips('A==', ' ')]).toEqual([true, false])
    expect([skips('A!=x', 'y'), skips('A>5', '6'), skips('A<5', '')]).toEqual([true, true, false])
  })

  it('are refused when they say nothing', () => {
    for (const rule of ['A', '=x', 'A<=zero', '']) expect(() => parseSkipRule(rule)).toThrow(/--skip-if/)
  })
})

describe('mapping', () => {
  it('takes columns, templates and filters, and the target’s own name without an option', () => {
    const mapping = parseMapping(
      ['url=/p/{Sku}', 'id=Sku|lower', 'brand=Maker'],
      ['id', 'url', 'brand', 'title'],
    )
    const record = { Sku: 'A 1', Maker: ' Penguin ', title: 'Emma' }
    expect(Object.fromEntries([...mapping].map(([target, read]) => [target, read(record)]))).toEqual({
      id: 'a 1',
      url: '/p/A%201',
      brand: 'Penguin',
      title: 'Emma',
    })
    expect(columnsOf(['url=/p/{Sku}/{Size}', 'id=Sku|lower'])).toEqual(['Sku', 'Size', 'Sku'])
  })

  it('refuses targets and filters that do not exist', () => {
    expect(() => parseMapping(['colour=Colour'], ['id'])).toThrow(/target one of id/)
    expect(() => parseMapping(['id=Sku|reverse'], ['id'])).toThrow(/no filter/)
  })
})

it('says durations in words', () => {
  expect([duration(0.2), duration(59), duration(125), duration(3_780)]).toEqual([
    '1 s',
    '59 s',
    '2 min 5 s',
    '1 h 3 min',
  ])
})
