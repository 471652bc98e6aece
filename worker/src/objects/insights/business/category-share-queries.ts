import {
  addBuyer,
  type CategoryNeed,
  categoryShare,
  leastForRhythm,
  startNeed,
} from '#shared/insight/category-need'
import type { CategoryShares } from '#shared/wire/category-share'
import { dayNumber } from '../people/customer-pages.ts'
import type { Condition } from '../people/person-filter.ts'
import type { Work } from '../work.ts'
import { type Trail, trailPages } from './trails.ts'

/** Categories of one answer, those with the most buyers. */
const mostCategories = 200

/**
 * How much of what its buyers need of each category they buy here: of everybody's orders up to `to`, or of a segment's.
 * `wordOf` tells the word of a number.
 */
export function* categoryShares(
  sql: SqlStorage,
  { from, to, among }: { from: string; to: string; among?: Condition | undefined },
  wordOf: (number: number) => string,
): Work<CategoryShares> {
  const needs = new Map<number, CategoryNeed>()
  const window = { from: dayNumber(from), to: dayNumber(to) }
  const add = ({ kind, orders }: Trail): void => {
    if (kind !== 'customer' && kind !== 'guest') return
    const days = new Map<number, Set<number>>()
    for (const { day, parts } of orders) {
      for (const [category] of parts) {
        if (category === 0) continue
        const known = days.get(category)
        if (known) known.add(day)
        else days.set(category, new Set([day]))
      }
    }
    for (const [category, own] of days) {
      const need = needs.get(category) ?? startNeed()
      needs.set(category, need)
      addBuyer(need, [...own], window)
    }
  }
  for (const page of trailPages(sql, { from: '', to, among })) {
    page.forEach(add)
    yield
  }
  return {
    from,
    to,
    least: leastForRhythm,
    categories: [...needs]
      .map(([category, need]) => [wordOf(category), need] as const)
      .sort(([one, a], [other, b]) => b.buyers - a.buyers || (one < other ? -1 : 1))
      .slice(0, mostCategories)
      .map(([category, need]) => categoryShare(category, need)),
    caution:
      'The rhythm is that of people who came back for the category, so it is the need of those who buy it often; what is bought elsewhere nobody sees. A share of the whole wallet takes a question to the customer.',
  }
}
