import { Hono } from 'hono'
import * as v from 'valibot'
import { comparisons, daysBefore } from '#shared/maths/comparison'
import { driverLabels, personLabels } from '#shared/wire/drivers'
import { placement as slug } from '#shared/wire/fields'
import { secretKeyOrLogin } from '../access/guard.ts'
import type { AppEnv } from '../app-env.ts'
import { askOf as ask } from '../ask-insights.ts'
import { askedDays } from '../asked-days.ts'
import { askedNow } from '../asked-now.ts'
import { shaped } from '../body.ts'
import { needsByBand } from '../needs-by-band.ts'
import type { StoreRecord } from '../objects/store/store-record.ts'
import { ProblemError } from '../problem.ts'

const people = v.optional(v.picklist(personLabels, `must be one of ${personLabels.join(', ')}`), 'rfm')
const driversSchema = v.object({
  compare: v.optional(v.picklist(comparisons, `must be one of ${comparisons.join(', ')}`), 'previous'),
  by: v.optional(v.picklist(driverLabels, `must be one of ${driverLabels.join(', ')}`), 'tier'),
})
const bySchema = v.object({ by: people })
const attractivenessSchema = v.object({
  by: people,
  experiment: v.exactOptional(slug),
  arm: v.exactOptional(slug),
  cost_minor: v.exactOptional(
    v.pipe(v.string(), v.regex(/^\d{1,9}$/, 'must be whole minor units'), v.transform(Number)),
  ),
})

/** Why revenue changed, what groups of people were given and brought in return, and which of them to turn to. */
export const drivers = new Hono<AppEnv>()
  .get('/v1/insights/drivers', secretKeyOrLogin, async (c) => {
    const { compare, by } = shaped(driversSchema, c.req.query())
    const { from, to, today } = askedDays(c.req.query(), c.var.store, 30)
    const before = daysBefore({ from, to }, compare)
    const { currency } = c.var.store
    return c.json(await ask(c, 'drivers', { currency, from, to, before, by, today }))
  })
  .get('/v1/insights/scorecard', secretKeyOrLogin, async (c) => {
    const { by } = shaped(bySchema, c.req.query())
    const asked = askedDays(c.req.query(), c.var.store, 365)
    const { currency, points } = c.var.store
    const { minor_per_redeemed_point } = points
    const assumed = { ...assumedOf(c.var.store), minor_per_redeemed_point }
    return c.json(await ask(c, 'scorecard', { ...asked, currency, by, assumed }))
  })
  .get('/v1/insights/segmentations', secretKeyOrLogin, async (c) =>
    c.json(await ask(c, 'segmentations', askedNow(c.var.store))),
  )
  .get('/v1/insights/attractiveness', secretKeyOrLogin, async (c) => {
    const { by, cost_minor, ...asked } = shaped(attractivenessSchema, c.req.query())
    const query = { by, cost: cost_minor ?? null, experiment: experimentAsked(c.var.store, asked) }
    return c.json(await ask(c, 'attractiveness', { ...query, ...askedNow(c.var.store) }))
  })
  .get('/v1/insights/needs', secretKeyOrLogin, async (c) => c.json(await needsByBand(c.env, c.var.store)))
  .get('/v1/insights/category-share', secretKeyOrLogin, async (c) =>
    c.json(await ask(c, 'categoryShares', askedDays(c.req.query(), c.var.store, 365))),
  )

/** What counts where an order did not tell its cost. */
export function assumedOf({ value }: StoreRecord): { margin: number; service_cost_minor: number } {
  return { margin: value.margin, service_cost_minor: value.service_cost_minor }
}

/** The experiment that tells how a group responds: an arm of it beside its first. Throws `invalid_request`. */
function experimentAsked(
  { experiments }: StoreRecord,
  { experiment: id, arm }: { experiment?: string; arm?: string },
): { id: string; arm: string; baseline: string } | null {
  if (id === undefined) return null
  const experiment = experiments.find((one) => one.id === id)
  if (!experiment) throw faultOf('experiment', 'is not the id of an experiment')
  const [baseline, ...others] = experiment.arms.map((one) => one.id)
  const chosen = arm ?? others[0]!
  if (!others.includes(chosen)) throw faultOf('arm', 'is not an arm beside the first')
  return { id, arm: chosen, baseline: baseline! }
}

function faultOf(path: string, message: string): ProblemError {
  return new ProblemError('invalid_request', { faults: [{ path, message }] })
}
