import { Hono } from 'hono'
import type { Readiness } from '#shared/wire/readiness'
import type { Status } from '#shared/wire/status'
import { secretKeyOrLogin } from '../access/guard.ts'
import type { AppEnv } from '../app-env.ts'
import { askInsights } from '../ask-insights.ts'
import { tellNow } from '../meter/meter.ts'
import { insightsOf } from '../objects/names.ts'
import { storeReadiness } from '../read/store-readiness.ts'

/** How the store is doing: what comes in, what is refused, how long it takes, and what waits. */
export const status = new Hono<AppEnv>().get('/v1/status', secretKeyOrLogin, async (c) => {
  const { store } = c.var
  await tellNow(c.env, store.id)
  const [known, readiness] = await Promise.all([
    askInsights(insightsOf(c.env, store.id), 'status', null),
    storeReadiness(c.env, store),
  ])
  const answer: Status = { ...known, readiness: countsOf(readiness) }
  return c.json(answer)
})

function countsOf({ recommenders }: Readiness): Status['readiness'] {
  const of = (status: keyof Status['readiness']): number =>
    recommenders.filter((one) => one.status === status).length
  return { waiting: of('waiting'), growing: of('growing'), ready: of('ready') }
}
