import { describe, expect, it } from 'vitest'
import { diversify, type Kind, likeness, noVariety, relevanceOf, type VarietySettings } from './diversify.ts'

const kind = (categories: string[], brand: string | null = null, group: string | null = null): Kind => ({
  categories,
  brand,
  group,
})
const ranked = (candidates: readonly Kind[]) => candidates.map((_, rank) => relevanceOf(rank))
const arrange = (
  candidates: Kind[],
  settings: Partial<VarietySettings>,
  wanted = candidates.length,
  chosen: Kind[] = [],
) =>
  diversify(
    { candidates, relevance: ranked(candidates), chosen, settings: { ...noVariety, ...settings } },
    wanted,
  )

/** The definition written out: no running maxima, everything computed anew for each place. */
function slowly(candidates: Kind[], diversity: number, wanted: number): number[] {
  const order: number[] = []
  while (order.length < wanted) {
    const left = candidates.map((_, i) => i).filter((i) => !order.includes(i))
    const worth = (i: number) =>
      (1 - diversity) * relevanceOf(i) -
      diversity * Math.max(0, ...order.map((j) => likeness(candidates[i]!, candidates[j]!)))
    order.push(left.toSorted((a, b) => worth(b) - worth(a) || a - b)[0]!)
  }
  return order
}

describe('likeness', () => {
  it('is 1 for variants, and counts the shared path and the brand of others', () => {
    expect(likeness(kind([], null, 'g'), kind(['A'], 'B', 'g'))).toBe(1)
    expect(likeness(kind(['A', 'B']), kind(['A', 'C']))).toBe(0.5)
    expect(likeness(kind(['A', 'B'], 'X'), kind(['A', 'C'], 'X'))).toBeCloseTo(0.7)
    expect(likeness(kind(['A', 'B'], 'X'), kind(['A', 'B'], 'Y'))).toBeCloseTo(0.6)
    expect(likeness(kind([]), kind([]))).toBe(0)
  })
})

describe('diversify', () => {
  const shelf = [
    kind(['Books', 'Gothic'], 'A'),
    kind(['Books', 'Gothic'], 'A'),
    kind(['Books', 'Gothic'], 'B'),
    kind(['Books', 'Poetry'], 'A'),
    kind(['Toys'], 'C'),
    kind(['Books', 'Poetry'], 'B'),
  ]

  it('keeps the order of relevance when no diversity is wanted', () => {
    expect(arrange(shelf, {})).toEqual([0, 1, 2, 3, 4, 5])
    expect(arrange(shelf, {}, 2)).toEqual([0, 1])
  })

  it.each([0.1, 0.3, 0.7, 1])('takes the candidates the definition takes, at %s', (diversity) => {
    expect(arrange(shelf, { diversity })).toEqual(slowly(shelf, diversity, shelf.length))
  })

  it('begins with the most relevant, then with what is least like it', () => {
    expect(arrange(shelf, { diversity: 0.5 }, 2)).toEqual([0, 4])
  })

  it('counts what stands on the shelf already', () => {
    expect(arrange([kind(['Toys']), kind(['Books'])], { diversity: 0.5 }, 1, [kind(['Toys'])])).toEqual([1])
    expect(arrange(shelf, { maxPerBrand: 1 }, 6, [kind([], 'A')])).toEqual([2, 4])
  })

  it('has no more of a brand or a narrowest category than allowed, rather fewer products', () => {
    expect(arrange(shelf, { maxPerBrand: 1 })).toEqual([0, 2, 4])
    expect(arrange(shelf, { maxPerCategory: 1 })).toEqual([0, 3, 4])
    expect(arrange([kind([]), kind([])], { maxPerBrand: 1, maxPerCategory: 1 })).toEqual([0, 1])
  })

  it('shows one variant of a group', () => {
    expect(arrange([kind([], null, 'g'), kind([], null, 'g'), kind([])], { maxPerBrand: 9 })).toEqual([0, 2])
  })

  it('works with more candidates than ever before', () => {
    const many = Array.from({ length: 700 }, (_, i) => kind([String(i)]))
    expect(arrange(many, { diversity: 0.5 }, 700)).toHaveLength(700)
  })
})
