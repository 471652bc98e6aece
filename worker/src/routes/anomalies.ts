import { Hono } from 'hono'
import { dayOf } from '#shared/maths/calendar'
import { anomalyDecisionSchema, anomalyQuerySchema } from '#shared/wire/inspection'
import { secretKeyOrLogin } from '../access/guard.ts'
import type { AppEnv } from '../app-env.ts'
import { askInsights } from '../ask-insights.ts'
import { noteChange } from '../audit.ts'
import { readBody, shaped, smallBody } from '../body.ts'
import { insightsOf } from '../objects/names.ts'
import { ProblemError } from '../problem.ts'

/** What was found strange, to be looked at by somebody. */
export const anomalies = new Hono<AppEnv>()
  .get('/v1/insights/anomalies', secretKeyOrLogin, async (c) => {
    const asked = shaped(anomalyQuerySchema, c.req.query())
    const { id, time_zone } = c.var.store
    return c.json(
      await askInsights(insightsOf(c.env, id), 'anomalies', { ...asked, day: dayOf(Date.now(), time_zone) }),
    )
  })
  .post('/v1/insights/anomalies/:id', secretKeyOrLogin, smallBody, async (c) => {
    const decision = await readBody(c, anomalyDecisionSchema)
    const id = c.req.param('id')
    const anomaly = await askInsights(insightsOf(c.env, c.var.store.id), 'decide', { id, decision })
    if (!anomaly) throw new ProblemError('not_found', { detail: 'Nothing strange has this id.' })
    const changes = [
      { path: 'kind', after: anomaly.kind },
      { path: 'state', after: anomaly.state },
    ]
    await noteChange(c, { action: 'anomaly.settle', subject: id, changes })
    return c.json(anomaly)
  })
