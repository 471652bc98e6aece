import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { changesOf } from '#shared/audit/changes-of'
import { text } from '#shared/wire/fields'
import { clusterNameSchema, movementLabels } from '#shared/wire/movement'
import { secretKeyOrLogin } from '../access/guard.ts'
import type { AppEnv } from '../app-env.ts'
import { askOf as ask, askInsights } from '../ask-insights.ts'
import { askedDays } from '../asked-days.ts'
import { askedNow } from '../asked-now.ts'
import { noteChange } from '../audit.ts'
import { limitedBody, readBody, shaped } from '../body.ts'
import { listLength } from '../list-length.ts'
import { insightsOf } from '../objects/names.ts'
import { ProblemError } from '../problem.ts'

const of = v.optional(v.picklist(movementLabels, `must be one of ${movementLabels.join(', ')}`), 'rfm')
const ofSchema = v.object({ of })
const flowSchema = v.object({
  of,
  from_label: v.exactOptional(text),
  to_label: v.optional(text, ''),
  limit: listLength,
  cursor: v.optional(text, ''),
})
/** Who went from where to where, day by day, and what the merchant calls the clusters people stand in. */
export const movements = new Hono<AppEnv>()
  .get('/v1/insights/movements', secretKeyOrLogin, async (c) => {
    const asked = askedDays(c.req.query(), c.var.store, 31)
    return c.json(await ask(c, 'movements', { ...asked, ...shaped(ofSchema, c.req.query()) }))
  })
  .get('/v1/insights/movements/people', secretKeyOrLogin, async (c) => {
    const { from_label, to_label, cursor: after, ...query } = shaped(flowSchema, c.req.query())
    const { from, to } = askedDays(c.req.query(), c.var.store, 31)
    // An empty label is that of people who have none; without any they were not there yet.
    const fromLabel = from_label === '' ? null : from_label
    const flow = { ...query, from, to, fromLabel, toLabel: to_label || null, after }
    return c.json(await ask(c, 'movementPeople', flow))
  })
  .get('/v1/clusters', secretKeyOrLogin, async (c) =>
    c.json(await askInsights(objectOf(c), 'clusters', askedNow(c.var.store))),
  )
  .put('/v1/clusters/:id', secretKeyOrLogin, limitedBody, async (c) => {
    const { name } = await readBody(c, clusterNameSchema)
    const id = c.req.param('id')
    const cluster = /^\d{1,2}$/.test(id) ? Number(id) : -1
    const renamed = await askInsights(objectOf(c), 'renameCluster', {
      ...askedNow(c.var.store),
      cluster,
      name,
    })
    if (!renamed) throw new ProblemError('not_found', { detail: 'The newest run has no such cluster.' })
    const { changes } = changesOf({}, { name })
    await noteChange(c, { action: 'cluster.rename', subject: id, changes })
    return c.json(renamed)
  })

function objectOf(c: Context<AppEnv>) {
  return insightsOf(c.env, c.var.store.id)
}
