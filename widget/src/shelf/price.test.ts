import { expect, test } from 'vitest'
import { priceText } from './price.ts'

test('minor units follow the currency: two digits, none, three', () => {
  expect(priceText(1299, 'GBP', 'en-GB')).toBe('£12.99')
  expect(priceText(1299, 'JPY', 'ja-JP')).toBe('￥1,299')
  expect(priceText(1299, 'KWD', 'en')).toMatch(/1\.299/)
})

test('the locale writes the money', () => {
  expect(priceText(129_900, 'EUR', 'de-DE').replace(/\s/, ' ')).toBe('1.299,00 €')
})

test('what is no amount or no currency is empty', () => {
  expect(priceText(Number.NaN, 'EUR', 'en')).toBe('')
  expect(priceText(100, 'nonsense', 'en')).toBe('')
})
