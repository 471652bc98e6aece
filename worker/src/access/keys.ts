import { isGood, keyIdOf } from '../objects/store/store-keys.ts'
import type { StoreKey, StoreRecord } from '../objects/store/store-record.ts'
import { equalInConstantTime, randomText, sha256Hex } from './secrets.ts'

const prefixes = { publishable: 'pk', secret: 'sk' } as const

/** A key as the door knows it: never the key itself. */
export interface CheckedKey {
  id: string
  kind: StoreKey['kind']
}

/** A new key of a store, `pk_<store>_<random>` or `sk_<store>_<random>`, with the record that is kept of it. */
export async function makeKey(
  kind: StoreKey['kind'],
  store: string,
  now: number,
): Promise<{ key: string; record: StoreKey }> {
  const key = `${prefixes[kind]}_${store}_${randomText(kind === 'secret' ? 24 : 15)}`
  return { key, record: { kind, hash: await sha256Hex(key), created_at: now } }
}

/** The store a key belongs to by its form, or null when it is no key at all. Says nothing about its validity. */
export function storeOfKey(key: string): string | null {
  const match = /^(?:pk|sk)_([a-z0-9-]{1,32})_[\w-]{10,64}$/.exec(key)
  return match?.[1] ?? null
}

/** What is kept of the key if it is one of the store's, good or not any more; else null. */
export async function keyOfStore(key: string, store: StoreRecord): Promise<StoreKey | null> {
  const hash = await sha256Hex(key)
  return store.keys.find((known) => equalInConstantTime(known.hash, hash)) ?? null
}

/** Whether the secret key with this id may still be used: a login ends with the key it was made with. */
export function hasSecretKey(store: StoreRecord, id: string, now: number): boolean {
  return store.keys.some((key) => key.kind === 'secret' && keyIdOf(key) === id && isGood(key, now))
}
