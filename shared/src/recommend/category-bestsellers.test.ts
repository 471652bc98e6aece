import { describe, expect, it } from 'vitest'
import { type CategoryInputs, categoryBestsellers, rankInterests } from './category-bestsellers.ts'

const numbers = (from: number, count: number) =>
  Uint32Array.from({ length: count }, (_, i) => from + count - 1 - i)

function inputs(seen: CategoryInputs['seen'], popular: Record<number, number> = {}): CategoryInputs {
  const lists: Record<string, Uint32Array> = {
    Books: numbers(1, 300),
    Gothic: numbers(1, 30),
    Poetry: numbers(40, 40),
    Rare: numbers(1, 2),
  }
  const level = new Float32Array(400)
  for (const [item, value] of Object.entries(popular)) level[Number(item)] = value
  return {
    seen,
    members: (category) => {
      const items = lists[category]
      return items && { items, size: items.length }
    },
    catalogueSize: 300,
    stats: { level },
  }
}

describe('categoryBestsellers', () => {
  it('fills the shelf from the genre of three opened books, never opened ones included', () => {
    const seen = [1, 2, 3].map((item) => ({ item, categories: ['Books', 'Gothic'] }))
    const picks = categoryBestsellers(inputs(seen, { 9: 5, 5: 7 }), 12)
    expect(picks).toHaveLength(12)
    expect(picks.map(({ item }) => item).slice(0, 4)).toEqual([5, 9, 30, 29])
    expect(picks.every(({ cause }) => cause.because === 'category' && cause.category === 'Gothic')).toBe(true)
    expect(picks[0]!.cause).toEqual({ because: 'category', category: 'Gothic', item: 1 })
  })

  it('goes on with the next category when the first has no more', () => {
    const seen = [
      { item: 40, categories: ['Poetry'] },
      { item: 1, categories: ['Gothic'] },
    ]
    const categories = categoryBestsellers(inputs(seen), 50).map(({ cause }) =>
      cause.because === 'category' ? cause.category : '',
    )
    expect(new Set(categories)).toEqual(new Set(['Poetry', 'Gothic']))
    expect(new Set(categories.slice(0, 39))).toEqual(new Set(['Poetry']))
  })

  it('picks no product twice and none that was opened', () => {
    const seen = [{ item: 3, categories: ['Books', 'Gothic'] }]
    const items = categoryBestsellers(inputs(seen), 200).map(({ item }) => item)
    expect(new Set(items).size).toBe(items.length)
    expect(items).not.toContain(3)
  })

  it('has nothing without categories', () => {
    expect(categoryBestsellers(inputs([{ item: 1, categories: [] }]), 5)).toEqual([])
    expect(categoryBestsellers(inputs([{ item: 1, categories: ['Unknown'] }]), 5)).toEqual([])
  })
})

describe('rankInterests', () => {
  it('prefers the special to the general, but not what cannot fill a shelf', () => {
    const seen = [1, 2, 3].map((item) => ({ item, categories: ['Books', 'Gothic', 'Rare'] }))
    expect(rankInterests(inputs(seen), 12).map(({ category }) => category)).toEqual(['Gothic', 'Books'])
  })

  it('prefers what was looked at last', () => {
    const seen = [
      { item: 40, categories: ['Poetry'] },
      { item: 1, categories: ['Gothic'] },
    ]
    expect(rankInterests(inputs(seen), 12)[0]).toMatchObject({ category: 'Poetry', item: 40 })
  })
})
