import * as v from 'valibot'
import { type Experiment, experimentsSchema } from './experiment.ts'
import { currency, origin, placement, text, timeZone } from './fields.ts'
import { limits } from './limits.ts'
import { type LoyaltySettings, programmePatchSchema } from './loyalty-settings.ts'
import { type PlacementSettings, placementSchema } from './placement.ts'
import { pointsPolicySchema } from './points.ts'
import { type QuestionSettings, questionSettingsPatchSchema } from './question.ts'
import { type RecommendationSettings, recommendationPatchSchema } from './recommendation-settings.ts'
import { type RetentionSettings, retentionPatchSchema } from './retention.ts'
import { type Rule, rulesSchema } from './rule.ts'
import { tierProgrammeSchema } from './tier.ts'
import { valueSettingsSchema } from './worth.ts'

export const storeId = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/, 'must be 1 to 32 of a-z, 0-9 and inner -'),
)

const origins = v.pipe(v.array(origin), v.maxLength(50, 'must have at most 50 origins'))
const consentDefault = v.picklist(['granted', 'denied'])
const placements = v.pipe(
  v.record(placement, v.nullable(placementSchema)),
  v.check(
    (changes) => Object.keys(changes).length <= limits.placements,
    `must have at most ${limits.placements} placements`,
  ),
  v.check(
    (changes) => !Object.hasOwn(changes, 'next-item'),
    'next-item is for measuring and cannot be changed',
  ),
)
const publishDelayMs = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60_000))

/** `POST /v1/stores`: what a new store needs. The currency and the time zone cannot change later. */
export const storeRequestSchema = v.object({
  id: storeId,
  name: v.pipe(text, v.nonEmpty('must not be empty')),
  currency,
  time_zone: v.optional(timeZone, 'UTC'),
  origins: v.optional(origins, []),
  consent_default: v.optional(consentDefault, 'granted'),
})
export type StoreRequest = v.InferOutput<typeof storeRequestSchema>

/** `PUT /v1/settings`: every field is optional; what is left out stays. */
export const settingsPatchSchema = v.object({
  name: v.exactOptional(v.pipe(text, v.nonEmpty('must not be empty'))),
  origins: v.exactOptional(origins),
  consent_default: v.exactOptional(consentDefault),
  /** Milliseconds from the first unsent fact to its publication to the index and the dashboard. */
  publish_delay_ms: v.exactOptional(publishDelayMs),
  /** Placements by name, each as a whole; null brings back ours. Those left out stay. */
  placements: v.exactOptional(placements),
  /** All rules of the store: these replace those before. */
  rules: v.exactOptional(rulesSchema),
  /** All experiments of the store: these replace those before. */
  experiments: v.exactOptional(experimentsSchema),
  recommendation: v.exactOptional(recommendationPatchSchema),
  /** The whole tier programme: it replaces the one before. Try it out first: `POST /v1/tiers/dry-run`. */
  tiers: v.exactOptional(tierProgrammeSchema),
  points: v.exactOptional(pointsPolicySchema),
  value: v.exactOptional(valueSettingsSchema),
  /** How many are held out of tiers and points. */
  loyalty: v.exactOptional(programmePatchSchema),
  /** Which questions shoppers are asked, where, and how often. */
  questions: v.exactOptional(questionSettingsPatchSchema),
  /** How long people are kept who do nothing. */
  retention: v.exactOptional(retentionPatchSchema),
})
export type SettingsPatch = v.InferOutput<typeof settingsPatchSchema>

/** The settings of a store as the API shows them. */
export interface Settings extends LoyaltySettings {
  id: string
  name: string
  currency: string
  time_zone: string
  origins: string[]
  consent_default: 'granted' | 'denied'
  publish_delay_ms: number
  /** The placements that the store changed or made. */
  placements: Record<string, PlacementSettings>
  rules: Rule[]
  experiments: Experiment[]
  recommendation: RecommendationSettings
  questions: QuestionSettings
  retention: RetentionSettings
}

/** The answer to `POST /v1/stores` (201): the only time the keys and the identity secret are shown. */
export interface StoreCreated {
  store: Settings
  publishable_key: string
  secret_key: string
  identity_secret: string
}
