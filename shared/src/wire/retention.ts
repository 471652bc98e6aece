import * as v from 'valibot'

/** How long people are kept who do nothing, in days since they were seen last. */
export interface RetentionSettings {
  /** Visitors who never ordered, and visits in the session index. */
  visitor_days: number
  /** Everybody else, orders included; null: for as long as the store is there. */
  customer_days: number | null
}

/** Thirteen months for visitors, as long as a consent is usually taken to last. */
export const defaultRetention: RetentionSettings = { visitor_days: 395, customer_days: null }

const days = (least: number) =>
  v.pipe(
    v.number('must be a number of days'),
    v.integer('must be a whole number'),
    v.minValue(least, `must be at least ${least}`),
    v.maxValue(3_650, 'must be at most 3,650'),
  )

export const retentionPatchSchema = v.object({
  visitor_days: v.exactOptional(days(7)),
  customer_days: v.exactOptional(v.nullable(days(90))),
})
