import { defaultLoyalty, patchLoyalty } from '#shared/wire/loyalty-settings'
import { defaultQuestionSettings } from '#shared/wire/question'
import { defaultRecommendationSettings, patchRecommendation } from '#shared/wire/recommendation-settings'
import { defaultRetention } from '#shared/wire/retention'
import type { Settings, SettingsPatch, StoreRequest } from '#shared/wire/settings'

/** One key of a store; only the hash is kept. */
export interface StoreKey {
  kind: 'publishable' | 'secret'
  /** Hex SHA-256 of the whole key. */
  hash: string
  created_at: number
  /** From when on it is refused; missing: until it is replaced or revoked. */
  expires_at?: number
}

/** What of a record is sealed under the deployment's secret. */
export type Seals = Pick<
  StoreRecord,
  'identity_secret_sealed' | 'identity_secret_before' | 'pseudonyms_sealed'
>

/** Logins that were ended: all that were made until then, and single ones by their ids, until each would have ended. */
export interface EndedLogins {
  over_until: number
  ended: { id: string; until: number }[]
}

/** Everything the Store object keeps: the settings the API shows, and what it does not show. */
export interface StoreRecord extends Settings {
  keys: StoreKey[]
  /** The secret that signs identity tokens, encrypted under the deployment's own secret. */
  identity_secret_sealed: string
  /** Which identity secret that is; missing: the first. */
  identity?: { id: string; created_at: number }
  /** The one before it, while tokens that it signed are still taken. */
  identity_secret_before?: { id: string; created_at: number; sealed: string; expires_at: number }
  /** Keys of pseudonyms from before the deployment's secret was replaced, encrypted; missing: it never was. */
  pseudonyms_sealed?: string
  /** Which logins are over before their time; missing: none. */
  logins?: EndedLogins
  /** Number of session index objects; doubles by splitting. */
  index_shards: number
  /** Objects that gather what is told to Insights; 0: everybody tells it themselves. */
  insight_relays: number
  created_at: number
  /** Nothing is written until then (epoch ms): the store is held still for a backup. */
  held_until?: number
}

/** What a store has before its merchant chooses otherwise. */
const defaults = {
  publish_delay_ms: 1_000,
  placements: {},
  rules: [],
  experiments: [],
  recommendation: defaultRecommendationSettings,
  questions: defaultQuestionSettings,
  retention: defaultRetention,
} satisfies Partial<Settings>

/** A new store's record, from what was asked for and what the door made (keys, sealed secret). */
export function newStoreRecord(
  request: StoreRequest,
  made: Pick<StoreRecord, 'keys' | 'identity_secret_sealed' | 'created_at'>,
): StoreRecord {
  return {
    ...request,
    ...defaults,
    ...defaultLoyalty(request.currency),
    index_shards: 1,
    insight_relays: 0,
    ...made,
  }
}

/** A record as it was stored, by an earlier version perhaps, with what it lacks. */
export function completedRecord(stored: StoreRecord): StoreRecord {
  return {
    ...defaults,
    ...stored,
    insight_relays: stored.insight_relays ?? 0,
    ...patchLoyalty(defaultLoyalty(stored.currency), stored),
    recommendation: patchRecommendation(defaults.recommendation, stored.recommendation ?? {}),
  }
}

/** The record with the patch's fields replaced; what the patch leaves out stays. */
export function patchStoreRecord(record: StoreRecord, patch: SettingsPatch): StoreRecord {
  const { placements, recommendation, questions, retention, ...plain } = patch
  return {
    ...record,
    ...plain,
    ...patchLoyalty(record, patch),
    placements: patchPlacements(record.placements, placements ?? {}),
    recommendation: patchRecommendation(record.recommendation, recommendation ?? {}),
    questions: { ...record.questions, ...questions },
    retention: { ...record.retention, ...retention },
  }
}

/** The placements with those of the patch in their places, without those it sets to null. */
export function patchPlacements(
  placements: Settings['placements'],
  patch: NonNullable<SettingsPatch['placements']>,
): Settings['placements'] {
  const patched: Settings['placements'] = {}
  for (const [name, placement] of Object.entries({ ...placements, ...patch })) {
    if (placement) patched[name] = placement
  }
  return patched
}

/** The part of a record that the API shows. */
export function settingsOf(record: StoreRecord): Settings {
  const { id, name, currency, time_zone, origins, consent_default, publish_delay_ms } = record
  const { placements, rules, experiments, recommendation, loyalty, tiers, points, value, questions } = record
  const { retention } = record
  return {
    id,
    name,
    currency,
    time_zone,
    origins,
    consent_default,
    publish_delay_ms,
    placements,
    rules,
    experiments,
    recommendation,
    loyalty,
    tiers,
    points,
    value,
    questions,
    retention,
  }
}
