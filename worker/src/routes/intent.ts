import { Hono } from 'hono'
import { intentDays, intentOf } from '#shared/insight/intent'
import { addDays, dayOf } from '#shared/maths/calendar'
import { secretKeyOrLogin } from '../access/guard.ts'
import { personKeyOf } from '../access/person.ts'
import type { AppEnv } from '../app-env.ts'
import { askInsights } from '../ask-insights.ts'
import { customerOf, insightsOf } from '../objects/names.ts'

/** How likely somebody's visit ends with an order, as of their last event: their own object knows how far it came. */
export const intent = new Hono<AppEnv>().get('/v1/customers/:id/intent', secretKeyOrLogin, async (c) => {
  const { id: store, time_zone: timeZone } = c.var.store
  const now = Date.now()
  const to = dayOf(now, timeZone)
  const asked = { from: addDays(to, 1 - intentDays), to, timeZone, now }
  const [session, sets] = await Promise.all([
    customerOf(c.env, store, personKeyOf(c.req.param('id'))).newestVisit(),
    askInsights(insightsOf(c.env, store), 'steps', asked),
  ])
  return c.json(intentOf(session, sets, now))
})
