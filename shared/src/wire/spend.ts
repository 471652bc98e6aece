import * as v from 'valibot'
import { amountMinor, text } from './fields.ts'

/** A calendar month `YYYY-MM`. */
export const month = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month such as 2026-03'))

/** What was spent in a month on one channel: to win customers, and to keep them. */
export const spendEntrySchema = v.strictObject(
  {
    month,
    channel: v.pipe(text, v.nonEmpty('must not be empty')),
    acquisition_minor: v.optional(amountMinor, 0),
    retention_minor: v.optional(amountMinor, 0),
  },
  'is not part of an entry',
)
export type SpendEntry = v.InferOutput<typeof spendEntrySchema>

/** `PUT /v1/spend`: everything that was spent; it replaces what was there. */
export const spendSchema = v.strictObject({
  entries: v.pipe(
    v.array(spendEntrySchema),
    v.maxLength(2_000, 'must have at most 2000 entries'),
    v.check(
      (entries) => new Set(entries.map((one) => `${one.month} ${one.channel}`)).size === entries.length,
      'must have each month and channel once',
    ),
  ),
})
export type Spend = v.InferOutput<typeof spendSchema>

/** One month of `GET /v1/insights/acquisition`. */
export interface AcquisitionMonth {
  month: string
  /** Null: nothing was entered for this month. */
  acquisition_minor: number | null
  retention_minor: number | null
  channels: SpendEntry[]
  /** First order in this month; ordered in this month and before it. */
  new_customers: number
  retained_customers: number
  cost_per_new_minor: number | null
  cost_per_retained_minor: number | null
  /** What the month's new customers contributed, each on average, up to the end of each later month. */
  contribution_per_new_minor: number[]
  /** Months until that reaches the cost of one: 0 is the month itself; null: not yet, or no cost is known. */
  payback_months: number | null
}

export interface AcquisitionTotals {
  acquisition_minor: number
  retention_minor: number
  /** Of the months with that spend entered only. */
  new_customers: number
  retained_customers: number
  cost_per_new_minor: number | null
  cost_per_retained_minor: number | null
  /** How many times as dear a new customer is as a retained one. */
  new_to_retained: number | null
}

/** `GET /v1/insights/acquisition`: what customers cost to win and to keep, and what they bring in return. */
export interface AcquisitionAnswer {
  currency: string
  from: string
  to: string
  months: AcquisitionMonth[]
  totals: AcquisitionTotals
  equity: EquityWithCost | null
  formula: string
}

/** Customer equity with the cost of winning customers; null while no run has ended or nothing could be fitted. */
export interface EquityWithCost {
  /** Contribution expected of everybody there is, over twelve months at 1 % a month. */
  existing_minor: number
  /** New customers expected in twelve months, at the pace of the months asked about. */
  new_customers_per_year: number
  /** What one will contribute in their first twelve months, and what it costs to win them. */
  new_value_minor: number
  cost_per_new_minor: number | null
  /** existing + new customers × (value − cost); null without a cost. */
  equity_minor: number | null
  /** What 10 % more of a driver adds. */
  ten_per_cent_more: { existing: number; new_customers: number; new_value: number; cost: number } | null
}

/** `GET /v1/insights/npv/{id}`: one customer as an investment. */
export interface CustomerNpv {
  person: string
  currency: string
  /** The month of the first order. */
  won_in: string
  monthly_discount: number
  /** Each month with orders: margin before service, service, and the discounted contribution. */
  months: { month: string; t: number; margin_minor: number; service_minor: number; present_minor: number }[]
  earned_minor: number
  /** Expected contribution of the next twelve months, discounted to the first order; null before a run of the models. */
  expected_minor: number | null
  /** Cost of a new customer in the month won; null: nothing was entered for it. */
  acquisition_minor: number | null
  /** earned + expected − acquisition; null where one of the last two is. */
  npv_minor: number | null
  formula: string
}
