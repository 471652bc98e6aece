import type { Context, MiddlewareHandler } from 'hono'
import type { Counts } from '#shared/insight/status/hour-figures'
import type { AppEnv } from '../app-env.ts'
import { logLine, plainError } from '../log.ts'
import { ProblemError } from '../problem.ts'
import { tally } from './tally.ts'
import { tellDue } from './tell.ts'

/** A request that takes longer is told in the log, in milliseconds. */
const slowMs = 2_000
/** First words of the addresses whose refusals are counted each by itself; those of others are counted together. */
const counted = new Set(['events', 'orders', 'products', 'sessions'])

/**
 * Counts what came in, tells Insights of it at most once a minute (after the answer has left), and writes a line to the
 * log for each request that failed or was slow.
 */
export const metered: MiddlewareHandler<AppEnv> = async (c, next) => {
  const begun = Date.now()
  await next()
  const now = Date.now()
  const { status } = c.res
  if (status >= 500 || now - begun >= slowMs) logRequest(c, now - begun)
  const store = c.get('store')?.id
  if (store === undefined) return
  countRequest(c, store, now)
  if (status >= 400) countProblem(c, store, now)
  const telling = tellDue(c.env, store)
  if (telling) c.executionCtx.waitUntil(telling)
}

/** Counts under `subject`, and that something of the kind came now: `count(c, 'events', { accepted: 2 })`. */
export function count(c: Context<AppEnv>, subject: string, counts: Counts): void {
  const now = Date.now()
  const named: Record<string, number> = { [`${subject}.at`]: now }
  for (const name in counts) if (counts[name]! > 0) named[`${subject}.${name}`] = counts[name]!
  tally(c.var.store.id, named, now)
}

/** Requests and their bytes, of what writes. */
function countRequest(c: Context<AppEnv>, store: string, now: number): void {
  const [, , word = ''] = c.req.path.split('/')
  // Whoever looks at what is known of them, or changes it: how far a store shares it is asked by merchants.
  if (word === 'me' && c.res.ok)
    tally(store, { [`me.${c.req.method === 'GET' ? 'read' : 'change'}`]: 1 }, now)
  if (!counted.has(word) || c.req.method === 'GET') return
  const bytes = Number(c.req.header('content-length') ?? 0)
  tally(store, { [`${word}.requests`]: 1, ...(bytes > 0 ? { [`${word}.bytes`]: bytes } : {}) }, now)
}

function countProblem(c: Context<AppEnv>, store: string, now: number): void {
  const [, , word = ''] = c.req.path.split('/')
  const subject = counted.has(word) ? word : 'other'
  tally(store, { [`${subject}.problem.${codeOf(c)}`]: 1 }, now)
}

function codeOf(c: Context<AppEnv>): string {
  if (c.error instanceof ProblemError) return c.error.code
  return c.res.status === 503 ? 'overloaded' : c.res.status >= 500 ? 'internal' : 'not_found'
}

function logRequest(c: Context<AppEnv>, durationMs: number): void {
  const { status } = c.res
  logLine(status >= 500 ? 'error' : 'warn', status >= 500 ? 'request failed' : 'request slow', {
    request_id: c.var.requestId,
    method: c.req.method,
    route: c.req.routePath,
    status,
    duration_ms: durationMs,
    store: c.get('store')?.id,
    ...(c.error && !(c.error instanceof ProblemError) ? plainError(c.error) : {}),
  })
}
