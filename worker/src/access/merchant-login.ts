import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { AppEnv } from '../app-env.ts'
import { isSignature, sign, signingKey } from './secrets.ts'

const cookie = 'kindred_login'
const lifeMs = 12 * 3_600_000

/** Logs a merchant in for 12 hours: a signed cookie that scripts cannot read and other sites cannot use. */
export async function writeLogin(c: Context<AppEnv>, store: string): Promise<void> {
  const body = `${store}.${Date.now() + lifeMs}`
  const key = await signingKey(c.env.KINDRED_SECRET, 'merchant-login')
  setCookie(c, cookie, `${body}.${await sign(key, body, 24)}`, {
    httpOnly: true,
    sameSite: 'Strict',
    secure: new URL(c.req.url).protocol === 'https:',
    path: '/',
    maxAge: lifeMs / 1_000,
  })
}

/** The store a merchant is logged in to, or null when the cookie is missing, forged or too old. */
export async function readLogin(c: Context<AppEnv>): Promise<{ store: string } | null> {
  const [store, until, signature] = (getCookie(c, cookie) ?? '').split('.')
  if (!store || !until || !signature || !(Number(until) > Date.now())) return null
  const key = await signingKey(c.env.KINDRED_SECRET, 'merchant-login')
  return (await isSignature(key, `${store}.${until}`, signature, 24)) ? { store } : null
}

export function clearLogin(c: Context<AppEnv>): void {
  deleteCookie(c, cookie, { path: '/' })
}
