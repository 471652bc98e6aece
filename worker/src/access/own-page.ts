import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { ProblemError } from '../problem.ts'

/**
 * What a login's cookie does is done from the dashboard's own pages only. `SameSite=Strict` keeps other sites away, but
 * the shop, on a domain beside this one, is of the same site: its pages, and whoever gets a script into them, are told
 * from ours by what the browser itself says of them. Throws `origin_forbidden`.
 */
export function requireOwnPage(c: Context<AppEnv>): void {
  const origin = c.req.header('origin')
  const isForeign = origin !== undefined && !isHostOfOurs(c, origin)
  const site = c.req.header('sec-fetch-site')
  const isRead = c.req.method === 'GET' || c.req.method === 'HEAD'
  if (isForeign || (!isRead && site !== undefined && site !== 'same-origin' && site !== 'none')) forbid()
}

/**
 * The same of a socket: it opens from any page with a request that reads, and a browser says where from each time. Throws
 * `origin_forbidden`, without an origin as well.
 */
export function requireOwnSocket(c: Context<AppEnv>): void {
  if (c.req.header('origin') === undefined) forbid()
  requireOwnPage(c)
}

/** Whether an origin is of the host that was asked. Hosts are compared: behind a proxy that ends TLS the schemes differ. */
export function isHostOfOurs(c: Context<AppEnv>, origin: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === new URL(c.req.url).host
}

function forbid(): never {
  throw new ProblemError('origin_forbidden', { detail: 'A login is used from the dashboard’s own pages.' })
}
