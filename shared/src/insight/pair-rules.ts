import { ruleFigures } from './association-rules.ts'

/** What one person bought in one order. `person` is the same for all orders of somebody. */
export interface PersonBasket {
  person: string
  items: readonly number[]
}

/** "Who buys `left` buys `right`, too", one product on each side. Figures as in `AssociationRule`. */
export interface PairRule {
  left: number
  right: number
  /** Orders with both, with the left one, with the right one. */
  count: number
  left_count: number
  right_count: number
  /** Different people who bought both in one order. */
  people: number
  support: number
  confidence: number
  lift: number
  lift_at_least: number
  leverage: number
}

export interface PairRuleOptions {
  minConfidence: number
  /** Pairs in fewer orders, or of fewer people, are not told of. */
  fewest: number
  /** Most rules, those with the highest certain lift. */
  limit: number
}

/** Of a larger order only the first items count: pairs grow with the square. */
const mostItems = 50

/**
 * Rules of pairs, the highest `lift_at_least` first. Counted order by order, so that a large catalogue costs nothing:
 * time and memory follow the pairs that occur.
 */
export function pairRules(
  baskets: readonly PersonBasket[],
  { minConfidence, fewest, limit }: PairRuleOptions,
): PairRule[] {
  const sets = baskets.map(({ items }) => [...new Set(items)].slice(0, mostItems).sort((a, b) => a - b))
  const counts = new Map<number, number>()
  const pairs = new Map<string, number>()
  for (const items of sets) {
    for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
    for (const pair of pairsOf(items)) pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  for (const [pair, count] of pairs) if (count < fewest) pairs.delete(pair)
  const people = peopleOf(baskets, sets, pairs)
  const rules = [...pairs].flatMap(([pair, count]) => {
    const many = people.get(pair)?.size ?? 0
    if (many < fewest) return []
    const [a, b] = pair.split(' ').map(Number) as [number, number]
    return [
      [a, b],
      [b, a],
    ].map(([left, right]): PairRule => {
      const [ofLeft, ofRight] = [counts.get(left!)!, counts.get(right!)!]
      const figures = ruleFigures({ count, ofLeft, ofRight, baskets: baskets.length })
      return {
        left: left!,
        right: right!,
        left_count: ofLeft,
        right_count: ofRight,
        people: many,
        ...figures,
      }
    })
  })
  return rules
    .filter(({ confidence }) => confidence >= minConfidence)
    .sort((a, b) => b.lift_at_least - a.lift_at_least || b.count - a.count || a.left - b.left)
    .slice(0, limit)
}

/** Who bought the pairs that are frequent. */
function peopleOf(
  baskets: readonly PersonBasket[],
  sets: readonly number[][],
  pairs: ReadonlyMap<string, number>,
): Map<string, Set<string>> {
  const people = new Map([...pairs.keys()].map((pair) => [pair, new Set<string>()]))
  for (const [i, items] of sets.entries()) {
    for (const pair of pairsOf(items)) people.get(pair)?.add(baskets[i]!.person)
  }
  return people
}

/** Every two of a list of rising numbers, as a key. */
function* pairsOf(items: readonly number[]): Generator<string> {
  for (let i = 0; i < items.length; i++) {
    for (let j = i + 1; j < items.length; j++) yield `${items[i]} ${items[j]}`
  }
}
