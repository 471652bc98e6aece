import * as v from 'valibot'
import type { StoreRecord } from '../objects/store/store-record.ts'
import { secretsOf } from './deployment-secrets.ts'
import { keyBytes, keyOfBytes, sign, signingKey, unsealByAny } from './secrets.ts'

/**
 * Names in the place of names: keyed hashes that data is stored under. Unlike a token, such a name cannot be given out
 * anew, so its key stays when the deployment's secret is replaced: the store's record then keeps the keys that the secret
 * before had led to, sealed (`reseal.ts`).
 */

const purposes = ['guest-email', 'audit-person', 'audit-staff'] as const
export type Pseudonym = (typeof purposes)[number]

/** What the keys of a store's pseudonyms are sealed for. */
export const pseudonymSeal = 'pseudonyms'

const keysSchema = v.record(v.picklist(purposes), v.string())
const opened = new Map<string, Promise<Partial<Record<Pseudonym, string>>>>()

/** The first `bytes` bytes of the keyed hash of `text`, by the store's own key for this purpose. */
export async function pseudonym(
  env: Env,
  store: StoreRecord,
  purpose: Pseudonym,
  text: string,
  bytes: number,
): Promise<string> {
  return sign(await keyOf(env, store, purpose), `${store.id}\n${text}`, bytes)
}

/** All keys that pseudonyms have under this secret, as they are sealed. */
export async function pseudonymKeys(secret: string): Promise<string> {
  const keys = await Promise.all(purposes.map(async (one) => [one, await keyBytes(secret, one)]))
  return JSON.stringify(Object.fromEntries(keys))
}

/** Fails open: of a seal that nothing opens (a backup of another deployment), the keys of this one stand in. */
async function keyOf(env: Env, store: StoreRecord, purpose: Pseudonym): Promise<CryptoKey> {
  const { pseudonyms_sealed: sealed } = store
  const kept = sealed === undefined ? undefined : (await openedKeys(env, sealed))[purpose]
  return kept === undefined ? signingKey(env.KINDRED_SECRET, purpose) : keyOfBytes(kept)
}

function openedKeys(env: Env, sealed: string): Promise<Partial<Record<Pseudonym, string>>> {
  let keys = opened.get(sealed)
  if (!keys) {
    keys = unsealByAny(secretsOf(env), pseudonymSeal, sealed).then((open) => {
      const parsed = open && v.safeParse(keysSchema, JSON.parse(open.text))
      return parsed?.success ? parsed.output : {}
    })
    if (opened.size > 500) opened.clear()
    opened.set(sealed, keys)
  }
  return keys
}
