import {
  defaultValueSettings,
  type LoyaltyIndex,
  type Rhythm,
  type ValuePart,
  type ValueSettings,
} from '../wire/worth.ts'
import { contributionSince } from './contribution.ts'
import { creditOf } from './credit.ts'
import { whiteSpace } from './growth.ts'
import type { KnownOrder } from './known-order.ts'
import type { Taste } from './taste.ts'
import type { MeasuredPart } from './value.ts'

export interface ValueInputs {
  orders: readonly KnownOrder[]
  taste: Taste
  rhythm: Rhythm
  index: LoyaltyIndex
  /** What the store's model expects of the next twelve months; null: no model yet. */
  clvMinor: number | null
  now: number
  settings: ValueSettings
  halfLifeDays: number
}

const yearDays = 365
const dayMs = 86_400_000

/** The five parts of the composite value as they are measured, each with its formula and what went into it. */
export function measuredParts(inputs: ValueInputs): Record<ValuePart, MeasuredPart> {
  const { orders, taste, index, now, settings, halfLifeDays } = inputs
  const year = contributionSince(orders, now - yearDays * dayMs, settings)
  const credit = creditOf(orders)
  const space = whiteSpace(taste, orders, now, halfLifeDays)
  return {
    contribution: {
      raw: year.contribution_minor,
      unit: 'minor',
      formula: 'gross − discount − tax − refunds − cost − service, of the last 365 days',
      inputs: {
        gross_minor: year.gross_minor,
        discount_minor: year.discount_minor,
        tax_minor: year.tax_minor,
        refunds_minor: year.refunds_minor,
        cost_minor: year.cost_minor,
        service_minor: year.service_minor,
      },
    },
    future: future(inputs),
    credit: {
      raw: credit.credit,
      unit: 'ratio',
      formula: '(9 + orders without a problem) / (10 + orders)',
      inputs: { orders: credit.orders, bad: credit.bad },
    },
    loyalty: {
      raw: index.index,
      unit: 'ratio',
      formula: 'repeats × mean of the other parts that are known',
      inputs: Object.fromEntries(index.parts.map(({ name, value }) => [name, value])),
    },
    growth: {
      raw: space?.growth_minor ?? null,
      unit: 'minor',
      formula: 'interest in categories never bought × average order',
      inputs: { share: space?.share ?? null, average_order_minor: space?.average_order_minor ?? null },
    },
  }
}

/** The model's word where there is one; else what the own rhythm promises for a year. */
function future({ orders, rhythm, clvMinor, settings }: ValueInputs): MeasuredPart {
  if (clvMinor !== null) {
    return {
      raw: clvMinor,
      unit: 'minor',
      formula: 'net spend of the next 12 months by the store’s model, discounted at 1 % a month, × margin',
      inputs: { clv_minor: clvMinor, margin: settings.margin ?? defaultValueSettings.margin },
    }
  }
  const formula = 'contribution per order × 365 / expected gap × 2^−max(0, overdue − 1)'
  const ever = contributionSince(orders, Number.NEGATIVE_INFINITY, settings)
  if (ever.orders === 0 || rhythm.overdue === null) return { raw: null, unit: 'minor', formula, inputs: {} }
  const perOrder = ever.contribution_minor / ever.orders
  const still = 2 ** -Math.max(0, rhythm.overdue - 1)
  return {
    raw: Math.round(perOrder * (yearDays / rhythm.expected_gap_days) * still),
    unit: 'minor',
    formula,
    inputs: {
      contribution_per_order_minor: perOrder,
      expected_gap_days: rhythm.expected_gap_days,
      overdue: rhythm.overdue,
    },
  }
}
