import { storeDocument } from '../objects/store/store.ts'
import { isGood, keyIdOf } from '../objects/store/store-keys.ts'
import type { StoreKey, StoreRecord } from '../objects/store/store-record.ts'
import { Flights } from '../read/flights.ts'
import { type CheckedKey, keyOfStore } from './keys.ts'
import { resealed } from './reseal.ts'

/** How long an isolate believes what it knows of a store, in milliseconds. */
const storeCacheMs = 10_000
const maxStores = 500
const maxKeysPerStore = 100

interface Entry {
  record: StoreRecord
  until: number
  /** Keys checked against this record, so that a hash is computed once in ten seconds. */
  keys: Map<string, StoreKey>
}

const entries = new Map<string, Entry>()
const flights = new Flights<string>()

/** The store's record, at most ten seconds old; null when there is no such store (which is not remembered). */
export async function readStore(env: Env, id: string): Promise<StoreRecord | null> {
  return (await entryOf(env, id))?.record ?? null
}

/** What a key of this store is, or null when it is none or not good any more; remembered as long as the record. */
export async function checkKey(env: Env, id: string, key: string): Promise<CheckedKey | null> {
  const entry = await entryOf(env, id)
  if (!entry) return null
  const known = entry.keys.get(key) ?? (await keyOfStore(key, entry.record))
  if (!known || !isGood(known, Date.now())) return null
  if (entry.keys.size < maxKeysPerStore) entry.keys.set(key, known)
  return { id: keyIdOf(known), kind: known.kind }
}

/** Whether this isolate has met the store before. Looking for any other wakes an object, even if there is none. */
export function isStoreMet(id: string): boolean {
  return entries.has(id)
}

/** Forgets what this isolate knows of a store, after a change made through it. */
export function forgetStore(id: string): void {
  entries.delete(id)
}

/** Only answers are kept, never promises: one made for a request that was cancelled would never settle. */
async function entryOf(env: Env, id: string): Promise<Entry | null> {
  const known = fresh(id)
  if (known) return known
  let read: Entry | null = null
  let isAsked = false
  const ask = async (): Promise<void> => {
    isAsked = true
    const until = Date.now() + storeCacheMs
    const stored = await storeDocument(env, id).read()
    if (!stored) return
    const record = await resealed(env, stored)
    read = { record, until, keys: new Map() }
    if (entries.size >= maxStores) entries.clear()
    entries.set(id, read)
  }
  await flights.fetch([id], ask)
  // What somebody else's reading brought may be too old already, or forgotten: that does not mean there is no store.
  if (!isAsked && !fresh(id)) await ask()
  return read ?? fresh(id)
}

function fresh(id: string): Entry | null {
  const known = entries.get(id)
  const leftMs = known ? known.until - Date.now() : 0
  // More than there ever was is left after the clock was put back: then nothing is believed.
  return known && leftMs > 0 && leftMs <= storeCacheMs ? known : null
}
