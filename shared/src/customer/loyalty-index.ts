import { mean } from '../maths/ranks.ts'
import type { LoyaltyIndex, Quadrant, Rhythm, Satisfaction } from '../wire/worth.ts'
import { comingBack } from './coming-back.ts'
import { type KnownOrder, orderAmounts } from './known-order.ts'

export interface LoyaltyInputs {
  orders: readonly KnownOrder[]
  rhythm: Rhythm
  /** Probability of being a customer still, where a model of the store gives one. */
  pAlive: number | null
  /** Friends who came and bought; null where the store has no such programme. */
  referrals: number | null
}

/**
 * How loyal somebody acts, 0 to 1: how often they came back, times the mean of what is known of five other habits. One
 * order is no habit and makes 0. What they say about the store is another matter (`satisfactionOf`): the satisfied may
 * leave, and the unhappy stay.
 */
export function loyaltyIndex({ orders, rhythm, pAlive, referrals }: LoyaltyInputs): LoyaltyIndex {
  const paid = orders.filter(({ cancelled }) => !cancelled)
  const days = rhythm.order_days
  const { category } = comingBack(paid)
  const repeats = days > 0 ? (days - 1) / days : null
  const habits: LoyaltyIndex['parts'] = [
    pAlive === null
      ? {
          name: 'alive',
          value: rhythm.overdue === null ? null : stillThere(rhythm.overdue),
          formula: '2^−max(0, overdue − 1)',
        }
      : { name: 'alive', value: pAlive, formula: 'P(alive) of the store’s model' },
    { name: 'regularity', value: rhythm.regularity, formula: '1 / (1 + sd of gaps / mean gap)' },
    {
      name: 'same_category',
      value: category.of > 0 ? category.share : null,
      formula: 'lines in a category bought before / lines since the second order',
    },
    { name: 'full_price', value: fullPrice(paid), formula: '(gross − discounts) / gross at list prices' },
    {
      name: 'referrals',
      value: referrals === null ? null : Math.min(1, referrals / 3),
      formula: 'min(1, friends who bought / 3)',
    },
  ]
  return {
    index: indexOf(
      repeats,
      habits.map(({ value }) => value),
    ),
    parts: [{ name: 'repeats', value: repeats, formula: '(order days − 1) / order days' }, ...habits],
  }
}

/** What stands in for P(alive) without a model: 1 until the next order is due, then half as much for each time again. */
export function stillThere(overdue: number): number {
  return 2 ** -Math.max(0, overdue - 1)
}

/** Coming back times the mean of the other habits that are known. */
export function indexOf(repeats: number | null, habits: readonly (number | null)[]): number {
  return (repeats ?? 0) * mean(habits.flatMap((value) => value ?? []))
}

/** From here on somebody counts as satisfied, and as loyal. */
export const quadrantBounds = { stated: 0.75, index: 0.5 }

/** What somebody said last (answers of 0 to 1, the newest last), and where that puts them beside how they act. */
export function satisfactionOf(answers: readonly number[], index: number): Satisfaction {
  const stated = answers.at(-1)
  if (stated === undefined) return { stated: null, answers: 0, quadrant: null }
  return { stated, answers: answers.length, quadrant: quadrantOf(stated, index) }
}

/** Where somebody is between what they say and how they act, both 0 to 1. */
export function quadrantOf(stated: number, index: number): Quadrant {
  const quadrants =
    stated >= quadrantBounds.stated ? (['apostle', 'mercenary'] as const) : (['hostage', 'defector'] as const)
  return quadrants[index >= quadrantBounds.index ? 0 : 1]
}

function fullPrice(orders: readonly KnownOrder[]): number | null {
  let paid = 0
  let list = 0
  for (const order of orders) {
    const { gross_minor } = orderAmounts(order)
    paid += gross_minor - order.discount_minor
    for (const { facets, quantity, total_minor } of order.lines)
      list += Math.max(total_minor, (facets?.list_price_minor ?? 0) * quantity)
  }
  return list > 0 ? Math.max(0, paid / list) : null
}
