import { expect, test } from 'vitest'
import { eventNames } from '#shared/wire/event'
import { recommenders } from '#shared/wire/recommendation'
import { en } from './en.ts'
import { deed, firstLanguage, placeName, recommenderName } from './words.ts'
import { zh } from './zh.ts'

function texts(value: object, path = ''): [string, string][] {
  return Object.entries(value).flatMap(([key, entry]) => {
    if (typeof entry === 'string') return [[path + key, entry] as [string, string]]
    return typeof entry === 'object' ? texts(entry, `${path}${key}.`) : []
  })
}

function keys(value: object, path = ''): string[] {
  return Object.entries(value).flatMap(([key, entry]) =>
    typeof entry === 'object' ? keys(entry, `${path}${key}.`) : [path + key],
  )
}

test('both languages have the same keys, optional ones included', () => {
  expect(keys(zh).sort()).toEqual(keys(en).sort())
})

test('nothing is left in English, but for names', () => {
  const names = new Set(['locale', 'product', 'none'])
  const english = texts(zh).filter(([path, text]) => !names.has(path) && !/[\u4e00-\u9fff]/.test(text))
  expect(english).toEqual([])
})

test('every event, and every recommender, has its words in both languages', () => {
  for (const words of [en, zh]) {
    for (const name of eventNames) expect(deed(words, 'event', name)).not.toBe(words.did.other)
    for (const name of recommenders) expect(recommenderName(words, name)).not.toBe(name)
  }
})

test('a place of the merchant’s own and an event of a later version are no failure', () => {
  expect(placeName(en, 'gift-finder')).toBe('gift-finder')
  expect(deed(en, 'event', 'constructor')).toBe(en.did.other)
  expect(deed(en, 'order', '')).toBe('ordered')
})

test('the sentence of the overview reads well with and without a comparison', () => {
  const told = {
    revenue: '£1,200',
    orders: 1,
    ordersText: '1',
    when: 'in the last 7 days',
    than: 'in the period before',
    shelfShare: null,
  }
  expect(en.overview.story({ ...told, change: null, driver: null })).toBe(
    'The shop took £1,200 from 1 order in the last 7 days.',
  )
  const change = { direction: 'down', size: '12%' } as const
  expect(
    en.overview.story({ ...told, change, driver: { name: 'basket', change: '-10%' }, shelfShare: '8%' }),
  ).toBe(
    'The shop took £1,200 from 1 order in the last 7 days, 12% less than in the period before, mostly because the average order was smaller (-10%). 8% of the revenue is in products first clicked on a shelf.',
  )
})

test('the language is the one chosen, else the browser’s, else English', () => {
  expect(firstLanguage('en', ['zh-CN'])).toBe('en')
  expect(firstLanguage(null, ['zh-TW', 'en'])).toBe('zh-CN')
  expect(firstLanguage('klingon', ['de'])).toBe('en')
})
