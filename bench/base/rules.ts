import { associationRules } from '../../shared/src/insight/association-rules.ts'
import { frequentItemsets } from '../../shared/src/insight/associations.ts'
import { type Check, check } from '../purchases/reference.ts'
import { groceryBaskets } from './data.ts'

const cases = [
  { minSupport: 0.001, minConfidence: 0.5, minLength: 1, rules: 5_668 },
  { minSupport: 0.001, minConfidence: 0.8, minLength: 1, rules: 410 },
  { minSupport: 0.001, minConfidence: 0.9, minLength: 1, rules: 129 },
  { minSupport: 0.006, minConfidence: 0.25, minLength: 2, rules: 463 },
  { minSupport: 0.01, minConfidence: 0.5, minLength: 1, rules: 15 },
  { minSupport: 0.01, minConfidence: 0.2, minLength: 1, rules: 232 },
]

/** The counts of rules that the manual of arules and others print for the groceries. */
export function ruleChecks(): { checks: Check[]; ms: number; counts: number[] } {
  const baskets = groceryBaskets()
  const started = performance.now()
  const found = cases.map(({ minSupport, minConfidence, minLength }) => {
    const { index, itemsets } = frequentItemsets(baskets, { minSupport })
    return {
      itemsets: itemsets.length,
      rules: associationRules(index, itemsets, { minConfidence, minLength }),
    }
  })
  const ms = Math.round(performance.now() - started)
  const [first] = found
  return {
    ms,
    counts: found.map(({ rules }) => rules.length),
    checks: [
      check('frequent itemsets at a support of 0.001', first!.itemsets, 13_492, 0),
      check('highest lift', first!.rules[0]!.lift, 18.9957),
      ...cases.map(({ minSupport, minConfidence, rules }, i) =>
        check(
          `rules at support ${minSupport}, confidence ${minConfidence}`,
          found[i]!.rules.length,
          rules,
          0,
        ),
      ),
    ],
  }
}
