import * as v from 'valibot'
import { text } from './fields.ts'

/** What may be found strange. */
export const anomalyKinds = [
  'order_value',
  'order_velocity',
  'refund_share',
  'shared_visitor',
  'points_held',
  'day_orders',
  'day_revenue',
] as const
export type AnomalyKind = (typeof anomalyKinds)[number]
export const anomalyStates = ['new', 'seen', 'settled'] as const
export type AnomalyState = (typeof anomalyStates)[number]

/** What was found strange, and by which figures. */
export interface Strange {
  kind: AnomalyKind
  /** Key of the person it is about, as `GET /v1/customers` shows it. */
  person?: string
  order?: string
  day?: string
  /** Robust z where the kind has one, else how many times the limit of the rule is reached: the greater the stranger. */
  score: number
  /** The figures it rests on, by name; amounts end in `_minor`. */
  figures: Record<string, number>
}

/** One row of the queue. */
export interface Anomaly extends Strange {
  id: string
  state: AnomalyState
  note?: string
  found_at: number
  /** When somebody last said what to make of it; null: nobody did. */
  decided_at: number | null
}

/** `GET /v1/insights/anomalies`: the strangest first. Pending until the base was looked through for the first time. */
export type AnomalyList =
  | { state: 'pending' }
  | { state: 'ready'; version: number; at: number; anomalies: Anomaly[]; is_cut: boolean }

export const anomalyQuerySchema = v.object({
  state: v.exactOptional(v.picklist(anomalyStates, 'must be new, seen or settled')),
})

/** `POST /v1/insights/anomalies/{id}`. */
export const anomalyDecisionSchema = v.object({
  state: v.picklist(anomalyStates, 'must be new, seen or settled'),
  note: v.exactOptional(text),
})
export type AnomalyDecision = v.InferOutput<typeof anomalyDecisionSchema>

export const qualityParts = ['catalogue', 'people', 'orders', 'events', 'freshness', 'consistency'] as const
export type QualityPartName = (typeof qualityParts)[number]

/** What is checked, part by part. */
export const qualityChecks = [
  'products_with_image',
  'products_with_price',
  'products_with_category',
  'products_with_brand',
  'products_described',
  'products_with_own_title',
  'products_with_own_url',
  'customers_with_name',
  'customers_with_country',
  'customers_with_birth_year',
  'customers_with_birthday',
  'customers_asked_about_email',
  'asked_who_allow_email',
  'orders_of_somebody',
  'orders_with_known_product',
  'events_accepted',
  'events_with_known_product',
  'batches_with_right_clock',
  'last_event',
  'last_order',
  'last_product_sync',
  'days_that_add_up',
  'people_that_add_up',
  'orders_with_owner',
  'orders_not_ahead',
] as const
export type QualityCheckName = (typeof qualityChecks)[number]

/** What to do about a check that is not good. */
export const qualitySteps = [
  'send_images',
  'send_prices',
  'send_categories',
  'send_brands',
  'send_descriptions',
  'group_variants',
  'send_names',
  'send_countries',
  'ask_birth_years',
  'ask_birthdays',
  'ask_email_consent',
  'earn_email_consent',
  'send_customer_ids',
  'send_missing_products',
  'read_rejections',
  'match_item_ids',
  'know_browser_clocks',
  'check_tracker',
  'check_order_sync',
  'check_product_sync',
  'report_differences',
  'set_server_clock',
] as const
export type QualityStep = (typeof qualitySteps)[number]

/** One thing that was checked: `have` of `of` are as they should be. */
export interface QualityCheck {
  check: QualityCheckName
  have: number
  of: number
  /** Null where there is nothing to check. */
  share: number | null
  /** The share from which on it is good. */
  goal: number
  verdict: 'good' | 'fair' | 'poor' | 'unknown'
  /** What to do about it, as a key; null where nothing need be done. */
  next_step: QualityStep | null
}

export interface QualityPart {
  part: QualityPartName
  weight: number
  /** 0 to 1; null where nothing of it could be checked. */
  score: number | null
  checks: QualityCheck[]
}

/** A day whose orders do not add up to what the day says. */
export interface DayDifference {
  day: string
  orders: number
  revenue_minor: number
  net_revenue_minor: number
}

/** `GET /v1/insights/data-quality`. */
export type DataQuality =
  | { state: 'pending' }
  | {
      state: 'ready'
      /** When the base was looked through. */
      at: number
      version: number
      /** 0 to 100; null where nothing could be checked. */
      score: number | null
      parts: QualityPart[]
      /** Rows counted. */
      rows: { people: number; orders: number; days: number; products: number }
      /** At most 20 days that do not add up, what they say less what their orders come to. */
      differences: DayDifference[]
    }

/** What shows how far a store has come. */
export const maturityEvidences = [
  'orders',
  'sessions',
  'active_placements',
  'known_share',
  'segments',
  'personal_share',
  'proven_experiments',
  'own_data_reads',
  'own_data_changes',
] as const
export type MaturityEvidenceName = (typeof maturityEvidences)[number]

/** How the shop uses what it has: `GET /v1/insights/maturity`. */
export interface MaturityEvidence {
  evidence: MaturityEvidenceName
  have: number
  need: number
  met: boolean
}

export interface MaturityStage {
  stage: 1 | 2 | 3 | 4 | 5
  name: 'orders' | 'tracking' | 'knowing' | 'tailoring' | 'sharing'
  reached: boolean
  evidence: MaturityEvidence[]
}

export type Maturity =
  | { state: 'pending' }
  | {
      state: 'ready'
      at: number
      /** The last stage that is reached with all before it; 0: none. */
      stage: number
      stages: MaturityStage[]
      /** The first thing that is missing for the next stage; null at the end. */
      next_step: MaturityEvidenceName | null
    }
