import { expect, test } from 'vitest'
import type { Reason } from '#shared/wire/reason'
import { headingOf, lineOf, plain, wordsFor } from './words.ts'

const emma = { id: 'emma', title: 'Emma' }
const reasons: Reason[] = [
  { because: 'viewed', item: emma },
  { because: 'also_viewed', item: emma, people: 12, of: 40 },
  { because: 'bought_together', item: emma },
  { because: 'recently_viewed' },
  { because: 'category', category: 'Novels' },
  { because: 'category', category: 'Novels', item: emma },
  { because: 'bestseller' },
  { because: 'new' },
]

test.each(['en', 'zh-CN'])(
  'every reason has a heading and a line, with nothing left to fill in (%s)',
  (locale) => {
    const words = wordsFor(locale)
    for (const reason of reasons) {
      const heading = plain(headingOf(words, reason))
      const line = plain(lineOf(words, reason, { heading: null, locale }))
      for (const text of [heading, line]) expect(text).toMatch(/^[^{}]+$/)
    }
  },
)

test('the headings in English', () => {
  const words = wordsFor('en')
  expect(reasons.map((reason) => plain(headingOf(words, reason)))).toEqual([
    'Because you looked at Emma',
    'People who looked at Emma also looked at',
    'Bought together with Emma',
    'You looked at these before',
    'Popular in Novels',
    'Popular in Novels, because you looked at Emma',
    'Popular right now',
    'New arrivals',
  ])
})

test('on its own page a product is "this"', () => {
  const heading = (locale: string) => plain(headingOf(wordsFor(locale), reasons[2]!, 'emma'))
  expect(heading('en')).toBe('Bought together with this')
  expect(heading('zh')).toBe('与这件商品一起购买')
})

test('figures alone are left where the heading said the rest; none are made up', () => {
  const words = wordsFor('en')
  const line = (reason: Reason) => plain(lineOf(words, reason, { heading: reason, locale: 'en' }))
  expect(line(reasons[1]!)).toBe('12 of 40 people')
  expect(line(reasons[2]!)).toBe('')
})

test('a reason nobody knows yet claims nothing', () => {
  const words = wordsFor('en')
  const reason = { because: 'horoscope' } as unknown as Reason
  expect(plain(headingOf(words, reason))).toBe('Also in the shop')
  expect(lineOf(words, reason, { heading: null, locale: 'en' })).toEqual([])
})

test('Simplified Chinese serves Chinese, English all others', () => {
  for (const locale of ['zh', 'zh-CN', 'zh-Hans-SG']) expect(wordsFor(locale)).toBe(wordsFor('zh-CN'))
  for (const locale of ['de', 'zh-TW', 'zh-Hant', 'zh-HK', '']) expect(wordsFor(locale)).toBe(wordsFor('en'))
})

test('a product of another category than the heading says so, though the same book led to both', () => {
  const words = wordsFor('en')
  const heading: Reason = { because: 'category', category: 'Mugs', item: emma }
  const line = (category: string) =>
    plain(lineOf(words, { because: 'category', category, item: emma }, { heading, locale: 'en' }))
  expect(line('Mugs')).toBe('')
  expect(line('Kitchen')).toContain('Kitchen')
})
