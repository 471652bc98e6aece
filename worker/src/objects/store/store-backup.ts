import * as v from 'valibot'
import type { TableRows } from '#shared/wire/backup'
import { currency, timeZone } from '#shared/wire/fields'
import { parse } from '#shared/wire/parse'
import { settingsPatchSchema } from '#shared/wire/settings'
import { patchStoreRecord, type StoreRecord } from './store-record.ts'

/** What of a store's record goes into a backup: all but keys, secrets, logins, and that it is held still for it. */
export function recordRows(record: StoreRecord): TableRows {
  const {
    keys: _,
    identity_secret_sealed: __,
    identity: ___,
    identity_secret_before: ____,
    held_until: _____,
    logins: ______,
    ...kept
  } = record
  return { table: recordTable, columns: ['json'], rows: [[JSON.stringify(kept)]] }
}

/** The table the record stands in, in a backup; there is none of this name. */
export const recordTable = 'record'

const fixedSchema = v.object({
  currency,
  time_zone: timeZone,
  index_shards: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_024)),
  insight_relays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_024)), 0),
  created_at: v.number(),
  // Opens under the secret of its own deployment alone; elsewhere it is passed over.
  pseudonyms_sealed: v.exactOptional(v.pipe(v.string(), v.maxLength(2_000))),
})

/** The record with everything of a backup's but what tells one deployment from another; null when it is none. */
export function adoptedRecord(record: StoreRecord, rows: TableRows): StoreRecord | null {
  const text = rows.rows[0]?.[0]
  let stored: unknown
  try {
    stored = typeof text === 'string' ? JSON.parse(text) : null
  } catch {
    return null // no JSON is no record
  }
  const fixed = parse(fixedSchema, stored)
  const settings = parse(settingsPatchSchema, stored)
  return fixed.ok && settings.ok ? patchStoreRecord({ ...record, ...fixed.value }, settings.value) : null
}
