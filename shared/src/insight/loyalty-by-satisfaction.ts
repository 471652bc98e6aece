import { indexOf, quadrantBounds, quadrantOf, stillThere } from '../customer/loyalty-index.ts'
import type { Stated } from '../customer/stated.ts'
import type { LoyaltyBySatisfaction } from '../wire/satisfaction.ts'
import { type Quadrant, quadrants } from '../wire/worth.ts'
import { minimumAnswers } from './satisfaction.ts'

const dayMs = 86_400_000

/**
 * Those who answered, by what they said last and how they act: shares of the four kinds. `alive` is P(alive) of the
 * store's model, null without one, or without an order.
 *
 * @param now epoch milliseconds
 */
export function loyaltyBySatisfaction(
  people: Iterable<{ stated: Stated; alive: number | null }>,
  isModelled: boolean,
  now: number,
): LoyaltyBySatisfaction {
  const counted: Record<Quadrant, number> = { apostle: 0, mercenary: 0, hostage: 0, defector: 0 }
  let n = 0
  for (const { stated, alive } of people) {
    counted[quadrantOf(stated.score, actsLoyal(stated, alive, now))]++
    n++
  }
  const isEnough = n >= minimumAnswers
  return {
    people: n,
    quadrants: isEnough
      ? quadrants.map((quadrant) => ({ quadrant, people: counted[quadrant], share: counted[quadrant] / n }))
      : null,
    reason: isEnough ? null : 'too_few',
    bounds: quadrantBounds,
    alive_by: isModelled ? 'model' : 'rhythm',
  }
}

/** The loyalty index as the person's own page shows it, from what their object told. */
export function actsLoyal(stated: Stated, alive: number | null, now: number): number {
  const { repeats, habits, last_order_at, gap_days } = stated
  const rhythm =
    last_order_at === null ? null : stillThere(Math.max(0, now - last_order_at) / dayMs / gap_days)
  return indexOf(repeats, [alive ?? rhythm, ...habits])
}
