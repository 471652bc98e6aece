import { Hono } from 'hono'
import * as v from 'valibot'
import { secretKeyOrLogin } from '../access/guard.ts'
import type { AppEnv } from '../app-env.ts'
import { askInsights } from '../ask-insights.ts'
import { shaped } from '../body.ts'
import { compareField, inOrder, isInOrder, isShort, rangeFields, short } from '../day-range.ts'
import { insightsOf } from '../objects/names.ts'

const rangeSchema = v.pipe(
  v.object({ ...rangeFields, ...compareField }),
  v.check(isInOrder, inOrder),
  v.check(isShort, short),
)
const funnelSchema = v.pipe(
  v.object({
    ...rangeFields,
    ...compareField,
    by: v.exactOptional(v.picklist(['channel', 'who'], 'must be channel or who')),
  }),
  v.check(isInOrder, inOrder),
  v.check(isShort, short),
)

/** How people come and how far they go: the funnel, the hours of the week, the channels. */
export const traffic = new Hono<AppEnv>()
  .get('/v1/insights/funnel', secretKeyOrLogin, async (c) => {
    const asked = shaped(funnelSchema, c.req.query())
    const { id, time_zone: timeZone } = c.var.store
    return c.json(await askInsights(insightsOf(c.env, id), 'funnel', { ...asked, timeZone, now: Date.now() }))
  })
  .get('/v1/insights/hours', secretKeyOrLogin, async (c) => {
    const asked = shaped(rangeSchema, c.req.query())
    const { id, time_zone: timeZone } = c.var.store
    return c.json(await askInsights(insightsOf(c.env, id), 'hours', { ...asked, timeZone, now: Date.now() }))
  })
  .get('/v1/insights/channels', secretKeyOrLogin, async (c) => {
    const asked = shaped(rangeSchema, c.req.query())
    const { id, time_zone: timeZone, currency, value } = c.var.store
    const more = { timeZone, currency, margin: value.margin, now: Date.now() }
    return c.json(await askInsights(insightsOf(c.env, id), 'channels', { ...asked, ...more }))
  })
