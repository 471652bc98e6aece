import { Hono } from 'hono'
import { dayOf } from '#shared/maths/calendar'
import { secretKeyOrLogin } from '../access/guard.ts'
import type { AppEnv } from '../app-env.ts'
import { askInsights } from '../ask-insights.ts'
import { shaped } from '../body.ts'
import { insightsOf } from '../objects/names.ts'
import { rangeSchema } from './insights.ts'

/** What people say of the store, beside how they act. */
export const satisfaction = new Hono<AppEnv>().get(
  '/v1/insights/satisfaction',
  secretKeyOrLogin,
  async (c) => {
    const range = shaped(rangeSchema, c.req.query())
    const { id, time_zone: timeZone } = c.var.store
    const asked = { day: dayOf(Date.now(), timeZone), exactly: false }
    return c.json(await askInsights(insightsOf(c.env, id), 'satisfaction', { ...range, timeZone, on: asked }))
  },
)
