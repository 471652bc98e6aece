import { describe, expect, it } from 'vitest'
import { likeness, sharedTrait, similar, specialness, type Traits } from './similar.ts'

const traits = (more: Partial<Traits> = {}): Traits => ({
  brand: null,
  categories: [],
  tags: [],
  price_minor: 1_000,
  ...more,
})
const special = () => 1

describe('similar', () => {
  it('goes by shared words, then by what else is shared', () => {
    const own = traits({ brand: 'Penguin', categories: ['Books', 'Gothic'] })
    const others = new Map([
      [2, traits({ categories: ['Books'] })],
      [3, traits({ brand: 'Penguin', categories: ['Books', 'Gothic'] })],
      [4, traits()],
    ])
    const matches = [
      { item: 1, score: 20 },
      { item: 2, score: 8 },
      { item: 3, score: 7 },
      { item: 4, score: 2 },
      { item: 5, score: 9 },
    ]
    const picks = similar(
      { item: 1, traits: own, matches, traitsOf: (item) => others.get(item), special },
      10,
    )
    // 1 is the product itself, 5 is no longer shown.
    expect(picks).toEqual([
      { item: 3, cause: { because: 'similar', item: 1, shared: 'Penguin' } },
      { item: 2, cause: { because: 'similar', item: 1, shared: 'Books' } },
      { item: 4, cause: { because: 'similar', item: 1, shared: null } },
    ])
  })

  it('counts a category by how special it is', () => {
    expect([specialness(1, 100), specialness(10, 100), specialness(100, 100), specialness(1, 1)]).toEqual([
      1, 0.5, 0, 0,
    ])
    const gothic = traits({ categories: ['Gothic'] })
    expect(likeness(gothic, gothic, () => 0.5)).toBeCloseTo(0.15 + 0.1)
    expect(likeness(traits(), traits({ price_minor: 0 }), special)).toBe(0)
  })

  it('names the brand, else the narrowest category, else a tag', () => {
    const own = traits({ brand: 'A', categories: ['Books', 'Gothic'], tags: ['sea'] })
    expect(sharedTrait(own, { ...own })).toBe('A')
    expect(sharedTrait(own, { ...own, brand: 'B' })).toBe('Gothic')
    expect(sharedTrait(own, traits({ tags: ['sea'] }))).toBe('sea')
    expect(sharedTrait(own, traits())).toBeNull()
  })
})
