import { expect, test } from 'vitest'
import type { Reason } from '#shared/wire/reason'
import { headingOf, lineOf, plain, type Wording } from './wording.ts'
import { loadWords } from './words.ts'

const emma = { id: 'emma', title: 'Emma' }
const reasons: Reason[] = [
  { because: 'viewed', item: emma },
  { because: 'also_viewed', item: emma, people: 12, of: 40 },
  { because: 'bought_together', item: emma },
  { because: 'viewed_then_bought', item: emma, people: 9, of: 40 },
  { because: 'recently_viewed' },
  { because: 'buy_again', times: 3, last_at: 1 },
  { because: 'similar', item: emma, shared: 'Jane Austen' },
  { because: 'history', item: emma, did: 'bought' },
  { because: 'history', item: emma, did: 'viewed' },
  { because: 'category', category: 'Novels' },
  { because: 'category', category: 'Novels', item: emma },
  { because: 'brand', brand: 'Penguin' },
  { because: 'brand', brand: 'Penguin', item: emma },
  { because: 'on_sale', percent: 20 },
  { because: 'on_sale', category: 'Novels' },
  { because: 'to_free_shipping', missing_minor: 450 },
  { because: 'trending', hours: 24, people: 1200 },
  { because: 'trending', hours: 168, people: 30 },
  { because: 'bestseller' },
  { because: 'new' },
  { because: 'chosen' },
  { because: 'discover' },
]

async function wordingIn(locale: string, own?: string): Promise<Wording> {
  return { words: await loadWords(locale), locale, own, currency: 'GBP' }
}

test.each(['en', 'zh-CN'])(
  'every reason has a heading and a line, with nothing left to fill in (%s)',
  async (locale) => {
    const wording = await wordingIn(locale)
    for (const reason of reasons) {
      const heading = plain(headingOf(wording, reason))
      const line = plain(lineOf(wording, reason, null))
      for (const text of [heading, line]) expect(text).toMatch(/^[^{}]+$/)
      expect(heading).not.toBe(wording.words.heading.unknown)
    }
  },
)

test('the headings in English', async () => {
  const wording = await wordingIn('en')
  expect(reasons.map((reason) => plain(headingOf(wording, reason)))).toEqual([
    'Because you looked at Emma',
    'People who looked at Emma also looked at',
    'Bought together with Emma',
    'What people bought after looking at Emma',
    'You looked at these before',
    'Buy again',
    'Similar to Emma',
    'Because you bought Emma',
    'Because you looked at Emma before',
    'Popular in Novels',
    'Popular in Novels, because you looked at Emma',
    'More from Penguin',
    'More from Penguin, because you looked at Emma',
    'Reduced',
    'Reduced in Novels',
    'Only £4.50 to free shipping',
    'Trending now',
    'Trending now',
    'Popular right now',
    'New arrivals',
    'Our picks',
    'Be among the first to look',
  ])
})

test('on its own page a product is "this"', async () => {
  const heading = async (locale: string) => plain(headingOf(await wordingIn(locale, 'emma'), reasons[2]!))
  expect(await heading('en')).toBe('Bought together with this')
  expect(await heading('zh')).toBe('与这件商品一起购买')
})

test('figures alone are left where the heading said the rest; none are made up', async () => {
  const wording = await wordingIn('en')
  const line = (reason: Reason) => plain(lineOf(wording, reason, reason))
  expect(reasons.map(line).filter(Boolean)).toEqual([
    '12 of 40 people',
    '9 of 40 people',
    '3 times',
    'Jane Austen',
    '20% off',
    '1,200 people in 24 hours',
    '30 people in 7 days',
  ])
})

test('a product bought once says no number', async () => {
  const wording = await wordingIn('en')
  expect(plain(lineOf(wording, { because: 'buy_again', times: 1, last_at: 1 }, null))).toBe(
    'You bought this before',
  )
})

test('a reason nobody knows yet claims nothing', async () => {
  const wording = await wordingIn('en')
  const reason = { because: 'horoscope' } as unknown as Reason
  expect(plain(headingOf(wording, reason))).toBe('Also in the shop')
  expect(lineOf(wording, reason, null)).toEqual([])
})

test('Simplified Chinese serves Chinese, English all others', async () => {
  for (const locale of ['zh', 'zh-CN', 'zh-Hans-SG'])
    expect(await loadWords(locale)).toBe(await loadWords('zh-CN'))
  for (const locale of ['de', 'zh-TW', 'zh-Hant', 'zh-HK', ''])
    expect(await loadWords(locale)).toBe(await loadWords('en'))
})

test('a product of another category than the heading says so, though the same book led to both', async () => {
  const wording = await wordingIn('en')
  const heading: Reason = { because: 'category', category: 'Mugs', item: emma }
  const line = (category: string) =>
    plain(lineOf(wording, { because: 'category', category, item: emma }, heading))
  expect(line('Mugs')).toBe('')
  expect(line('Kitchen')).toContain('Kitchen')
})
