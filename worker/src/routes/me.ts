import { type Context, Hono } from 'hono'
import { anyKey } from '../access/guard.ts'
import { verifyIdentity } from '../access/identity.ts'
import { customerKey, visitorKey } from '../access/person.ts'
import { verifyVisitor } from '../access/visitor.ts'
import type { AppEnv } from '../app-env.ts'
import { customerDetail } from '../customer-detail.ts'
import { customerOf } from '../objects/names.ts'
import { exportPerson } from '../person-export.ts'
import { ProblemError } from '../problem.ts'
import { erasePerson } from './customers.ts'

/** What a shopper may ask about themselves, with their signed visitor id or an identity token. */
export const me = new Hono<AppEnv>()
  .get('/v1/me', anyKey, async (c) => {
    const detail = await customerDetail(c.env, c.var.store, await keyToRead(c))
    if (detail === 'erased') throw new ProblemError('erased')
    if (!detail) throw new ProblemError('not_found', { detail: 'Nothing is kept about you.' })
    return c.json(detail)
  })
  .get('/v1/me/export', anyKey, async (c) => {
    const kept = await exportPerson(c.env, c.var.store.id, await keyToRead(c))
    c.header('content-disposition', 'attachment; filename="my-data.json"')
    return c.json(kept)
  })
  .delete('/v1/me', anyKey, async (c) => {
    await erasePerson(c, await ownKey(c))
    return c.body(null, 204)
  })

/**
 * The key of the person who asks, to tell them what is kept. A visitor who became a guest did so by an e-mail address
 * typed at a checkout, which anybody can type: that proves nothing about the others who gave it.
 */
async function keyToRead(c: Context<AppEnv>): Promise<string> {
  const key = await ownKey(c)
  const known = key.startsWith('v:') ? await customerOf(c.env, c.var.store.id, key).read() : null
  if (known && 'status' in known && known.status === 'moved' && known.to.startsWith('g:')) {
    throw new ProblemError('not_found', {
      detail: 'What is kept was joined with orders under an e-mail address. Ask the shop for it.',
    })
  }
  return key
}

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
