import type { Policy } from './objects/person-row.ts'
import type { StoreRecord } from './objects/store-record.ts'

/** What a Customer object needs to know of its store. */
export function policyOf(store: StoreRecord): Policy {
  return { publishDelayMs: store.publish_delay_ms, shards: store.index_shards, timeZone: store.time_zone }
}
