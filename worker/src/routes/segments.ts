import { type Context, Hono } from 'hono'
import { changesOf } from '#shared/audit/changes-of'
import { id } from '#shared/wire/fields'
import { limits } from '#shared/wire/limits'
import { type SegmentList, segmentRequestSchema } from '#shared/wire/segment'
import { secretKeyOrLogin } from '../access/guard.ts'
import type { AppEnv } from '../app-env.ts'
import { askInsights } from '../ask-insights.ts'
import { askedNow } from '../asked-now.ts'
import { noteChange } from '../audit.ts'
import { limitedBody, readBody, shaped } from '../body.ts'
import { insightsOf } from '../objects/names.ts'
import { ProblemError } from '../problem.ts'

const noSuchSegment = 'No segment has this id.'

/** Filters of people that were saved under an id, to be used in `GET /v1/customers?segment=`. */
export const segments = new Hono<AppEnv>()
  .get('/v1/segments', secretKeyOrLogin, async (c) => {
    const list: SegmentList = {
      segments: await askInsights(objectOf(c), 'savedSegments', askedNow(c.var.store)),
    }
    return c.json(list)
  })
  .get('/v1/segments/:id', secretKeyOrLogin, async (c) => {
    const segment = await askInsights(objectOf(c), 'savedSegment', {
      id: c.req.param('id'),
      ...askedNow(c.var.store),
    })
    if (!segment) throw new ProblemError('not_found', { detail: noSuchSegment })
    return c.json(segment)
  })
  .put('/v1/segments/:id', secretKeyOrLogin, limitedBody, async (c) => {
    const request = await readBody(c, segmentRequestSchema)
    const segment = await askInsights(objectOf(c), 'saveSegment', {
      id: shaped(id, c.req.param('id')),
      request,
      ...askedNow(c.var.store),
    })
    if (!segment) {
      const message = `are ${limits.segments} already, and there may be no more`
      throw new ProblemError('invalid_request', { faults: [{ path: 'segments', message }] })
    }
    const { changes } = changesOf({}, { name: request.name, filter: request.filter })
    await noteChange(c, { action: 'segment.save', subject: segment.id, changes })
    return c.json(segment)
  })
  .delete('/v1/segments/:id', secretKeyOrLogin, async (c) => {
    const wasThere = await askInsights(objectOf(c), 'removeSegment', c.req.param('id'))
    if (!wasThere) throw new ProblemError('not_found', { detail: noSuchSegment })
    await noteChange(c, { action: 'segment.remove', subject: c.req.param('id'), changes: [] })
    return c.body(null, 204)
  })

function objectOf(c: Context<AppEnv>) {
  return insightsOf(c.env, c.var.store.id)
}
