import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addCrossSell, categoryReach, crossSellRules, newCrossSell } from './cross-sell.ts'

const size = 4
const people = fc.array(fc.array(fc.subarray([0, 1, 2, 3], { minLength: 1 }), { maxLength: 5 }), {
  maxLength: 60,
})

/** Next orders of who had `a` and lacked `b`, and of who lacked `b`, whatever they had. */
function byHand(all: readonly number[][][], a: number, b: number) {
  const counted = { asked: 0, taken: 0, open: 0, fresh: 0 }
  for (const days of all) {
    for (let i = 1; i < days.length; i++) {
      const owned = new Set(days.slice(0, i).flat())
      if (owned.has(b)) continue
      const takes = days[i]!.includes(b)
      counted.open++
      if (takes) counted.fresh++
      if (!owned.has(a)) continue
      counted.asked++
      if (takes) counted.taken++
    }
  }
  return counted
}

describe('cross-sell', () => {
  it('is what a count by hand gives, for any orders', () => {
    fc.assert(
      fc.property(people, (all) => {
        const counts = newCrossSell(size)
        for (const days of all)
          if (days.length > 0)
            addCrossSell(
              counts,
              days.map((keys) => ({ keys })),
            )
        const rules = crossSellRules(JSON.parse(JSON.stringify(counts)))
        for (let a = 0; a < size; a++) {
          for (let b = 0; b < size; b++) {
            const { asked, taken, open, fresh } = byHand(all, a, b)
            const rule = rules.find((one) => one.a === a && one.b === b)
            expect(rule !== undefined).toBe(a !== b && taken >= 5)
            if (!rule) continue
            expect(rule).toMatchObject({ asked, taken, usual: fresh / open })
            expect(rule.chance).toBeCloseTo((taken + (20 * fresh) / open) / (asked + 20), 12)
            expect(rule.lift).toBeCloseTo(rule.chance / (fresh / open), 12)
          }
        }
        for (const { category, owners, share, orders_per_owner } of categoryReach(counts)) {
          const buyers = all.filter((days) => days.some((keys) => keys.includes(category)))
          const days = buyers.flatMap((own) => own.filter((keys) => keys.includes(category)))
          expect(owners).toBe(buyers.length)
          expect(orders_per_owner).toBe(owners > 0 ? days.length / owners : 0)
          expect(share * counts.people).toBeCloseTo(owners, 9)
        }
      }),
      { numRuns: 60, seed: 3 },
    )
  })

  it('finds the one dependence that is there', () => {
    const counts = newCrossSell(3)
    // Who has 0 takes 2 in nine of ten cases; who has only 1 in one of ten.
    for (let i = 0; i < 100; i++) {
      const [first, isLikely] = i % 2 === 0 ? [0, i % 20 !== 0] : [1, i % 20 === 1]
      addCrossSell(counts, [{ keys: [first] }, { keys: isLikely ? [2] : [first] }])
    }
    const [best] = crossSellRules(counts)
    expect(best).toMatchObject({ a: 0, b: 2, asked: 50, taken: 45, usual: 0.5 })
    expect(best!.lift_at_least).toBeGreaterThan(1.5)
    expect(crossSellRules(counts).find(({ a, b }) => a === 1 && b === 2)!.lift).toBeLessThan(0.5)
  })
})
