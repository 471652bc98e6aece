import { type Context, Hono } from 'hono'
import { affinities } from '#shared/customer/affinity'
import { needsOf } from '#shared/customer/needs'
import { type PortraitInputs, reachOf, standingOf } from '#shared/customer/portrait'
import { emptyTaste } from '#shared/customer/taste'
import { programmeArm } from '#shared/loyalty/holdout'
import { balanceOf } from '#shared/loyalty/replay'
import { type Beliefs, type BriefMe, type Me, type MyLoyalty, mePatchSchema } from '#shared/wire/me'
import { secretsOf } from '../access/deployment-secrets.ts'
import { anyKey } from '../access/guard.ts'
import { verifyIdentity } from '../access/identity.ts'
import { networkOf } from '../access/network.ts'
import { customerKey, visitorKey } from '../access/person.ts'
import { limitRate } from '../access/rate-limit.ts'
import { verifyVisitor } from '../access/visitor.ts'
import type { AppEnv } from '../app-env.ts'
import { notePerson } from '../audit.ts'
import { limitedBody, readBody } from '../body.ts'
import { customerDetail } from '../customer-detail.ts'
import { inputsOf } from '../customer-portrait.ts'
import type { PersonRecord } from '../objects/customer/customer-calls.ts'
import { customerOf } from '../objects/names.ts'
import type { StoreRecord } from '../objects/store/store-record.ts'
import { exportPerson } from '../person-export.ts'
import { ProblemError } from '../problem.ts'
import { erasePerson, tellPerson } from './customers.ts'

/** What a shopper may ask about themselves, with their signed visitor id or an identity token. */
export const me = new Hono<AppEnv>()
  .get('/v1/me', anyKey, async (c) => {
    const key = await ownAccount(c)
    if (c.req.query('brief') === 'true') return c.json(await briefOf(c, key))
    const known = await customerDetail(c.env, c.var.store, key)
    if (known === 'erased') throw new ProblemError('erased')
    if (!known) throw new ProblemError('not_found', { detail: nobody })
    const { detail, record } = known
    const me: Me = { ...detail, ...accountOf(c, detail.id, record) }
    return c.json(me)
  })
  .patch('/v1/me', anyKey, limitedBody, async (c) => {
    await tellPerson(c, await ownAccount(c), await readBody(c, mePatchSchema))
    return c.body(null, 204)
  })
  .get('/v1/me/export', anyKey, async (c) => {
    const person = await ownAccount(c)
    const kept = await exportPerson(c.env, c.var.store, person, 'person')
    await notePerson(c, 'export.person', kept.person.id)
    c.header('content-disposition', 'attachment; filename="my-data.json"')
    return c.json(kept)
  })
  .delete('/v1/me', anyKey, async (c) => {
    await erasePerson(c, await ownAccount(c))
    return c.body(null, 204)
  })

const nobody = 'Nothing is kept about you.'
/** Rows of the ledger that a shopper sees. */
const mostRows = 20

/**
 * What the elements of an account page need, who ask again and again: from the person's object alone, so that Insights
 * need not count what waits before its time.
 */
async function briefOf(c: Context<AppEnv>, person: string): Promise<BriefMe> {
  const { store } = c.var
  const record = await customerOf(c.env, store.id, person).read()
  if (!record) throw new ProblemError('not_found', { detail: nobody })
  if (!('status' in record)) return { id: person, currency: store.currency, ...accountOf(c, person, record) }
  if (record.status === 'moved') return briefOf(c, record.to)
  throw new ProblemError('erased')
}

function accountOf(
  c: Context<AppEnv>,
  person: string,
  record: PersonRecord,
): Pick<Me, 'loyalty' | 'beliefs'> {
  // Who asks with a visitor id gets no farther than that visitor (`ownAccount`).
  const isProven = !person.startsWith('v:')
  const inputs = inputsOf(c.var.store, person, record)
  return {
    loyalty: isProven && !isHeldOut(inputs) ? loyaltyFor(c.var.store, inputs) : null,
    beliefs: beliefsAbout(inputs),
  }
}

/** Whoever is outside the programme sees nothing of it, as long as they have no points from elsewhere. */
function isHeldOut({ store: settings, ...inputs }: PortraitInputs): boolean {
  return inputs.entries.length === 0 && programmeArm({ ...inputs, settings }) === 'outside'
}

function loyaltyFor(store: StoreRecord, inputs: PortraitInputs): MyLoyalty {
  const points = balanceOf(inputs.entries, inputs.now)
  return {
    tier: standingOf(inputs),
    points,
    points_worth_minor: Math.floor(Math.max(0, points.active) * store.points.minor_per_redeemed_point),
    ledger: inputs.entries.slice(-mostRows).reverse(),
  }
}

function beliefsAbout({ profile, orders, now, store: settings }: PortraitInputs): Beliefs {
  const { half_life_days: halfLifeDays } = settings
  const { taste = emptyTaste } = profile
  return {
    interests: affinities(taste, now, halfLifeDays, profile.about?.interests),
    looks_for: needsOf({ ...profile, taste, orders, now, halfLifeDays }).label,
    reach: reachOf(profile),
  }
}

/**
 * The key of who asks about what is kept of them, to read, change or end it. A visitor id is a thing of the browser, known
 * to whoever used that browser before: once the visitor became a customer, it opens nothing of the account. Throws as
 * `ownKey`, and `identity_required`.
 */
async function ownAccount(c: Context<AppEnv>): Promise<string> {
  const key = await ownKey(c)
  if (!key.startsWith('v:')) return key
  const { id: store } = c.var.store
  const known = await customerOf(c.env, store, key).read()
  if (!known || !('status' in known) || known.status === 'erased') return key
  const moved = await customerOf(c.env, store, known.to).read()
  throw new ProblemError(moved && 'status' in moved ? 'erased' : 'identity_required')
}

/** The key of who asks. Throws `identity_invalid`, `visitor_invalid` or `too_many_requests`. */
export async function ownKey(c: Context<AppEnv>): Promise<string> {
  limitRate('selfPerNetwork', networkOf(c), Date.now())
  const { store } = c.var
  const identity = c.req.header('x-kindred-identity')
  if (identity) {
    const customer = await verifyIdentity(c.env.KINDRED_SECRET, store, identity)
    if (!customer) throw new ProblemError('identity_invalid')
    return customerKey(customer.customerId)
  }
  const visitor = await verifyVisitor(secretsOf(c.env), store.id, c.req.header('x-kindred-visitor') ?? '')
  if (!visitor) throw new ProblemError('visitor_invalid')
  return visitorKey(visitor)
}
