import { expect, test } from 'vitest'
import { createFormat } from './format.ts'

const pounds = createFormat({ locale: 'en-GB', currency: 'GBP', timeZone: 'Europe/London' })

test('money has the decimals of its currency', () => {
  expect(pounds.money(891_140_790)).toBe('£8,911,407.90')
  const yen = createFormat({ locale: 'en', currency: 'JPY', timeZone: 'UTC' })
  expect(yen.money(1_250)).toBe('¥1,250')
  const dinar = createFormat({ locale: 'en', currency: 'KWD', timeZone: 'UTC' })
  expect(dinar.money(1_250).replace(/\s/g, ' ')).toBe('KWD 1.250')
})

test('a short amount never has half its decimals', () => {
  expect([50, 100, 2_273, 58_012, 112_274].map(pounds.moneyShort)).toEqual([
    '£0.50',
    '£1',
    '£22.73',
    '£580',
    '£1.12k',
  ])
  expect(pounds.moneyWhole(112_274)).toBe('£1,123')
  expect([pounds.money(-150), pounds.moneyShort(-100)]).toEqual(['−£1.50', '−£1'])
})

test('money and dates are Chinese in Chinese', () => {
  const yuan = createFormat({ locale: 'zh-CN', currency: 'CNY', timeZone: 'Asia/Shanghai' })
  expect(yuan.money(123_456)).toBe('¥1,234.56')
  expect(yuan.moneyShort(12_000_000)).toBe('¥12万')
  expect(yuan.dayShort('2026-03-05')).toBe('3月5日')
})

test('a calendar day does not slip with the time zone', () => {
  const west = createFormat({ locale: 'en-GB', currency: 'GBP', timeZone: 'America/Los_Angeles' })
  expect(west.dayShort('2026-03-05')).toBe('5 Mar')
  expect(west.date(Date.UTC(2026, 2, 5, 3))).toBe('4 Mar 2026')
})

test('a change has its sign, and decimals only when small', () => {
  expect(pounds.change(0.1234)).toBe('+12%')
  expect(pounds.change(-0.034)).toBe('−3.4%')
  expect(pounds.change(0)).toBe('0%')
  expect(pounds.size(-8.107)).toBe('811%')
})

test('the past is told in the largest unit that fits, the future as now', () => {
  const now = 1_000 * 86_400_000
  expect(pounds.ago(now - 3 * 3_600_000, now)).toBe('3 hours ago')
  expect(pounds.ago(now - 86_400_000, now)).toBe('yesterday')
  expect(pounds.ago(now + 5_000, now)).toBe('now')
})
