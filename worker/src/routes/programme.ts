import { Hono } from 'hono'
import { secretKeyOrLogin } from '../access/guard.ts'
import type { AppEnv } from '../app-env.ts'
import { askOf } from '../ask-insights.ts'
import { askedDays } from '../asked-days.ts'

/** What the programme of tiers and points comes to, over all customers. */
export const programme = new Hono<AppEnv>()
  .get('/v1/insights/points', secretKeyOrLogin, async (c) => {
    const { currency, points } = c.var.store
    const asked = { currency, minorPerPoint: points.minor_per_redeemed_point }
    return c.json(await askOf(c, 'points', asked))
  })
  .get('/v1/insights/tiers', secretKeyOrLogin, async (c) => {
    const { tiers, time_zone: timeZone } = c.var.store
    const { from, to } = askedDays(c.req.query(), c.var.store, 365)
    const asked = { programme: tiers, timeZone, from, to, now: Date.now() }
    return c.json(await askOf(c, 'tiers', asked))
  })
