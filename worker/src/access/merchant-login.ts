import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { AppEnv } from '../app-env.ts'
import { isSignature, sign, signingKey } from './secrets.ts'

const cookie = 'kindred_login'
/** Over HTTPS the cookie's name is `__Host-kindred_login`, which no other host, neighbour or plain connection can set. */
const isSafe = (c: Context<AppEnv>): boolean => new URL(c.req.url).protocol === 'https:'
const prefixOf = (c: Context<AppEnv>): { prefix: 'host' } | object => (isSafe(c) ? { prefix: 'host' } : {})
const lifeMs = 12 * 3_600_000

/** Who is logged in: to which store, with which key. */
export interface MerchantLogin {
  store: string
  /** Id of the secret key. */
  key: string
}

/** Logs a merchant in for 12 hours: a signed cookie that scripts cannot read and other sites cannot use. */
export async function writeLogin(c: Context<AppEnv>, login: MerchantLogin): Promise<void> {
  const body = `${login.store}.${Date.now() + lifeMs}.${login.key}`
  const key = await signingKey(c.env.KINDRED_SECRET, 'merchant-login')
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
  const [store, until, id, signature] = (
    (isSafe(c) ? getCookie(c, cookie, 'host') : getCookie(c, cookie)) ?? ''
  ).split('.')
  if (!store || !until || !id || !signature || !(Number(until) > Date.now())) return null
  const key = await signingKey(c.env.KINDRED_SECRET, 'merchant-login')
  return (await isSignature(key, `${store}.${until}.${id}`, signature, 24)) ? { store, key: id } : null
}

export function clearLogin(c: Context<AppEnv>): void {
  deleteCookie(c, cookie, { path: '/', secure: isSafe(c), ...prefixOf(c) })
}
