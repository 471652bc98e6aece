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

/**
 * Whom Access let in, null where the deployment is not guarded by it. Throws `login_required` when it is and the request
 * has no good token.
 */
export async function requireAccess(c: Context<AppEnv>): Promise<string | null> {
  const { ACCESS_TEAM: team, ACCESS_AUD: aud } = c.env
  if (!team && !aud) return null
  const token = c.req.header('cf-access-jwt-assertion') ?? getCookie(c, 'CF_Authorization')
  const person = token && team && aud ? await accessPerson(token, { team, aud }, Date.now()) : null
  if (person === null)
    throw new ProblemError('login_required', { detail: 'This dashboard is behind Cloudflare Access.' })
  return person
}

/**
 * Whom a token is about that this team's Access made for this application (RS256, its issuer, audience and time): the
 * e-mail address, of a service its name, else the subject, which may be empty. Null when it is no such token.
 */
export async function accessPerson(
  token: string,
  { team, aud }: { team: string; aud: string },
  now: number,
): Promise<string | null> {
  try {
    const { header } = decode(token)
    const key = await keyOf(team, header.kid ?? '', now)
    if (header.alg !== 'RS256' || !key) return null
    const claims = await verify(token, key, { alg: 'RS256', iss: `https://${team}`, aud })
    const names = [claims.email, claims.common_name, claims.sub].filter((name) => typeof name === 'string')
    return typeof claims.exp === 'number' ? (names.find((name) => name !== '') ?? '') : null
  } catch {
    return null // a bad signature, a wrong claim or a text that is no token: hono throws for each
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
