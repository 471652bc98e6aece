import type { OrderFact } from '../customer/fact.ts'
import { loyaltyIndex } from '../customer/loyalty-index.ts'
import { rhythmOf } from '../customer/rhythm.ts'
import { emptyTaste } from '../customer/taste.ts'
import { customerValue, type Population } from '../customer/value.ts'
import { measuredParts } from '../customer/value-parts.ts'
import { type RankedPart, type RankedScore, rankedParts } from '../wire/value-ranking.ts'
import { defaultValueSettings, type ValueSettings } from '../wire/worth.ts'
import { orderOfFact } from './order-of-fact.ts'

export interface RankedInputs {
  facts: readonly Omit<OrderFact, 'live'>[]
  /** What the store's model says of the person; null: no model yet. */
  outlook: { lifetime_value: number; alive: number } | null
  population: Population
  settings: ValueSettings
  now: number
}

/**
 * The parts of one person's composite value as their page shows them, from the facts of their orders. Contribution and
 * future are the page's but for what `orderOfFact` leaves out; credit is exact; loyalty knows no friends who came, no list
 * prices and one category a product.
 */
export function rankedPartsOf(inputs: RankedInputs): Record<RankedPart, RankedScore> {
  const { facts, outlook, population, now } = inputs
  const settings = { ...defaultValueSettings, ...inputs.settings }
  const orders = facts.map(orderOfFact)
  const rhythm = rhythmOf(orders, now, settings.usual_gap_days)
  const index = loyaltyIndex({ orders, rhythm, pAlive: outlook?.alive ?? null, referrals: null })
  const measured = measuredParts({
    orders,
    taste: emptyTaste,
    rhythm,
    index,
    clvMinor: outlook && Math.round(outlook.lifetime_value * settings.margin),
    now,
    settings,
    halfLifeDays: 1,
  })
  const { parts } = customerValue(measured, { population, typical: settings.typical_minor })
  const scores = new Map(
    parts.map(({ part, raw, score }) => [part as string, raw === null ? null : { raw, score }]),
  )
  return Object.fromEntries(rankedParts.map((part) => [part, scores.get(part) ?? null])) as Record<
    RankedPart,
    RankedScore
  >
}
