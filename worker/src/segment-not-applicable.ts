import { createMiddleware } from 'hono/factory'
import type { AppEnv } from './app-env.ts'
import { segmentAsked } from './known-segment.ts'

/**
 * Of figures that are counted without a person (visits, answers, what is learned of baskets) no segment's part is known:
 * asked for one, the answer is everybody's and says so in a field of its own.
 */
export const segmentNotApplicable = createMiddleware<AppEnv>(async (c, next) => {
  await next()
  if (c.req.query('segment') === undefined || c.res.status !== 200) return
  if (!c.res.headers.get('content-type')?.startsWith('application/json')) return
  segmentAsked(c) // throws for what is no id
  const answer = (await c.res.json()) as object
  c.res = c.json({ ...answer, segment: 'not_applicable' })
})

/** Questions of `/v1/insights/` that are answered so. */
export const notOfPersons = [
  'associations',
  'channels',
  'cross-sell',
  'cube',
  'experiments',
  'funnel',
  'hours',
  'needs',
  'purchase-chance',
  'readiness',
  'satisfaction',
  'sequences',
] as const
