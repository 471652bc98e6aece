import { storeDocument } from '../objects/store.ts'
import type { StoreKey, StoreRecord } from '../objects/store-record.ts'
import { kindOfKey } from './keys.ts'

/** How long an isolate believes what it knows of a store, in milliseconds. */
export const storeCacheMs = 10_000
const maxStores = 500
const maxKeysPerStore = 100

interface Entry {
  record: Promise<StoreRecord | null>
  until: number
  /** Keys checked against this record, so that a hash is computed once in ten seconds. */
  kinds: Map<string, StoreKey['kind']>
}

const entries = new Map<string, Entry>()

/** The store's record, at most ten seconds old; null when there is no such store (which is not remembered). */
export async function readStore(env: Env, id: string): Promise<StoreRecord | null> {
  return (await entryOf(env, id)).record
}

/** The kind of a key of this store, or null; remembered as long as the record. */
export async function checkKey(env: Env, id: string, key: string): Promise<StoreKey['kind'] | null> {
  const entry = await entryOf(env, id)
  const record = await entry.record
  if (!record) return null
  const known = entry.kinds.get(key)
  if (known) return known
  const kind = await kindOfKey(key, record)
  if (kind && entry.kinds.size < maxKeysPerStore) entry.kinds.set(key, kind)
  return kind
}

/** Forgets what this isolate knows of a store, after a change made through it. */
export function forgetStore(id: string): void {
  entries.delete(id)
}

async function entryOf(env: Env, id: string): Promise<Entry> {
  const now = Date.now()
  const known = entries.get(id)
  if (known && known.until > now) return known
  if (entries.size >= maxStores) entries.clear()
  const entry: Entry = { record: storeDocument(env, id).read(), until: now + storeCacheMs, kinds: new Map() }
  entries.set(id, entry)
  try {
    if ((await entry.record) === null) entries.delete(id)
  } catch (error) {
    entries.delete(id) // an unreachable Store object must not be remembered as one
    throw error
  }
  return entry
}
