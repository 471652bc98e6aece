import { Hono } from 'hono'
import { secretKeyOrLogin } from '../access/guard.ts'
import type { AppEnv } from '../app-env.ts'
import { askedDays } from '../asked-days.ts'
import { knownSegment, segmentAsked } from '../known-segment.ts'
import { insightsOf } from '../objects/names.ts'

/** What the programme of tiers and points comes to, over all customers. */
export const programme = new Hono<AppEnv>()
  .get('/v1/insights/points', secretKeyOrLogin, async (c) => {
    const { id, currency, points } = c.var.store
    const asked = { currency, minorPerPoint: points.minor_per_redeemed_point }
    const answer = await insightsOf(c.env, id).programme('points', asked, segmentAsked(c))
    return c.json(knownSegment(answer as object | 'pending' | null))
  })
  .get('/v1/insights/tiers', secretKeyOrLogin, async (c) => {
    const { id, tiers, time_zone: timeZone } = c.var.store
    const { from, to } = askedDays(c.req.query(), c.var.store, 365)
    const asked = { programme: tiers, timeZone, from, to, now: Date.now() }
    const answer = await insightsOf(c.env, id).programme('tiers', asked, segmentAsked(c))
    return c.json(knownSegment(answer as object | 'pending' | null))
  })
