import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { customerSorts, findSchema } from '#shared/wire/customer'
import { id, text } from '#shared/wire/fields'
import { limits } from '#shared/wire/limits'
import { type CustomerPage, customerPatchSchema, type MePatch } from '#shared/wire/me'
import { customerFilterSchema, filterOfQuery } from '#shared/wire/segment'
import { aboutChange } from '../about-change.ts'
import { secretKeyOrLogin } from '../access/guard.ts'
import { personKeyOf } from '../access/person.ts'
import type { AppEnv } from '../app-env.ts'
import { askInsights } from '../ask-insights.ts'
import { askedNow } from '../asked-now.ts'
import { notePerson } from '../audit.ts'
import { limitedBody, readBody, shaped, smallBody } from '../body.ts'
import { customerDetail } from '../customer-detail.ts'
import { portraitOf } from '../customer-portrait.ts'
import { findPeople } from '../find-people.ts'
import { listLength } from '../list-length.ts'
import type { AboutChange } from '../objects/customer/membership.ts'
import { parseCursor } from '../objects/insights/people/customer-list.ts'
import { customerOf, insightsOf } from '../objects/names.ts'
import { exportPerson } from '../person-export.ts'
import { loyaltyOf, policyOf } from '../policy.ts'
import { ProblemError } from '../problem.ts'

const listSchema = v.object({
  sort: v.optional(v.picklist(customerSorts), 'revenue'),
  direction: v.optional(v.picklist(['desc', 'asc'], 'must be desc or asc'), 'desc'),
  q: v.optional(text, ''),
  segment: v.exactOptional(id),
  limit: listLength,
  cursor: v.exactOptional(v.pipe(v.string(), v.maxLength(2_000))),
})

const noSuchCustomer = 'No customer has this id.'

export const customers = new Hono<AppEnv>()
  .get('/v1/customers', secretKeyOrLogin, async (c) => {
    const { cursor, ...query } = shaped(listSchema, c.req.query())
    const filter = shaped(customerFilterSchema, filterOfQuery(c.req.query()))
    const after = cursor === undefined ? null : parseCursor(cursor)
    if (cursor !== undefined && !after) throw faultOf('cursor', 'is not one we gave')
    const { store } = c.var
    const found = await askInsights(insightsOf(c.env, store.id), 'customers', {
      ...query,
      ...askedNow(store),
      filter,
      after,
    })
    if (!found) throw faultOf('segment', 'is not the id of a segment')
    return c.json(found)
  })
  .post('/v1/customers/find', secretKeyOrLogin, smallBody, async (c) =>
    c.json(await findPeople(c, await readBody(c, findSchema))),
  )
  .get('/v1/customers/:id', secretKeyOrLogin, async (c) => {
    const known = await customerDetail(c.env, c.var.store, personIn(c))
    if (known === 'erased') throw new ProblemError('erased')
    if (!known) throw new ProblemError('not_found', { detail: noSuchCustomer })
    const { detail, record } = known
    const portrait = await portraitOf(c.env, c.var.store, detail.id, record)
    const page: CustomerPage = { ...detail, portrait }
    return c.json(page)
  })
  .patch('/v1/customers/:id', secretKeyOrLogin, limitedBody, async (c) => {
    const patch = await readBody(c, customerPatchSchema)
    await tellPerson(c, personIn(c), patch)
    await notePerson(c, 'customer.change', personIn(c), Object.keys(patch))
    return c.body(null, 204)
  })
  .get('/v1/customers/:id/export', secretKeyOrLogin, async (c) => {
    const kept = await exportPerson(c.env, c.var.store, personIn(c), 'shop')
    await notePerson(c, 'export.person', kept.person.id)
    return c.json(kept)
  })
  .delete('/v1/customers/:id', secretKeyOrLogin, async (c) => {
    await erasePerson(c, personIn(c))
    return c.body(null, 204)
  })

function faultOf(path: string, message: string): ProblemError {
  return new ProblemError('invalid_request', { faults: [{ path, message }] })
}

/** The person an address names. Throws `not_found` for a name longer than any person's. */
function personIn(c: Context<AppEnv>): string {
  const person = personKeyOf(c.req.param('id') ?? '')
  if (person.length > limits.idLength + 2) throw new ProblemError('not_found', { detail: noSuchCustomer })
  return person
}

/** Keeps what was told of the person behind a key, wherever a merge moved them. Throws `not_found` or `erased`. */
export function tellPerson(c: Context<AppEnv>, person: string, patch: MePatch): Promise<void> {
  return keepTold(c, person, aboutChange(patch))
}

/** The same of any change. Throws `conflict` for an answer that nobody asked for. */
export async function keepTold(c: Context<AppEnv>, person: string, change: AboutChange): Promise<void> {
  const { store } = c.var
  const known = await customerOf(c.env, store.id, person).read()
  if (!known) throw new ProblemError('not_found', { detail: noSuchCustomer })
  const key = 'status' in known && known.status === 'moved' ? known.to : person
  const told = await customerOf(c.env, store.id, key).tell(change, loyaltyOf(store), policyOf(store))
  if (told === 'not_asked')
    throw new ProblemError('conflict', { detail: 'This person is not asked here and now.' })
  if (told !== 'told') throw new ProblemError('erased')
}

/** Forgets the person behind a key, wherever a merge moved them. Throws `not_found` when there is nobody. */
export async function erasePerson(c: Context<AppEnv>, person: string): Promise<void> {
  const { store } = c.var
  const known = await customerOf(c.env, store.id, person).read()
  if (!known) throw new ProblemError('not_found', { detail: noSuchCustomer })
  const isMoved = 'status' in known && known.status === 'moved'
  await customerOf(c.env, store.id, isMoved ? known.to : person).erase(policyOf(store))
  await notePerson(c, 'customer.erase', person)
}
