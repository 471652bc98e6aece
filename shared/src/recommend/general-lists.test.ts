import { describe, expect, it } from 'vitest'
import { bestsellers, newArrivals } from './general-lists.ts'
import { recentlyViewed } from './recently-viewed.ts'
import { Top } from './top.ts'

describe('lists that need no neighbours', () => {
  it('keep the order they are given and stop at the limit', () => {
    expect(bestsellers([3, 1, 2], 2).map(({ item }) => item)).toEqual([3, 1])
    expect(newArrivals([9, 8], 5)).toEqual([
      { item: 9, cause: { because: 'new' } },
      { item: 8, cause: { because: 'new' } },
    ])
  })

  it('show what was opened newest first, each once', () => {
    expect(recentlyViewed([1, 2, 1, 3, 3], 2).map(({ item }) => item)).toEqual([3, 1])
    expect(recentlyViewed([], 2)).toEqual([])
  })
})

describe('Top', () => {
  it('keeps what sorting would keep, equal scores in order of arrival', () => {
    const scores = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5]
    const top = new Top(6)
    scores.forEach((score, item) => {
      top.offer(item, score)
    })
    const sorted = scores.map((score, item) => ({ item, score })).sort((a, b) => b.score - a.score)
    expect(top.list()).toEqual(sorted.slice(0, 6))
  })

  it('keeps nothing when nothing is wanted', () => {
    const top = new Top(0)
    top.offer(1, 1)
    expect(top.list()).toEqual([])
  })
})
