import { type Context, Hono } from 'hono'
import { dayOf } from '#shared/maths/calendar'
import { secretKeyOrLogin } from '../access/guard.ts'
import { personKeyOf } from '../access/person.ts'
import type { AppEnv } from '../app-env.ts'
import { insightsOf } from '../objects/names.ts'
import { ProblemError } from '../problem.ts'

/** What the models say of the whole customer base, and of one customer. */
export const baseInsights = new Hono<AppEnv>()
  .get('/v1/insights/value', secretKeyOrLogin, async (c) => c.json(await objectOf(c).base('value', today(c))))
  .get('/v1/insights/segments', secretKeyOrLogin, async (c) =>
    c.json(await objectOf(c).base('segments', today(c))),
  )
  .get('/v1/insights/retention', secretKeyOrLogin, async (c) =>
    c.json(await objectOf(c).base('retention', today(c))),
  )
  .get('/v1/insights/forecast', secretKeyOrLogin, async (c) =>
    c.json(await objectOf(c).base('forecast', today(c))),
  )
  .get('/v1/insights/spread', secretKeyOrLogin, async (c) => c.json(await objectOf(c).baseSpread(today(c))))
  .get('/v1/insights/outlook/:id', secretKeyOrLogin, async (c) => {
    const outlook = await objectOf(c).outlook(personKeyOf(c.req.param('id')), today(c))
    if (!outlook)
      throw new ProblemError('not_found', { detail: 'Nothing has been worked out of this person.' })
    return c.json(outlook)
  })

function objectOf(c: Context<AppEnv>) {
  return insightsOf(c.env, c.var.store.id)
}

function today(c: Context<AppEnv>): string {
  return dayOf(Date.now(), c.var.store.time_zone)
}
