import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { decode, verify } from 'hono/jwt'
import type { AppEnv } from '../app-env.ts'
import { ProblemError } from '../problem.ts'

/**
 * Cloudflare Access before the dashboard, where a deployment asks for it (`ACCESS_TEAM` and `ACCESS_AUD`): a login is then
 * made and used only by somebody whom Access let in. Its token is checked here as well, since a Worker may be reached by
 * another address than the one that Access guards.
 */

type Key = JsonWebKey & { kid?: string }

const keptMs = 3_600_000
/** A token may name a key that is newer than what is kept; it cannot have it fetched at every request. */
const pauseMs = 60_000

let kept: { team: string; at: number; keys: Map<string, Key> } | null = null

/** Throws `login_required` when the deployment is guarded by Access and the request has no good token of it. */
export async function requireAccess(c: Context<AppEnv>): Promise<void> {
  const { ACCESS_TEAM: team, ACCESS_AUD: aud } = c.env
  if (!team && !aud) return
  const token = c.req.header('cf-access-jwt-assertion') ?? getCookie(c, 'CF_Authorization')
  const isGood = token && team && aud && (await isAccessToken(token, { team, aud }, Date.now()))
  if (!isGood)
    throw new ProblemError('login_required', { detail: 'This dashboard is behind Cloudflare Access.' })
}

/** Whether a token is one that this team's Access made for this application: RS256, its issuer, audience and time. */
export async function isAccessToken(
  token: string,
  { team, aud }: { team: string; aud: string },
  now: number,
): Promise<boolean> {
  try {
    const { header } = decode(token)
    const key = await keyOf(team, header.kid ?? '', now)
    if (header.alg !== 'RS256' || !key) return false
    const claims = await verify(token, key, { alg: 'RS256', iss: `https://${team}`, aud })
    return typeof claims.exp === 'number'
  } catch {
    return false // a bad signature, a wrong claim or a text that is no token: hono throws for each
  }
}

async function keyOf(team: string, kid: string, now: number): Promise<Key | undefined> {
  const isFresh = kept?.team === team && now - kept.at < (kept.keys.has(kid) ? keptMs : pauseMs)
  if (!isFresh) {
    const answer = await fetch(`https://${team}/cdn-cgi/access/certs`)
    if (!answer.ok) return undefined
    const { keys } = (await answer.json()) as { keys: Key[] }
    kept = { team, at: now, keys: new Map(keys.map((key) => [key.kid ?? '', key])) }
  }
  return kept?.keys.get(kid)
}
