import { expect, test } from 'vitest'
import type { Affinities } from '#shared/wire/taste'
import { interestsOf, offeredIn, switched, usualPrices } from './interests.ts'

const lists: Affinities[] = [
  {
    kind: 'category',
    evidence: 20,
    confidence: 0.7,
    entries: [
      { key: 'Poetry', weight: 12, share: 0.6, said: 'like' },
      { key: 'Drama', weight: 8, share: 0.4 },
      { key: 'Essays', weight: -1, share: 0 },
      { key: 'Horror', weight: -10, share: 0, said: 'dislike' },
    ],
  },
  { kind: 'price_band', evidence: 9, confidence: 0.5, entries: [{ key: '19', weight: 9, share: 1 }] },
]

test('what is liked and what the shopper said is shown, and stays where it was', () => {
  const order: string[] = ['Horror']
  const shown = interestsOf(lists, 'category', order)
  expect(shown.map(({ key, isLiked }) => [key, isLiked])).toEqual([
    ['Horror', false],
    ['Poetry', true],
    ['Drama', true],
  ])
  expect(order).toEqual(['Horror', 'Poetry', 'Drama'])
  expect(interestsOf(lists, 'brand', [])).toEqual([])
})

test('switching one interest says again what was said of the others', () => {
  expect(switched(lists, { kind: 'category', key: 'Drama', isLiked: false })).toEqual({
    interests: { category: { likes: ['Poetry'], dislikes: ['Horror', 'Drama'] } },
  })
  expect(switched(lists, { kind: 'category', key: 'Horror', isLiked: true })).toEqual({
    interests: { category: { likes: ['Poetry', 'Horror'], dislikes: [] } },
  })
  expect(switched([], { kind: 'tag', key: 'moon', isLiked: true })).toEqual({
    interests: { tag: { likes: ['moon'], dislikes: [] } },
  })
})

test('the price band looked at most is two amounts', () => {
  expect(usualPrices(lists)).toEqual([725, 1_023])
  expect(usualPrices([])).toBeNull()
})

test.each([
  [
    '["Poetry","Drama"]',
    [
      ['Poetry', 'Poetry'],
      ['Drama', 'Drama'],
    ],
  ],
  ['{"Poetry":"诗歌"}', [['Poetry', '诗歌']]],
  ['Poetry', []],
  ['null', []],
  ['[null,"",{}]', [['[object Object]', '[object Object]']]],
  [undefined, []],
])('offers what the attribute %j says', (attribute, offered) => {
  expect([...offeredIn(attribute)]).toEqual(offered)
})
