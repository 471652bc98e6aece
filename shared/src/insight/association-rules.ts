import type { Itemset } from './associations.ts'
import type { BasketIndex } from './basket-index.ts'

/** "Who buys `left` buys `right`, too." */
export interface AssociationRule<T> {
  left: T[]
  right: T
  /** Baskets with all of it. */
  count: number
  /** Share of all baskets with all of it. */
  support: number
  /** Share of the baskets with `left` that hold `right`, too. */
  confidence: number
  /** Confidence over the share of all baskets with `right`: 1 is chance. */
  lift: number
  /** The lift that 95 % certainty leaves: Wilson's lower bound of the confidence instead of it. */
  lift_at_least: number
  /** Share of baskets beyond what chance would give. */
  leverage: number
}

export interface RuleOptions {
  minConfidence: number
  /** Fewest items of a rule, both sides together; 2 leaves out the rules "everybody buys it". */
  minLength?: number
}

/**
 * Rules with one item on the right out of all frequent itemsets (Agrawal and Srikant 1994), the highest lift first.
 * Every part of a frequent itemset is frequent itself, so all counts are at hand. Time: the itemsets' items together.
 */
export function associationRules<T>(
  index: BasketIndex<T>,
  itemsets: readonly Itemset[],
  { minConfidence, minLength = 2 }: RuleOptions,
): AssociationRule<T>[] {
  const counts = new Map(itemsets.map(({ items, count }) => [items.join(), count]))
  const rules: AssociationRule<T>[] = []
  for (const { items, count } of itemsets) {
    if (items.length < minLength) continue
    for (const right of items) {
      const left = items.filter((item) => item !== right)
      const ofLeft = left.length === 0 ? index.baskets : counts.get(left.join())!
      if (count / ofLeft < minConfidence) continue
      rules.push(ruleOf(index, { left, right, count, ofLeft }))
    }
  }
  return rules.sort((a, b) => b.lift - a.lift || b.count - a.count)
}

function ruleOf<T>(
  { items, counts, baskets }: BasketIndex<T>,
  { left, right, count, ofLeft }: { left: number[]; right: number; count: number; ofLeft: number },
): AssociationRule<T> {
  return {
    left: left.map((item) => items[item]!),
    right: items[right]!,
    ...ruleFigures({ count, ofLeft, ofRight: counts[right]!, baskets }),
  }
}

/** The figures of a rule from the numbers of baskets with both sides, with each of them, and of all. */
export function ruleFigures(told: {
  count: number
  ofLeft: number
  ofRight: number
  baskets: number
}): Omit<AssociationRule<never>, 'left' | 'right'> {
  const { count, ofLeft, ofRight, baskets } = told
  const chance = ofRight / baskets
  const confidence = count / ofLeft
  return {
    count,
    support: count / baskets,
    confidence,
    lift: confidence / chance,
    lift_at_least: wilsonLow(count, ofLeft) / chance,
    leverage: count / baskets - (ofLeft / baskets) * chance,
  }
}

/** Wilson's lower bound of a share at 95 %. */
function wilsonLow(hits: number, of: number): number {
  const z = 1.959964
  const share = hits / of
  const spread = z * Math.sqrt((share * (1 - share) + (z * z) / (4 * of)) / of)
  return (share + (z * z) / (2 * of) - spread) / (1 + (z * z) / of)
}
