import { verify } from 'hono/jwt'
import { id as idField } from '#shared/wire/fields'
import { parse } from '#shared/wire/parse'
import type { StoreRecord } from '../objects/store/store-record.ts'
import { unseal } from './secrets.ts'

/** What an identity token says: the customer it stands for. */
export interface Identity {
  customerId: string
  name?: string
}

/** A shop's server may be that far ahead of ours, in seconds. */
const leewayS = 60
const maxLifeS = 3_600 + leewayS

/**
 * The customer an identity token stands for, or null when it is forged, expired, made for another store, signed with
 * another algorithm than HS256, or valid for more than an hour. While the secret before the present one holds, tokens
 * signed with it are taken as well.
 */
export async function verifyIdentity(
  secret: string,
  store: StoreRecord,
  token: string,
): Promise<Identity | null> {
  const { identity_secret_before: before } = store
  const identity = await verifyWith(secret, store, token, store.identity_secret_sealed)
  if (identity || !before || before.expires_at <= Date.now()) return identity
  return verifyWith(secret, store, token, before.sealed)
}

async function verifyWith(
  secret: string,
  store: StoreRecord,
  token: string,
  sealed: string,
): Promise<Identity | null> {
  try {
    const key = await unseal(secret, 'identity', sealed)
    const claims = await verify(token, key, { alg: 'HS256', aud: store.id, iat: false })
    const nowS = Date.now() / 1_000
    if (typeof claims.exp !== 'number' || claims.exp > nowS + maxLifeS) return null
    if (claims.iat !== undefined && claims.iat > nowS + leewayS) return null
    const subject = parse(idField, claims.sub)
    if (!subject.ok) return null
    return {
      customerId: subject.value,
      ...(typeof claims.name === 'string' ? { name: claims.name.slice(0, 200) } : {}),
    }
  } catch {
    return null // a bad signature, a wrong claim or a text that is no token at all: hono throws for each
  }
}
