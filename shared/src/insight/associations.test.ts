import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { associationRules } from './association-rules.ts'
import { continueSearch, frequentItemsets, type ItemsetSearch, startSearch } from './associations.ts'
import { indexBaskets } from './basket-index.ts'

/** The example of mlxtend's documentation. */
const baskets = [
  ['Milk', 'Onion', 'Nutmeg', 'Kidney Beans', 'Eggs', 'Yogurt'],
  ['Dill', 'Onion', 'Nutmeg', 'Kidney Beans', 'Eggs', 'Yogurt'],
  ['Milk', 'Apple', 'Kidney Beans', 'Eggs'],
  ['Milk', 'Unicorn', 'Corn', 'Kidney Beans', 'Yogurt'],
  ['Corn', 'Onion', 'Onion', 'Kidney Beans', 'Ice cream', 'Eggs'],
]

const named = (items: number[], names: string[]) => items.map((item) => names[item]!).sort()

describe('frequent itemsets', () => {
  it('are those of mlxtend’s example at a support of 0.6', () => {
    const { index, itemsets } = frequentItemsets(baskets, { minSupport: 0.6 })
    const found = itemsets.map(({ items, count }) => `${named(items, index.items).join('+')} ${count}`)
    expect(found.sort()).toEqual([
      'Eggs 4',
      'Eggs+Kidney Beans 4',
      'Eggs+Kidney Beans+Onion 3',
      'Eggs+Onion 3',
      'Kidney Beans 5',
      'Kidney Beans+Milk 3',
      'Kidney Beans+Onion 3',
      'Kidney Beans+Yogurt 3',
      'Milk 3',
      'Onion 3',
      'Yogurt 3',
    ])
  })

  it('equal the slow way: count every set of items in every basket', () => {
    const some = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { maxLength: 6 }), {
      minLength: 1,
      maxLength: 40,
    })
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 4 }), (lines, least) => {
        const slow = Array.from({ length: 63 }, (_, i) =>
          [0, 1, 2, 3, 4, 5].filter((item) => ((i + 1) >> item) & 1),
        )
          .map((items) => ({
            items,
            count: lines.filter((line) => items.every((item) => line.includes(item))).length,
          }))
          .filter(({ count }) => count >= least)
          .map(({ items, count }) => `${items} ${count}`)
        const { index, itemsets } = frequentItemsets(lines, { minSupport: Math.min(1, least / lines.length) })
        const quick = itemsets.map(
          ({ items, count }) => `${items.map((i) => index.items[i]!).sort()} ${count}`,
        )
        if (least <= lines.length) expect(quick.sort()).toEqual(slow.sort())
      }),
    )
  })

  it('come the same in slices kept as text', () => {
    const index = indexBaskets(baskets, 0.4)
    let state = startSearch(index)
    while (state.next >= 0)
      state = JSON.parse(JSON.stringify(continueSearch(index, state, 1))) as ItemsetSearch
    expect(state).toEqual(continueSearch(index, startSearch(index)))
    expect(state.found.length).toBeGreaterThan(20)
  })

  it('stay within the greatest length', () => {
    const { itemsets } = frequentItemsets(baskets, { minSupport: 0.6, maxLength: 2 })
    expect(Math.max(...itemsets.map(({ items }) => items.length))).toBe(2)
    expect(frequentItemsets(baskets, { minSupport: 0.6, maxLength: 1 }).itemsets).toHaveLength(5)
  })

  it('are none of nothing, and refuse a support of 0', () => {
    expect(frequentItemsets([], { minSupport: 0.1 }).itemsets).toEqual([])
    expect(() => indexBaskets(baskets, 0)).toThrow('above 0')
  })
})

describe('association rules', () => {
  const { index, itemsets } = frequentItemsets(baskets, { minSupport: 0.6 })

  it('have the measures of mlxtend’s example', () => {
    const rules = associationRules(index, itemsets, { minConfidence: 0.7 })
    const onion = rules.find(({ left, right }) => left.join() === 'Onion' && right === 'Eggs')
    expect(onion).toMatchObject({ count: 3, support: 0.6, confidence: 1, lift: 1.25 })
    expect(onion?.leverage).toBeCloseTo(0.12, 12)
    const eggs = rules.find(({ left, right }) => left.join() === 'Eggs' && right === 'Onion')
    expect(eggs?.confidence).toBe(0.75)
    expect(eggs?.lift).toBeCloseTo(1.25, 12)
    expect(rules.map(({ lift }) => lift)).toEqual(rules.map(({ lift }) => lift).toSorted((a, b) => b - a))
  })

  it('promise less than they showed where they showed it rarely', () => {
    const rules = associationRules(index, itemsets, { minConfidence: 0.7 })
    const rule = rules.find(({ left, right }) => left.join() === 'Onion' && right === 'Eggs')
    // Wilson at 3 of 3: 1 / (1 + z²/3) = 0.43850
    expect(rule?.lift_at_least).toBeCloseTo(0.4385 * 1.25, 4)
  })

  it('may have an empty left side when one item is enough', () => {
    const rules = associationRules(index, itemsets, { minConfidence: 0.8, minLength: 1 })
    expect(
      rules
        .filter(({ left }) => left.length === 0)
        .map(({ right }) => right)
        .sort(),
    ).toEqual(['Eggs', 'Kidney Beans'])
  })
})
