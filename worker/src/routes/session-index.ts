import { Hono } from 'hono'
import { indexGrowthRequestSchema } from '#shared/wire/index-growth'
import { secretKey, secretKeyOrLogin } from '../access/guard.ts'
import { forgetStore } from '../access/store-cache.ts'
import type { AppEnv } from '../app-env.ts'
import { readBody, smallBody } from '../body.ts'
import { growIndex } from '../index-growth.ts'
import { storeDocument } from '../objects/store.ts'
import { ProblemError } from '../problem.ts'

/** How the session index stands, and its growing. */
export const sessionIndex = new Hono<AppEnv>()
  .get('/v1/session-index', secretKeyOrLogin, async (c) =>
    c.json(await growIndex(c.env, c.var.store.id, await shardsNow(c.env, c.var.store.id), 0)),
  )
  .post('/v1/session-index', secretKey, smallBody, async (c) => {
    const { shards } = await readBody(c, indexGrowthRequestSchema)
    const { id } = c.var.store
    const now = await shardsNow(c.env, id)
    if (shards < now) {
      throw new ProblemError('conflict', { detail: `There are ${now} shards; they never become fewer.` })
    }
    const standing = await growIndex(c.env, id, now, shards)
    if (standing.shards > now) forgetStore(id)
    return c.json(standing, standing.shards < shards || standing.growing.length > 0 ? 202 : 200)
  })

/** Not the isolate's copy of the settings, which may be some seconds old. */
async function shardsNow(env: Env, store: string): Promise<number> {
  return (await storeDocument(env, store).read())?.index_shards ?? 1
}
