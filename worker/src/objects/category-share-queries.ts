import {
  addBuyer,
  type CategoryNeed,
  categoryShare,
  leastForRhythm,
  startNeed,
} from '#shared/insight/category-need'
import type { CategoryShares } from '#shared/wire/category-share'
import { dayNumber } from './customer-pages.ts'
import { soldOrders } from './sold-orders.ts'

/** Categories of one answer, those with the most buyers. */
const mostCategories = 200

/** How much of what its buyers need of each category they buy here. Every order up to `to` is read. */
export function categoryShares(sql: SqlStorage, { from, to }: { from: string; to: string }): CategoryShares {
  const needs = new Map<string, CategoryNeed>()
  const window = { from: dayNumber(from), to: dayNumber(to) }
  for (const orders of soldOrders(sql, { from: '', to })) {
    const days = new Map<string, Set<number>>()
    for (const { day, fact } of orders) {
      for (const { category } of fact.lines ?? []) {
        if (category === undefined) continue
        const known = days.get(category)
        if (known) known.add(dayNumber(day))
        else days.set(category, new Set([dayNumber(day)]))
      }
    }
    for (const [category, own] of days) {
      const need = needs.get(category) ?? startNeed()
      needs.set(category, need)
      addBuyer(need, [...own], window)
    }
  }
  return {
    from,
    to,
    least: leastForRhythm,
    categories: [...needs]
      .sort(([one, a], [other, b]) => b.buyers - a.buyers || (one < other ? -1 : 1))
      .slice(0, mostCategories)
      .map(([category, need]) => categoryShare(category, need)),
    caution:
      'The rhythm is that of people who came back for the category, so it is the need of those who buy it often; what is bought elsewhere nobody sees. A share of the whole wallet takes a question to the customer.',
  }
}
