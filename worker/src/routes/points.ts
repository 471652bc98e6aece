import { type Context, Hono } from 'hono'
import type { PointsAct, Referral, Refusal } from '#shared/loyalty/post'
import {
  adjustRequestSchema,
  earnRequestSchema,
  redeemRequestSchema,
  reverseRequestSchema,
  reviewRequestSchema,
} from '#shared/wire/points'
import type { ProblemCode } from '#shared/wire/problem'
import { secretKey, secretKeyOrLogin } from '../access/guard.ts'
import { customerKey } from '../access/person.ts'
import type { AppEnv } from '../app-env.ts'
import { notePerson, notePosted } from '../audit.ts'
import { limitedBody, readBody } from '../body.ts'
import { customerOf } from '../objects/names.ts'
import { loyaltyOf, policyOf } from '../policy.ts'
import { ProblemError } from '../problem.ts'

const noSuchCustomer = 'No customer has this id.'

/** What each refusal is to the caller. */
const refusals: Record<Refusal, { code: ProblemCode; detail: string }> = {
  key_reused: { code: 'conflict', detail: 'Another act used this idempotency key.' },
  insufficient: { code: 'points_refused', detail: 'There are not enough points.' },
  below_minimum: { code: 'points_refused', detail: 'That is less than may be redeemed at once.' },
  not_in_steps: { code: 'points_refused', detail: 'Points are redeemed in steps of another size.' },
  given_back_already: { code: 'points_refused', detail: 'This redemption was given back before.' },
  referred_before: { code: 'points_refused', detail: 'This friend was rewarded before.' },
  held_out: { code: 'points_refused', detail: 'This customer is held out of the programme.' },
  no_such_redemption: { code: 'not_found', detail: 'No redemption has this key.' },
  no_such_hold: { code: 'not_found', detail: 'No such entry waits for review.' },
}

/** Points for something else than an order, and what happens to points. Each act has its caller's own key. */
export const points = new Hono<AppEnv>()
  .post('/v1/points/earn', secretKey, limitedBody, async (c) => {
    const { referred, ...body } = await readBody(c, earnRequestSchema)
    const referral =
      referred === undefined ? {} : { referral: await referralOf(c, body.customer_id, referred) }
    const answer = await post(c, body, (key, reason) => ({
      act: 'earn',
      key,
      points: body.points,
      ...reason,
      ...referral,
    }))
    await notePosted(c, { earned: body.points })
    return answer
  })
  .post('/v1/points/redeem', secretKey, limitedBody, async (c) => {
    const body = await readBody(c, redeemRequestSchema)
    const order = body.order_id === undefined ? {} : { order: body.order_id }
    const answer = await post(c, body, (key, reason) => ({
      act: 'redeem',
      key,
      points: body.points,
      ...reason,
      ...order,
    }))
    await notePosted(c, { redeemed: body.points })
    return answer
  })
  .post('/v1/points/reverse', secretKey, limitedBody, async (c) => {
    const body = await readBody(c, reverseRequestSchema)
    const redemption = rowKey(body.redemption_key)
    const answer = await post(c, body, (key, reason) => ({ act: 'reverse', key, redemption, ...reason }))
    await notePosted(c, { reversals: 1 })
    return answer
  })
  .post('/v1/points/adjust', secretKeyOrLogin, limitedBody, async (c) => {
    const body = await readBody(c, adjustRequestSchema)
    const answer = await post(c, body, (key, reason) => ({
      act: 'adjust',
      key,
      points: body.points,
      ...reason,
    }))
    await notePerson(c, 'points.move', customerKey(body.customer_id), ['adjust'])
    return answer
  })
  .post('/v1/points/review', secretKeyOrLogin, limitedBody, async (c) => {
    const { entry, decision, ...body } = await readBody(c, reviewRequestSchema)
    const answer = await post(c, body, (key, reason) => ({ act: 'review', key, entry, decision, ...reason }))
    await notePerson(c, 'points.move', customerKey(body.customer_id), ['review'])
    return answer
  })

async function post(
  c: Context<AppEnv>,
  body: { customer_id: string; idempotency_key: string; reason?: string },
  actOf: (key: string, reason: { reason?: string }) => PointsAct,
): Promise<Response> {
  const { store } = c.var
  const act = actOf(rowKey(body.idempotency_key), body.reason === undefined ? {} : { reason: body.reason })
  const customer = customerOf(c.env, store.id, customerKey(body.customer_id))
  const outcome = await customer.points(act, loyaltyOf(store), policyOf(store))
  switch (outcome.status) {
    case 'posted':
      return c.json(outcome.reply)
    case 'refused': {
      const { code, detail } = refusals[outcome.refusal]
      throw new ProblemError(code, { detail })
    }
    case 'erased':
      throw new ProblemError('erased')
    default:
      throw new ProblemError('not_found', { detail: noSuchCustomer })
  }
}

/** Keys of callers never meet those of orders and birthdays. */
function rowKey(key: string): string {
  return `api:${key}`
}

/** What is known of somebody who was brought to the store. Throws `not_found` when nobody was. */
async function referralOf(c: Context<AppEnv>, referrer: string, referred: string): Promise<Referral> {
  const { id: store } = c.var.store
  const friend = await customerOf(c.env, store, customerKey(referred)).read()
  if (!friend || 'status' in friend) {
    throw new ProblemError('not_found', { detail: 'No customer has the id in `referred`.' })
  }
  const own = await customerOf(c.env, store, customerKey(referrer)).read()
  const name = plain(friend.profile.name)
  const isSameName = own !== null && !('status' in own) && name !== '' && plain(own.profile.name) === name
  const orders = friend.orders.filter(({ cancelled }) => !cancelled).length
  return { referred, isSelf: referred === referrer || isSameName, orders }
}

function plain(name = ''): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}
