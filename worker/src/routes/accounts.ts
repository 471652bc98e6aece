import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { changesOf } from '#shared/audit/changes-of'
import { accountPatchSchema, accountStates } from '#shared/wire/account'
import { treatmentSchema } from '#shared/wire/treatment'
import { secretKeyOrLogin } from '../access/guard.ts'
import { personKeyOf } from '../access/person.ts'
import type { AppEnv } from '../app-env.ts'
import { askInsights } from '../ask-insights.ts'
import { askedNow } from '../asked-now.ts'
import { noteChange, notePerson } from '../audit.ts'
import { limitedBody, readBody, shaped } from '../body.ts'
import { mostAccounts } from '../objects/insights/business/account-table.ts'
import { insightsOf } from '../objects/names.ts'
import { ProblemError } from '../problem.ts'

const states = [...accountStates, 'all'] as const
const listSchema = v.object({
  state: v.optional(v.picklist(states, `must be one of ${states.join(', ')}`), 'open'),
  share: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^(0(\.\d{1,6})?|1(\.0{1,6})?)$/, 'must be a share from 0 to 1'),
      v.transform(Number),
    ),
    '0.8',
  ),
})

/** How each band of customers is treated, and the key accounts as a list to work through. */
export const accounts = new Hono<AppEnv>()
  .get('/v1/treatment', secretKeyOrLogin, async (c) =>
    c.json(await askInsights(objectOf(c), 'treatment', askedNow(c.var.store))),
  )
  .put('/v1/treatment', secretKeyOrLogin, limitedBody, async (c) => {
    const { bands } = await readBody(c, treatmentSchema)
    const saved = await askInsights(objectOf(c), 'saveTreatment', { ...askedNow(c.var.store), bands })
    const { changes } = changesOf({}, { bands })
    await noteChange(c, { action: 'treatment.save', subject: 'treatment', changes })
    return c.json(saved)
  })
  .get('/v1/key-accounts', secretKeyOrLogin, async (c) => {
    const query = shaped(listSchema, c.req.query())
    return c.json(await askInsights(objectOf(c), 'keyAccounts', { ...query, ...askedNow(c.var.store) }))
  })
  .patch('/v1/key-accounts/:id', secretKeyOrLogin, limitedBody, async (c) => {
    const patch = await readBody(c, accountPatchSchema)
    const person = personKeyOf(c.req.param('id'))
    const account = await askInsights(objectOf(c), 'patchAccount', {
      ...askedNow(c.var.store),
      person,
      patch,
      now: Date.now(),
    })
    if (!account) throw new ProblemError('not_found', { detail: 'No customer has this id.' })
    if (account === 'full') {
      const message = `are noted of ${mostAccounts} people already, and there may be no more`
      throw new ProblemError('invalid_request', { faults: [{ path: 'key-accounts', message }] })
    }
    await notePerson(c, 'account.change', person, Object.keys(patch))
    return c.json(account)
  })

function objectOf(c: Context<AppEnv>) {
  return insightsOf(c.env, c.var.store.id)
}
