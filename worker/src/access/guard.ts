import type { Context, MiddlewareHandler } from 'hono'
import type { AppEnv, Caller } from '../app-env.ts'
import type { StoreRecord } from '../objects/store/store-record.ts'
import { ProblemError } from '../problem.ts'
import { requireAccess } from './cloudflare-access.ts'
import { refuseWhileHeld } from './hold.ts'
import { hasSecretKey, storeOfKey } from './keys.ts'
import { isLoginOver, type MerchantLogin, readLogin } from './merchant-login.ts'
import { networkOf } from './network.ts'
import { requireOwnPage } from './own-page.ts'
import { limitRate, refuseUsedUp } from './rate-limit.ts'
import { staffRef } from './staff.ts'
import { checkKey, isStoreMet, readStore } from './store-cache.ts'

/** Lets any key of a store through; a publishable one only from an allowed origin. Leaves `store` and `caller`. */
export const anyKey: MiddlewareHandler<AppEnv> = async (c, next) => {
  await authenticate(c, ['publishable', 'secret'])
  await next()
}

/** Lets only the secret key through. */
export const secretKey: MiddlewareHandler<AppEnv> = async (c, next) => {
  await authenticate(c, ['secret'])
  await next()
}

/** Lets the secret key or a merchant who is logged in through. */
export const secretKeyOrLogin: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (keyOf(c)) await authenticate(c, ['secret'])
  else {
    const login = await readLogin(c)
    if (login) requireOwnPage(c)
    const person = login && (await requireAccess(c))
    const store = login && (await storeOfLogin(c, login))
    if (!store) throw new ProblemError('login_required')
    refuseWhileHeld(c, store)
    c.set('store', store)
    c.set('caller', 'merchant')
    c.set('keyId', login.key)
    c.set('loginId', login.id)
    if (person) c.set('staff', await staffRef(c.env, store, person))
  }
  await next()
}

/** The store somebody is logged in to; null when the login or the key it was made with was ended. */
export async function storeOfLogin(c: Context<AppEnv>, login: MerchantLogin): Promise<StoreRecord | null> {
  const store = await readStore(c.env, login.store)
  if (!store || !hasSecretKey(store, login.key, Date.now()) || isLoginOver(store.logins, login)) return null
  return store
}

/** As `secretKeyOrLogin`, for what servers send and the dashboard may import: without a login a key is asked for. */
export const secretKeyOrImport: MiddlewareHandler<AppEnv> = async (c, next) =>
  keyOf(c) || !(await readLogin(c)) ? secretKey(c, next) : secretKeyOrLogin(c, next)

async function authenticate(c: Context<AppEnv>, allowed: readonly Caller[]): Promise<void> {
  const key = keyOf(c)
  if (!key) throw new ProblemError('key_missing')
  const id = storeOfKey(key)
  const network = networkOf(c)
  if (id && !isStoreMet(id)) refuseUsedUp('wrongKeysPerNetwork', network, Date.now())
  const checked = id && (await checkKey(c.env, id, key))
  const store = checked && (await readStore(c.env, id))
  if (!store) {
    limitRate('wrongKeysPerNetwork', network, Date.now())
    throw new ProblemError('key_invalid')
  }
  const { kind } = checked
  if (!allowed.includes(kind)) throw new ProblemError('key_forbidden')
  if (kind === 'publishable') requireOrigin(c.req.header('origin'), store.origins)
  refuseWhileHeld(c, store)
  c.set('store', store)
  c.set('caller', kind)
  c.set('keyId', checked.id)
}

/**
 * A publishable key answers a browser only from the store's own origins. A request without an origin is no page's (a
 * server's or an app's) and passes: an origin header can be forged anyway, so nothing rests on it alone.
 */
function requireOrigin(origin: string | undefined, allowed: readonly string[]): void {
  if (origin !== undefined && !allowed.includes(origin)) throw new ProblemError('origin_forbidden')
}

/** A publishable key may stand in the address; a secret one there would end in logs and histories, and opens nothing. */
function keyOf(c: Context<AppEnv>): string | null {
  const header = c.req.header('authorization')
  if (header?.startsWith('Bearer ')) return header.slice(7)
  const inAddress = c.req.query('key') ?? null
  if (!inAddress?.startsWith('sk_')) return inAddress
  throw new ProblemError('key_forbidden', {
    detail: 'A secret key travels in the header Authorization, never in an address.',
  })
}
