import { storeDocument } from '../objects/store/store.ts'
import type { Seals, StoreRecord } from '../objects/store/store-record.ts'
import { secretsOf } from './deployment-secrets.ts'
import { pseudonymKeys, pseudonymSeal } from './pseudonyms.ts'
import { seal, unsealByAny } from './secrets.ts'

/**
 * The record with everything sealed under the deployment's present secret, and kept so. As long as the deployment names
 * the secret before it, each store is sealed anew when it is first read; then that secret is needed no more.
 */
export async function resealed(env: Env, record: StoreRecord): Promise<StoreRecord> {
  if (!env.KINDRED_SECRET_BEFORE) return record
  const seals = await sealsUnder(secretsOf(env), record)
  if (!seals) return record
  await storeDocument(env, record.id).reseal(record.identity_secret_sealed, seals)
  return { ...record, ...seals }
}

/**
 * The seals of a record under the first of the secrets; null when they are that already. A store that lived under the
 * secret before, and keeps no keys of pseudonyms yet, has the ones it led to: what it opens shows that it did.
 */
export async function sealsUnder(secrets: readonly string[], record: StoreRecord): Promise<Seals | null> {
  const [present = ''] = secrets
  const { identity_secret_sealed: sealed, identity_secret_before: before, pseudonyms_sealed } = record
  const identity = await unsealByAny(secrets, 'identity', sealed)
  if (!identity || identity.secret === present) return null
  const kept = pseudonyms_sealed && (await unsealByAny(secrets, pseudonymSeal, pseudonyms_sealed))
  const keys = kept ? kept.text : await pseudonymKeys(identity.secret)
  const older = before && (await unsealByAny(secrets, 'identity', before.sealed))
  return {
    identity_secret_sealed: await seal(present, 'identity', identity.text),
    ...(before && older
      ? { identity_secret_before: { ...before, sealed: await seal(present, 'identity', older.text) } }
      : {}),
    pseudonyms_sealed: await seal(present, pseudonymSeal, keys),
  }
}
