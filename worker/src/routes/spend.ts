import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { changesOf } from '#shared/audit/changes-of'
import { addMonths, monthsBetween } from '#shared/insight/acquisition'
import { month, spendSchema } from '#shared/wire/spend'
import { secretKeyOrLogin } from '../access/guard.ts'
import { personKeyOf } from '../access/person.ts'
import type { AppEnv } from '../app-env.ts'
import { askOf as ask, askInsights } from '../ask-insights.ts'
import { askedNow } from '../asked-now.ts'
import { noteChange } from '../audit.ts'
import { limitedBody, readBody, shaped } from '../body.ts'
import { insightsOf } from '../objects/names.ts'
import { ProblemError } from '../problem.ts'
import { assumedOf } from './drivers.ts'

const mostMonths = 120
const monthsSchema = v.pipe(
  v.object({ from: v.exactOptional(month), to: v.exactOptional(month) }),
  v.check(({ from, to }) => !from || !to || from <= to, 'from must not be after to'),
  v.check(
    ({ from, to }) => !from || !to || monthsBetween(from, to) < mostMonths,
    `the range must have at most ${mostMonths} months`,
  ),
)

/** What the merchant spent to win and to keep customers, and what that came to. */
export const spend = new Hono<AppEnv>()
  .get('/v1/spend', secretKeyOrLogin, async (c) => c.json(await askInsights(objectOf(c), 'spend', null)))
  .put('/v1/spend', secretKeyOrLogin, limitedBody, async (c) => {
    const spend = await readBody(c, spendSchema)
    const saved = await askInsights(objectOf(c), 'saveSpend', spend)
    const { changes } = changesOf({}, spend)
    await noteChange(c, { action: 'spend.save', subject: 'spend', changes })
    return c.json(saved)
  })
  .get('/v1/insights/acquisition', secretKeyOrLogin, async (c) => {
    const { from, to } = shaped(monthsSchema, c.req.query())
    const { today } = askedNow(c.var.store)
    const last = to ?? today.slice(0, 7)
    const asked = { from: from ?? addMonths(last, -11), to: last, today }
    if (asked.from > asked.to) throw faultOf('from', 'must not be after this month')
    const { currency } = c.var.store
    return c.json(await ask(c, 'acquisition', { ...asked, currency, assumed: assumedOf(c.var.store) }))
  })
  .get('/v1/insights/npv/:id', secretKeyOrLogin, async (c) => {
    const person = personKeyOf(c.req.param('id'))
    const { currency } = c.var.store
    const { today } = askedNow(c.var.store)
    const asked = { person, currency, today, assumed: assumedOf(c.var.store) }
    const npv = await askInsights(objectOf(c), 'npv', asked)
    if (!npv) throw new ProblemError('not_found', { detail: 'This person has no order.' })
    return c.json(npv)
  })

function faultOf(path: string, message: string): ProblemError {
  return new ProblemError('invalid_request', { faults: [{ path, message }] })
}

function objectOf(c: Context<AppEnv>) {
  return insightsOf(c.env, c.var.store.id)
}
