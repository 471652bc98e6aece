import { type Context, Hono } from 'hono'
import { anyKey } from '../access/guard.ts'
import { verifyIdentity } from '../access/identity.ts'
import { customerKey, visitorKey } from '../access/person.ts'
import { verifyVisitor } from '../access/visitor.ts'
import type { AppEnv } from '../app-env.ts'
import { customerDetail } from '../customer-detail.ts'
import { exportPerson } from '../person-export.ts'
import { ProblemError } from '../problem.ts'
import { erasePerson } from './customers.ts'

/** What a shopper may ask about themselves, with their signed visitor id or an identity token. */
export const me = new Hono<AppEnv>()
  .get('/v1/me', anyKey, async (c) => {
    const detail = await customerDetail(c.env, c.var.store, await ownKey(c))
    if (detail === 'erased') throw new ProblemError('erased')
    if (!detail) throw new ProblemError('not_found', { detail: 'Nothing is kept about you.' })
    return c.json(detail)
  })
  .get('/v1/me/export', anyKey, async (c) => {
    const kept = await exportPerson(c.env, c.var.store.id, await ownKey(c))
    c.header('content-disposition', 'attachment; filename="my-data.json"')
    return c.json(kept)
  })
  .delete('/v1/me', anyKey, async (c) => {
    await erasePerson(c, await ownKey(c))
    return c.body(null, 204)
  })

async function ownKey(c: Context<AppEnv>): Promise<string> {
  const { store } = c.var
  const identity = c.req.header('x-kindred-identity')
  if (identity) {
    const customer = await verifyIdentity(c.env.KINDRED_SECRET, store, identity)
    if (!customer) throw new ProblemError('identity_invalid')
    return customerKey(customer.customerId)
  }
  const visitor = await verifyVisitor(c.env.KINDRED_SECRET, store.id, c.req.header('x-kindred-visitor') ?? '')
  if (!visitor) throw new ProblemError('visitor_invalid')
  return visitorKey(visitor)
}
