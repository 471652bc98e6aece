import type { Settings, SettingsPatch, StoreRequest } from '#shared/wire/settings'

/** One key of a store; only the hash is kept. */
export interface StoreKey {
  kind: 'publishable' | 'secret'
  /** Hex SHA-256 of the whole key. */
  hash: string
  created_at: number
}

/** Everything the Store object keeps: the settings the API shows, and what it does not show. */
export interface StoreRecord extends Settings {
  keys: StoreKey[]
  /** The secret that signs identity tokens, encrypted under the deployment's own secret. */
  identity_secret_sealed: string
  /** Number of session index objects; doubles by splitting. */
  index_shards: number
  created_at: number
}

/** A new store's record, from what was asked for and what the door made (keys, sealed secret). */
export function newStoreRecord(
  request: StoreRequest,
  made: Pick<StoreRecord, 'keys' | 'identity_secret_sealed' | 'created_at'>,
): StoreRecord {
  return { ...request, publish_delay_ms: 1_000, index_shards: 1, ...made }
}

/** The record with the patch's fields replaced; what the patch leaves out stays. */
export function patchStoreRecord(record: StoreRecord, patch: SettingsPatch): StoreRecord {
  return { ...record, ...patch }
}

/** The part of a record that the API shows. */
export function settingsOf(record: StoreRecord): Settings {
  const { id, name, currency, time_zone, origins, consent_default, publish_delay_ms } = record
  return { id, name, currency, time_zone, origins, consent_default, publish_delay_ms }
}
