import { type Context, Hono } from 'hono'
import { targetProgress } from '#shared/insight/target-progress'
import { dayOf } from '#shared/maths/calendar'
import { id as idField } from '#shared/wire/fields'
import {
  type AnnotationList,
  annotationRequestSchema,
  mostAnnotations,
  mostTargets,
  type Target,
  type TargetList,
  type TargetRow,
  targetRequestSchema,
} from '#shared/wire/target'
import { secretKeyOrLogin } from '../access/guard.ts'
import type { AppEnv } from '../app-env.ts'
import { askInsights } from '../ask-insights.ts'
import { handOf } from '../audit.ts'
import { readBody, shaped, smallBody } from '../body.ts'
import { insightsOf } from '../objects/names.ts'
import type { Plans } from '../objects/store/plan-table.ts'
import { storeDocument } from '../objects/store/store.ts'
import { ProblemError } from '../problem.ts'

const most = { target: mostTargets, annotation: mostAnnotations }

/** What the merchant aims at, and what happened on which day. */
export const plans = new Hono<AppEnv>()
  .get('/v1/targets', secretKeyOrLogin, async (c) => {
    const targets = await storeDocument(c.env, c.var.store.id).targets()
    const list: TargetList = { targets: await withProgress(c, targets) }
    return c.json(list)
  })
  .put('/v1/targets/:id', secretKeyOrLogin, smallBody, async (c) => {
    const request = await readBody(c, targetRequestSchema)
    const target: Target = { id: shaped(idField, c.req.param('id')), ...request, changed_at: Date.now() }
    await save(c, 'target', target)
    const [row] = await withProgress(c, [target])
    return c.json(row)
  })
  .delete('/v1/targets/:id', secretKeyOrLogin, (c) => remove(c, 'target', c.req.param('id')))
  .get('/v1/annotations', secretKeyOrLogin, async (c) => {
    const annotations = await storeDocument(c.env, c.var.store.id).annotations()
    const list: AnnotationList = {
      annotations: annotations.toSorted((a, b) =>
        a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1,
      ),
    }
    return c.json(list)
  })
  .put('/v1/annotations/:id', secretKeyOrLogin, smallBody, async (c) => {
    const request = await readBody(c, annotationRequestSchema)
    const annotation = { id: shaped(idField, c.req.param('id')), ...request, changed_at: Date.now() }
    await save(c, 'annotation', annotation)
    return c.json(annotation)
  })
  .delete('/v1/annotations/:id', secretKeyOrLogin, (c) => remove(c, 'annotation', c.req.param('id')))

async function withProgress(c: Context<AppEnv>, targets: Target[]): Promise<TargetRow[]> {
  if (targets.length === 0) return []
  const { id, time_zone } = c.var.store
  const sums = await askInsights(insightsOf(c.env, id), 'targetSums', targets)
  const today = dayOf(Date.now(), time_zone)
  return targets.map((target, i) => ({ ...target, ...targetProgress(target, sums[i] ?? 0, today) }))
}

async function save<K extends keyof Plans>(c: Context<AppEnv>, kind: K, plan: Plans[K]): Promise<void> {
  if (await storeDocument(c.env, c.var.store.id).savePlan(kind, plan, handOf(c))) return
  const message = `are ${most[kind]} already, and there may be no more`
  throw new ProblemError('invalid_request', { faults: [{ path: `${kind}s`, message }] })
}

async function remove(c: Context<AppEnv>, kind: keyof Plans, id: string): Promise<Response> {
  if (await storeDocument(c.env, c.var.store.id).removePlan(kind, id, handOf(c))) return c.body(null, 204)
  throw new ProblemError('not_found', { detail: `No ${kind} has this id.` })
}
