import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { AppEnv } from '../app-env.ts'
import type { EndedLogins, StoreRecord } from '../objects/store/store-record.ts'
import { secretsOf } from './deployment-secrets.ts'
import { isHostOfOurs } from './own-page.ts'
import { isSignature, randomText, sign, signingKey } from './secrets.ts'

const cookie = 'kindred_login'
const purpose = 'merchant-login'
const lifeMs = 12 * 3_600_000

/** Who is logged in: to which store, with which key. */
export interface MerchantLogin {
  store: string
  /** Id of the secret key. */
  key: string
  /** The login's own id, by which it is ended. */
  id: string
  /** When it ends by itself (epoch ms). */
  until: number
}

/** Logs a merchant in for 12 hours: a signed cookie that scripts cannot read and other sites cannot use. */
export async function writeLogin(c: Context<AppEnv>, store: StoreRecord, keyId: string): Promise<void> {
  // Never of the moment up to which all logins were ended.
  const now = Math.max(Date.now(), (store.logins?.over_until ?? 0) + 1)
  const body = `${store.id}.${now + lifeMs}.${keyId}.${randomText(9)}`
  const key = await signingKey(c.env.KINDRED_SECRET, purpose)
  setCookie(c, cookie, `${body}.${await sign(key, body, 24)}`, {
    httpOnly: true,
    sameSite: 'Strict',
    secure: isSafe(c),
    path: '/',
    ...prefixOf(c),
    maxAge: lifeMs / 1_000,
  })
}

/** Who a merchant is logged in as, or null when the cookie is missing, forged or too old. */
export async function readLogin(c: Context<AppEnv>): Promise<MerchantLogin | null> {
  const [store, until, keyId, id, signature, ...rest] = (givenCookie(c) ?? '').split('.')
  if (!store || !until || !keyId || !id || !signature || rest.length > 0) return null
  if (!(Number(until) > Date.now())) return null
  for (const secret of secretsOf(c.env)) {
    const key = await signingKey(secret, purpose)
    if (await isSignature(key, `${store}.${until}.${keyId}.${id}`, signature, 24))
      return { store, key: keyId, id, until: Number(until) }
  }
  return null
}

export function clearLogin(c: Context<AppEnv>): void {
  deleteCookie(c, cookie, { path: '/', secure: isSafe(c), ...prefixOf(c) })
}

/** Whether a login was ended before its time: by itself, or with all that were made until then. */
export function isLoginOver(
  { over_until, ended }: EndedLogins = { over_until: 0, ended: [] },
  { id, until }: Pick<MerchantLogin, 'id' | 'until'>,
): boolean {
  return until - lifeMs <= over_until || ended.some((one) => one.id === id)
}

/**
 * Over HTTPS the cookie's name is `__Host-kindred_login`, which no other host, neighbour or plain connection can set. A
 * proxy that ends TLS passes it on with a plain request: there the browser's word counts.
 */
function givenCookie(c: Context<AppEnv>): string | undefined {
  const hosts = getCookie(c, cookie, 'host')
  return isSafe(c) ? hosts : (hosts ?? getCookie(c, cookie))
}

/** Whether the browser speaks HTTPS with us: by the request, else by its own origin or a proxy's word. */
function isSafe(c: Context<AppEnv>): boolean {
  const origin = c.req.header('origin')
  return (
    new URL(c.req.url).protocol === 'https:' ||
    c.req.header('x-forwarded-proto') === 'https' ||
    (origin?.startsWith('https://') === true && isHostOfOurs(c, origin))
  )
}

function prefixOf(c: Context<AppEnv>): { prefix: 'host' } | object {
  return isSafe(c) ? { prefix: 'host' } : {}
}
