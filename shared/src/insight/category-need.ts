import type { CategoryShare } from '../wire/category-share.ts'

/** A rhythm is known from so many gaps of so many people on. */
export const leastForRhythm = { gaps: 30, people: 10 }

/** Counts of one category while people are still being added. Days are numbers of days. */
export interface CategoryNeed {
  buyers: number
  purchases: number
  /** Days of all buyers in the window after their first purchase. */
  exposure: number
  /** How often a gap of so many days came. */
  gaps: Map<number, number>
  gapPeople: number
}

/** A category that nobody has bought from yet. */
export function startNeed(): CategoryNeed {
  return { buyers: 0, purchases: 0, exposure: 0, gaps: new Map(), gapPeople: 0 }
}

/**
 * Adds one person's days with the category (ascending, all different, none after `to`). The first purchase shows that they
 * need it; what follows is held against the rhythm. Changes the sums.
 */
export function addBuyer(
  need: CategoryNeed,
  days: readonly number[],
  { from, to }: { from: number; to: number },
): void {
  const [first] = days
  if (first === undefined) return
  need.buyers++
  need.purchases += days.filter((day, i) => i > 0 && day >= from).length
  need.exposure += to - Math.max(from - 1, first)
  if (days.length > 1) need.gapPeople++
  days.slice(1).forEach((day, i) => {
    const gap = day - days[i]!
    need.gaps.set(gap, (need.gaps.get(gap) ?? 0) + 1)
  })
}

/**
 * The share of a category's need that is bought here: purchases / (days of all buyers / median gap). The median's
 * interval is that of order statistics: ranks n/2 ± 0.98 √n (Conover, Practical Nonparametric Statistics, 3.2).
 */
export function categoryShare(category: string, need: CategoryNeed): CategoryShare {
  const { buyers, purchases, exposure, gapPeople } = need
  const rhythm = rhythmOf(need)
  if (!rhythm || exposure <= 0) return { category, buyers, purchases, rhythm, expected: null, share: null }
  const shareAt = (days: number) => Math.min(1, (purchases * days) / exposure)
  return {
    category,
    buyers,
    purchases,
    rhythm: { ...rhythm, people: gapPeople },
    expected: exposure / rhythm.median_days,
    share: {
      value: shareAt(rhythm.median_days),
      low: shareAt(rhythm.low_days),
      high: shareAt(rhythm.high_days),
    },
  }
}

function rhythmOf({ gaps, gapPeople }: CategoryNeed): CategoryShare['rhythm'] {
  const sorted = [...gaps].sort(([a], [b]) => a - b)
  const n = sorted.reduce((sum, [, count]) => sum + count, 0)
  if (n < leastForRhythm.gaps || gapPeople < leastForRhythm.people) return null
  const at = (rank: number) => {
    let passed = 0
    for (const [gap, count] of sorted) {
      passed += count
      if (passed >= rank) return gap
    }
    return sorted.at(-1)![0]
  }
  const reach = (1.959963984540054 * Math.sqrt(n)) / 2
  return {
    median_days: (at(Math.ceil(n / 2)) + at(Math.floor(n / 2) + 1)) / 2,
    low_days: at(Math.max(1, Math.floor(n / 2 - reach))),
    high_days: at(Math.min(n, Math.ceil(n / 2 + reach) + 1)),
    gaps: n,
    people: gapPeople,
  }
}
