import { Hono } from 'hono'
import { changesOf } from '#shared/audit/changes-of'
import { type Capacity, capacityRequestSchema } from '#shared/wire/capacity'
import { secretKey, secretKeyOrLogin } from '../access/guard.ts'
import { forgetStore } from '../access/store-cache.ts'
import type { AppEnv } from '../app-env.ts'
import { noteChange } from '../audit.ts'
import { readBody, smallBody } from '../body.ts'
import { growIndex } from '../grow-index.ts'
import { storeDocument } from '../objects/store/store.ts'
import { ProblemError } from '../problem.ts'

/** How many objects share the work of a store, and having more of them. */
export const capacity = new Hono<AppEnv>()
  .get('/v1/capacity', secretKeyOrLogin, async (c) => {
    const { id } = c.var.store
    const { index_shards, insight_relays } = await sizes(c.env, id)
    const answer: Capacity = { insight_relays, ...(await growIndex(c.env, id, index_shards, 0)) }
    return c.json(answer)
  })
  .post('/v1/capacity', secretKey, smallBody, async (c) => {
    const wanted = await readBody(c, capacityRequestSchema)
    const { id } = c.var.store
    const now = await sizes(c.env, id)
    const shards = wanted.index_shards ?? now.index_shards
    if (shards < now.index_shards) {
      throw new ProblemError('conflict', {
        detail: `The session index has ${now.index_shards} shards; they never become fewer.`,
      })
    }
    const insight_relays = wanted.insight_relays ?? now.insight_relays
    await storeDocument(c.env, id).resize({ insight_relays })
    const answer: Capacity = { insight_relays, ...(await growIndex(c.env, id, now.index_shards, shards)) }
    const { changes } = changesOf(now, { index_shards: answer.index_shards, insight_relays })
    if (changes.length > 0) await noteChange(c, { action: 'capacity.change', changes })
    forgetStore(id)
    return c.json(answer, answer.index_shards < shards || answer.growing.length > 0 ? 202 : 200)
  })

/** Not the isolate's copy of the settings, which may be some seconds old. */
async function sizes(env: Env, store: string): Promise<Pick<Capacity, 'index_shards' | 'insight_relays'>> {
  const record = await storeDocument(env, store).read()
  return { index_shards: record?.index_shards ?? 1, insight_relays: record?.insight_relays ?? 0 }
}
