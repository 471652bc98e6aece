import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { associationRules } from './association-rules.ts'
import { frequentItemsets } from './associations.ts'
import { pairRules } from './pair-rules.ts'

const basket = (person: string, ...items: number[]) => ({ person, items })

describe('rules of pairs', () => {
  it('are those of the search for all itemsets, whatever the orders', () => {
    const some = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { maxLength: 6 }), {
      minLength: 1,
      maxLength: 40,
    })
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 4 }), (lines, fewest) => {
        fc.pre(fewest <= lines.length)
        const { index, itemsets } = frequentItemsets(lines, {
          minSupport: fewest / lines.length,
          maxLength: 2,
        })
        const slow = associationRules(index, itemsets, { minConfidence: 0.3 }).map(
          ({ left, right, count, lift_at_least }) => `${left[0]} ${right} ${count} ${lift_at_least}`,
        )
        const baskets = lines.map((items, i) => basket(`p${i}`, ...items))
        const quick = pairRules(baskets, { minConfidence: 0.3, fewest, limit: 1_000 }).map(
          ({ left, right, count, lift_at_least }) => `${left} ${right} ${count} ${lift_at_least}`,
        )
        expect(quick.sort()).toEqual(slow.sort())
      }),
    )
  })

  it('are worked out by hand for five orders', () => {
    const baskets = [
      basket('a', 1, 2),
      basket('b', 1, 2, 3),
      basket('c', 1),
      basket('d', 2, 2),
      basket('e', 3),
    ]
    const [first] = pairRules(baskets, { minConfidence: 0, fewest: 2, limit: 1 })
    expect(first).toMatchObject({ left: 1, right: 2, count: 2, left_count: 3, right_count: 3, people: 2 })
    expect(first?.support).toBeCloseTo(2 / 5)
    expect(first?.confidence).toBeCloseTo(2 / 3)
    expect(first?.lift).toBeCloseTo(2 / 3 / (3 / 5))
    expect(first?.leverage).toBeCloseTo(2 / 5 - 9 / 25)
  })

  it('say nothing of what one person bought again and again', () => {
    const again = Array.from({ length: 9 }, () => basket('a', 1, 2))
    const others = ['b', 'c', 'd'].map((person) => basket(person, 1, 2))
    const options = { minConfidence: 0, fewest: 5, limit: 10 }
    expect(pairRules([...again, ...others], options)).toEqual([])
    expect(pairRules([...again, ...others, basket('e', 1, 2)], options)).toHaveLength(2)
  })
})
