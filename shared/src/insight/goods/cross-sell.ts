import { ruleFigures } from '../association-rules.ts'

/** One day's categories of a person, as positions in the list of followed categories. */
export interface CategoryDay {
  keys: readonly number[]
}

/**
 * What is counted of who owns which category and who takes a new one; plain data. Matrices are rows one after the
 * other, `size` × `size`.
 */
export interface CrossSellCounts {
  size: number
  people: number
  /** People who bought of a category, and days on which somebody did. */
  owners: number[]
  days: number[]
  /** Steps to a next buying day, and those by owners of a category. */
  steps: number
  asked: number[]
  /** Of those by owners of both, by row and column. */
  both: number[]
  /** Steps of owners of the row's category that brought the column's, which they did not have. */
  taken: number[]
  /** The same of everybody, whatever they had. */
  fresh: number[]
}

/** "Who has `a` and lacks `b` takes `b` the next time." */
export interface CrossSellRule {
  a: number
  b: number
  /** Next orders of people who had `a` and lacked `b`, and those of them that held `b`. */
  asked: number
  taken: number
  /** Share of the next orders of everybody who lacked `b`. */
  usual: number
  /** (taken + k · usual) / (asked + k). */
  chance: number
  /** chance / usual. */
  lift: number
  lift_at_least: number
}

/** How deep a category reaches. */
export interface CategoryReach {
  category: number
  owners: number
  /** Share of all buyers who own it. */
  share: number
  /** Days with it by owner. */
  orders_per_owner: number
}

/** What everybody does weighs as much as so many observations. */
const prior = 20
/** Fewer times taken are not told of. */
const fewestTaken = 5

/** Counts of nothing yet, for `size` things told apart by their numbers from 0. */
export function newCrossSell(size: number): CrossSellCounts {
  const zeros = (n: number) => new Array<number>(n).fill(0)
  return {
    size,
    people: 0,
    owners: zeros(size),
    days: zeros(size),
    steps: 0,
    asked: zeros(size),
    both: zeros(size * size),
    taken: zeros(size * size),
    fresh: zeros(size),
  }
}

/** Adds one person's buying days, rising. Changes the counts. Cost: steps × owned × owned. */
export function addCrossSell(counts: CrossSellCounts, days: readonly CategoryDay[]): void {
  const { size } = counts
  const owned = new Set<number>()
  counts.people++
  for (const [i, { keys }] of days.entries()) {
    const today = new Set(keys)
    if (i > 0) {
      counts.steps++
      for (const b of today) if (!owned.has(b)) counts.fresh[b]! += 1
      for (const a of owned) {
        counts.asked[a]! += 1
        for (const other of owned) counts.both[a * size + other]! += 1
        for (const b of today) if (!owned.has(b)) counts.taken[a * size + b]! += 1
      }
    }
    for (const key of today) {
      counts.days[key]! += 1
      if (!owned.has(key)) counts.owners[key]! += 1
      owned.add(key)
    }
  }
}

/** What people who have one category take next of what they lack: the highest certain lift first. */
export function crossSellRules({ size, steps, asked, both, taken, fresh }: CrossSellCounts): CrossSellRule[] {
  const rules: CrossSellRule[] = []
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      const count = taken[a * size + b]!
      if (a === b || count < fewestTaken) continue
      const chances = asked[a]! - both[a * size + b]!
      const open = steps - asked[b]!
      const usual = fresh[b]! / open
      const chance = (count + prior * usual) / (chances + prior)
      const { lift_at_least } = ruleFigures({ count, ofLeft: chances, ofRight: fresh[b]!, baskets: open })
      rules.push({ a, b, asked: chances, taken: count, usual, chance, lift: chance / usual, lift_at_least })
    }
  }
  return rules.sort(
    (x, y) => y.lift_at_least - x.lift_at_least || y.taken - x.taken || x.a - y.a || x.b - y.b,
  )
}

/** Each category's reach, the one with most owners first. */
export function categoryReach({ people, owners, days }: CrossSellCounts): CategoryReach[] {
  return owners
    .map((own, category) => ({
      category,
      owners: own,
      share: people > 0 ? own / people : 0,
      orders_per_owner: own > 0 ? days[category]! / own : 0,
    }))
    .sort((x, y) => y.owners - x.owners || x.category - y.category)
}
