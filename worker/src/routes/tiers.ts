import { Hono } from 'hono'
import { dryRunRequestSchema } from '#shared/wire/tier'
import { secretKeyOrLogin } from '../access/guard.ts'
import type { AppEnv } from '../app-env.ts'
import { askInsights } from '../ask-insights.ts'
import { limitedBody, readBody } from '../body.ts'
import { insightsOf } from '../objects/names.ts'
import { ProblemError } from '../problem.ts'

/** Trying out a tier programme before it is switched on. */
export const tiers = new Hono<AppEnv>().post(
  '/v1/tiers/dry-run',
  secretKeyOrLogin,
  limitedBody,
  async (c) => {
    const { tiers: programme } = await readBody(c, dryRunRequestSchema)
    const { id, tiers: today, time_zone } = c.var.store
    if (programme.basis === 'value') {
      const message = 'cannot be tried: the composite value is worked out person by person'
      throw new ProblemError('invalid_request', { faults: [{ path: 'tiers.basis', message }] })
    }
    const asked = { programme, today, timeZone: time_zone }
    return c.json(await askInsights(insightsOf(c.env, id), 'tierDryRun', asked))
  },
)
