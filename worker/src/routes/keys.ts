import { type Context, Hono } from 'hono'
import { type KeyCreated, type KeyList, type KeyRequest, keyRequestSchema } from '#shared/wire/key'
import { secretKeyOrLogin } from '../access/guard.ts'
import { makeKey } from '../access/keys.ts'
import { randomText, seal } from '../access/secrets.ts'
import { forgetStore } from '../access/store-cache.ts'
import type { AppEnv } from '../app-env.ts'
import { handOf } from '../audit.ts'
import { readBody, smallBody } from '../body.ts'
import { logLine, plainError } from '../log.ts'
import { insightsOf } from '../objects/names.ts'
import { storeDocument } from '../objects/store/store.ts'
import type { NewKey } from '../objects/store/store-keys.ts'
import { ProblemError } from '../problem.ts'

const hourMs = 3_600_000

/** The keys of a store: which there are, a new one in the place of another, an end at once. */
export const keys = new Hono<AppEnv>()
  .get('/v1/keys', secretKeyOrLogin, async (c) => {
    const list: KeyList = { keys: await storeDocument(c.env, c.var.store.id).keys() }
    return c.json(list)
  })
  .post('/v1/keys', secretKeyOrLogin, smallBody, async (c) => {
    const { kind, overlap_hours } = await readBody(c, keyRequestSchema)
    const { id } = c.var.store
    const now = Date.now()
    const { key, made } = await newKey(c.env, kind, id, now)
    const done = await storeDocument(c.env, id).rotate(made, now + overlap_hours * hourMs, handOf(c))
    if (!done) throw new ProblemError('not_found')
    forgetStore(id)
    const over = done.replaced.filter(({ expires_at }) => (expires_at ?? now + 1) <= now)
    for (const row of over) await closeSockets(c, row.id)
    const answer: KeyCreated = { key, ...done.created, replaced: done.replaced }
    return c.json(answer, 201, { 'cache-control': 'no-store' })
  })
  .delete('/v1/keys/:id', secretKeyOrLogin, async (c) => {
    const { id } = c.var.store
    const outcome = await storeDocument(c.env, id).revoke(c.req.param('id'), handOf(c))
    if (outcome === 'not_found') throw new ProblemError('not_found', { detail: 'No key has this id.' })
    if (outcome === 'last') {
      throw new ProblemError('conflict', { detail: 'It is the only one of its kind: make another first.' })
    }
    forgetStore(id)
    await closeSockets(c, c.req.param('id'))
    return c.body(null, 204)
  })

/** Ends the live views that were opened with a key, a login (`login:` and its id) or any (`login`). Where Insights cannot be reached, they end by themselves. */
export async function closeSockets(c: Context<AppEnv>, key: string): Promise<void> {
  const { store, requestId } = c.var
  try {
    await insightsOf(c.env, store.id).fetch(`https://insights/live?key=${key}`, { method: 'DELETE' })
  } catch (error) {
    logLine('warn', 'live views could not be ended at once', {
      store: store.id,
      request_id: requestId,
      ...plainError(error),
    })
  }
}

async function newKey(
  env: Env,
  kind: KeyRequest['kind'],
  store: string,
  now: number,
): Promise<{ key: string; made: NewKey }> {
  if (kind !== 'identity') {
    const { key, record } = await makeKey(kind, store, now)
    return { key, made: record }
  }
  const key = randomText(32)
  const sealed = await seal(env.KINDRED_SECRET, 'identity', key)
  return { key, made: { kind, id: `identity-${randomText(6)}`, sealed, created_at: now } }
}
