import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { affinities } from './affinity.ts'
import { bandRange, priceBand } from './price-band.ts'
import { type Act, addToTaste, emptyTaste, mergeTaste } from './taste.ts'

const dayMs = 86_400_000
const now = 20_500 * dayMs

const act: fc.Arbitrary<Act> = fc.record({
  at: fc.integer({ min: 20_400, max: 20_500 }).map((day) => day * dayMs),
  weight: fc.constantFrom(1, 0.5, 4, -2, 3, 8, -6),
  facets: fc.array(
    fc.option(
      fc.record(
        {
          categories: fc.uniqueArray(fc.constantFrom('Fiction', 'Crime', 'Poetry', '42'), { maxLength: 3 }),
          brand: fc.constantFrom('Penguin', 'Faber', 'toString'),
          tags: fc.uniqueArray(fc.constantFrom('new', 'signed', 'large print'), { maxLength: 2 }),
          price_minor: fc.integer({ min: 0, max: 100_000 }),
        },
        { requiredKeys: [] },
      ),
    ),
    { maxLength: 3 },
  ),
  signals: fc.record({ priced: fc.nat(9), rank: fc.nat(100), help: fc.nat(1) }, { requiredKeys: [] }),
})

describe('taste', () => {
  it('is the same in whatever order things were done, and however they were cut into batches', () => {
    const shuffled = fc
      .array(act, { maxLength: 25 })
      .chain((acts) => fc.tuple(fc.constant(acts), fc.shuffledSubarray(acts, { minLength: acts.length })))
    fc.assert(
      fc.property(shuffled, ([acts, other]) => {
        const whole = addToTaste(emptyTaste, acts)
        const bit = other.reduce((taste, one) => addToTaste(taste, [one]), emptyTaste)
        expect(JSON.stringify(bit)).toBe(JSON.stringify(whole))
        expect(affinities(bit, now, 60)).toEqual(affinities(whole, now, 60))
      }),
    )
  })

  it('of two people who turn out to be one is what one would have had', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), fc.array(act, { maxLength: 12 }), (a, b) => {
        const [left, right] = [addToTaste(emptyTaste, a), addToTaste(emptyTaste, b)]
        const whole = addToTaste(left, b)
        expect(mergeTaste(left, right)).toEqual(whole)
        expect(mergeTaste(right, left)).toEqual(whole)
        expect(mergeTaste(left, undefined)).toBe(left)
      }),
    )
  })

  it('is forgotten by taking away what was added', () => {
    fc.assert(
      fc.property(act, fc.array(act, { maxLength: 10 }), (one, others) => {
        const without = addToTaste(emptyTaste, others)
        const undone = addToTaste(addToTaste(without, [{ ...one, signals: {} }]), [
          { ...one, signals: {}, weight: -one.weight },
        ])
        expect(affinities(undone, now, 60).map(({ evidence }) => evidence)).toEqual(
          affinities(without, now, 60).map(({ evidence }) => evidence),
        )
      }),
    )
  })
})

describe('affinities', () => {
  const crime = { categories: ['Fiction', 'Crime'], brand: 'Faber', price_minor: 1_000 }
  const poetry = { categories: ['Poetry'], price_minor: 3_000 }

  it('fade, are parts of what is liked, and say how far they can be believed', () => {
    const taste = addToTaste(emptyTaste, [
      { at: now - 60 * dayMs, weight: 4, facets: [crime] },
      { at: now, weight: 6, facets: [poetry] },
    ])
    const [category, brand, band] = affinities(taste, now, 60)
    expect(category).toEqual({
      kind: 'category',
      evidence: 10,
      confidence: 0.5,
      entries: [
        { key: 'Poetry', weight: 6, share: 0.6 },
        { key: 'Crime', weight: 2, share: 0.2 },
        { key: 'Fiction', weight: 2, share: 0.2 },
      ],
    })
    expect(brand?.entries).toEqual([{ key: 'Faber', weight: 2, share: 1 }])
    expect(band?.entries.map(({ key }) => bandRange(Number(key)))).toEqual([
      [2_897, 4_096],
      [725, 1_024],
    ])
  })

  it('know what is not liked, and give it no share', () => {
    const taste = addToTaste(emptyTaste, [
      { at: now, weight: 1, facets: [poetry] },
      { at: now, weight: -6, facets: [{ categories: ['Crime'] }] },
    ])
    expect(affinities(taste, now, 60)[0]?.entries).toEqual([
      { key: 'Poetry', weight: 1, share: 1 },
      { key: 'Crime', weight: -6, share: 0 },
    ])
  })

  it('let the shopper have the last word', () => {
    const taste = addToTaste(emptyTaste, [{ at: now, weight: 30, facets: [crime] }])
    const said = { category: { likes: ['Poetry'], dislikes: ['Crime'] } }
    expect(affinities(taste, now, 60, said)[0]?.entries.map(({ key, said }) => [key, said])).toEqual([
      ['Fiction', undefined],
      ['Poetry', 'like'],
      ['Crime', 'dislike'],
    ])
  })

  it('are none for nobody', () => {
    for (const { evidence, confidence, entries } of affinities(emptyTaste, now, 60)) {
      expect([evidence, confidence, entries]).toEqual([0, 0, []])
    }
  })
})

describe('a price band', () => {
  it('holds the amounts it says it holds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000_000_000 }), (minor) => {
        const [from, below] = bandRange(priceBand(minor))
        expect(minor >= from && minor < below).toBe(true)
      }),
    )
  })
})
