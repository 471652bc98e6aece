import { type Context, Hono } from 'hono'
import { findSchema, searchSchema } from '#shared/wire/customer'
import { limits } from '#shared/wire/limits'
import { type CustomerPage, customerPatchSchema, type MePatch } from '#shared/wire/me'
import { aboutChange } from '../about-change.ts'
import { secretKeyOrLogin } from '../access/guard.ts'
import { personKeyOf } from '../access/person.ts'
import type { AppEnv } from '../app-env.ts'
import { notePerson } from '../audit.ts'
import { limitedBody, readBody, smallBody } from '../body.ts'
import { customerDetail } from '../customer-detail.ts'
import { portraitOf } from '../customer-portrait.ts'
import { findPeople } from '../find-people.ts'
import { listPeople } from '../list-people.ts'
import type { AboutChange } from '../objects/customer/membership.ts'
import { customerOf } from '../objects/names.ts'
import { exportPerson } from '../person-export.ts'
import { loyaltyOf, policyOf } from '../policy.ts'
import { ProblemError } from '../problem.ts'

const noSuchCustomer = 'No customer has this id.'

export const customers = new Hono<AppEnv>()
  .get('/v1/customers', secretKeyOrLogin, async (c) => c.json(await listPeople(c, c.req.query())))
  .post('/v1/customers/search', secretKeyOrLogin, smallBody, async (c) =>
    c.json(await listPeople(c, await readBody(c, searchSchema))),
  )
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
