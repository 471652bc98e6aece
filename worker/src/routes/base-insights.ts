import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { dayOf } from '#shared/maths/calendar'
import { type BaseAnswer, type BaseSegments, type CubeAxis, cubeAxes } from '#shared/wire/customer-base'
import { day, id } from '#shared/wire/fields'
import { secretKeyOrLogin } from '../access/guard.ts'
import { personKeyOf } from '../access/person.ts'
import type { AppEnv } from '../app-env.ts'
import { askInsights } from '../ask-insights.ts'
import { shaped } from '../body.ts'
import { knownSegment as known } from '../known-segment.ts'
import type { BaseDay } from '../objects/insights/models/base-runs.ts'
import type { ModelsAsked } from '../objects/insights/models/model-room.ts'
import { insightsOf } from '../objects/names.ts'
import { ProblemError } from '../problem.ts'
import { chanceOfOrder } from '../read/chance-of-order.ts'

const cubeSchema = v.object({
  by: v.optional(v.picklist(cubeAxes, `must be one of ${cubeAxes.join(', ')}`), 'tenure'),
})
const asOfSchema = v.object({ as_of: v.exactOptional(day), segment: v.exactOptional(id) })

/** What the models say of the whole customer base, and of one customer. */
export const baseInsights = new Hono<AppEnv>()
  .get('/v1/insights/value', secretKeyOrLogin, async (c) =>
    c.json(known(await askInsights(objectOf(c), 'baseValue', asked(c)))),
  )
  .get('/v1/insights/segments', secretKeyOrLogin, async (c) =>
    c.json(await segmentsBy(c, shaped(cubeSchema, c.req.query()).by)),
  )
  .get('/v1/insights/retention', secretKeyOrLogin, async (c) =>
    c.json(known(await askInsights(objectOf(c), 'baseRetention', asked(c)))),
  )
  .get('/v1/insights/forecast', secretKeyOrLogin, async (c) =>
    c.json(known(await askInsights(objectOf(c), 'baseForecast', asked(c)))),
  )
  .get('/v1/insights/spread', secretKeyOrLogin, async (c) =>
    c.json(known(await askInsights(objectOf(c), 'baseSpread', asked(c)))),
  )
  .get('/v1/insights/outlook/:id', secretKeyOrLogin, async (c) => {
    const person = personKeyOf(c.req.param('id'))
    const [outlook, purchase] = await Promise.all([
      askInsights(objectOf(c), 'outlook', { person, ...dayAsked(c) }),
      chanceOfOrder(c.env, c.var.store, person),
    ])
    if (!outlook)
      throw new ProblemError('not_found', { detail: 'Nothing has been worked out of this person.' })
    return c.json(outlook.state === 'ready' ? { ...outlook, purchase } : outlook)
  })

function objectOf(c: Context<AppEnv>) {
  return insightsOf(c.env, c.var.store.id)
}

/** Segments with one of the cubes that were counted. */
async function segmentsBy(
  c: Context<AppEnv>,
  by: CubeAxis,
): Promise<BaseAnswer<BaseSegments> | { state: 'pending' }> {
  const answer = known(await askInsights(objectOf(c), 'baseSegments', asked(c)))
  if (answer.state === 'pending') return answer
  const { cubes, ...segments } = answer
  // A result that an earlier version of the code made has none; the next run, at most a day later, has.
  return { ...segments, by, cube: (cubes as Partial<typeof cubes> | undefined)?.[by] ?? [] }
}

/** The day asked for, or today; a day to come is today. */
function dayAsked(c: Context<AppEnv>): BaseDay {
  const { as_of } = shaped(asOfSchema, c.req.query())
  const today = dayOf(Date.now(), c.var.store.time_zone)
  return as_of && as_of < today ? { day: as_of, exactly: true } : { day: today, exactly: false }
}

/** The day, and the segment whose people alone are meant. */
function asked(c: Context<AppEnv>): ModelsAsked {
  const { segment } = shaped(asOfSchema, c.req.query())
  const { time_zone: timeZone } = c.var.store
  return { ...dayAsked(c), of: segment === undefined ? undefined : { segment, timeZone } }
}
