import { type Context, Hono } from 'hono'
import { id as idField, placement as placementField, url } from '#shared/wire/fields'
import { limits } from '#shared/wire/limits'
import { parse } from '#shared/wire/parse'
import { type RecommendationRequest, recommendationRequestSchema } from '#shared/wire/recommendation'
import { storeId } from '#shared/wire/settings'
import { secretsOf } from '../access/deployment-secrets.ts'
import { anyKey } from '../access/guard.ts'
import { verifyIdentity } from '../access/identity.ts'
import { networkOf, shopperNetwork } from '../access/network.ts'
import { customerKey, visitorKey } from '../access/person.ts'
import { limitRate, refuseUsedUp } from '../access/rate-limit.ts'
import { isStoreMet, readStore } from '../access/store-cache.ts'
import { verifyVisitor } from '../access/visitor.ts'
import type { AppEnv } from '../app-env.ts'
import { limitedBody, readBody } from '../body.ts'
import type { StoreRecord } from '../objects/store/store-record.ts'
import { ProblemError } from '../problem.ts'
import { budgets } from '../read/budgets.ts'
import { inTime } from '../read/patience.ts'
import { type ServeInput, serveShelves } from '../read/serve-shelves.ts'

const json = 'application/json; charset=utf-8'

export const recommendations = new Hono<AppEnv>()
  .post('/v1/recommendations', anyKey, limitedBody, async (c) => {
    limitRate('shelvesPerNetwork', shopperNetwork(c), Date.now())
    const { store } = c.var
    if (c.var.caller === 'publishable') limitRate('shelvesPerKey', c.var.keyId, Date.now())
    const request = await readBody(c, recommendationRequestSchema)
    const who = await personOf(c, request)
    if (who.person) limitRate('shelvesPerPerson', `${store.id} ${who.person}`, Date.now())
    const served = serveShelves(c.env, {
      store,
      ...who,
      context: request.context ?? {},
      shelves: request.shelves,
      now: Date.now(),
      requestId: c.var.requestId,
    })
    const body = await inTime(served, budgets.shelvesMs)
    return c.body(body, 200, { 'content-type': json, 'cache-control': 'private, no-store' })
  })
  .get('/v1/stores/:store/items/:id/recommendations', async (c) => {
    limitRate('shelvesPerNetwork', networkOf(c), Date.now())
    const store = await storeInPath(c)
    const { product, placement, limit } = publicQuery(c)
    const body = await serveShelves(c.env, {
      store,
      person: null,
      context: { product },
      shelves: [{ id: placement, placement, limit }],
      now: Date.now(),
      requestId: c.var.requestId,
    })
    return c.body(body, 200, {
      'content-type': json,
      'cache-control': 'public, max-age=0, s-maxage=30, stale-while-revalidate=300',
    })
  })

/** The store an address names. Throws `not_found`, and `too_many_requests` for who guesses at stores. */
async function storeInPath(c: Context<AppEnv>): Promise<StoreRecord> {
  const id = parse(storeId, c.req.param('store')) // anything else would wake an object of that name
  if (id.ok && !isStoreMet(id.value)) refuseUsedUp('wrongKeysPerNetwork', networkOf(c), Date.now())
  const store = id.ok ? await readStore(c.env, id.value) : null
  if (store) return store
  limitRate('wrongKeysPerNetwork', networkOf(c), Date.now())
  throw new ProblemError('not_found')
}

/**
 * Who is asking: the key of the customer the identity token stands for, else of the visitor; and the visitor's id, by
 * which experiments assign, before and after signing in. Without consent, or with a signal that asks not to be
 * recognised, nobody: the page's own context then serves alone, and no experiment counts.
 */
async function personOf(
  c: Context<AppEnv>,
  request: RecommendationRequest,
): Promise<Pick<ServeInput, 'person'> & { visitor: string | null }> {
  const { KINDRED_SECRET: secret } = c.env
  const { store } = c.var
  if ((request.consent ?? store.consent_default) === 'denied' || c.req.header('sec-gpc') === '1')
    return { person: null, visitor: null }
  const visitor = request.visitor ? await verifyVisitor(secretsOf(c.env), store.id, request.visitor) : null
  if (request.identity) {
    const identity = await verifyIdentity(secret, store, request.identity)
    if (!identity) throw new ProblemError('identity_invalid')
    return { person: customerKey(identity.customerId), visitor }
  }
  if (request.visitor && !visitor) throw new ProblemError('visitor_invalid')
  return { person: visitor && visitorKey(visitor), visitor }
}

function publicQuery(c: Context<AppEnv>): { product: string; placement: string; limit: number } {
  const product = c.req.param('id') ?? ''
  const placement = c.req.query('placement') ?? 'product'
  const limit = Number(c.req.query('limit') ?? 12)
  const faults = [
    ...faultsOf(parse(idField, product).ok || parse(url, product).ok, 'id', 'is not an item id'),
    ...faultsOf(parse(placementField, placement).ok, 'placement', 'is not a placement'),
    ...faultsOf(
      Number.isInteger(limit) && limit >= 1 && limit <= limits.productsPerShelf,
      'limit',
      `must be 1 to ${limits.productsPerShelf}`,
    ),
  ]
  if (faults.length > 0) throw new ProblemError('invalid_request', { faults })
  return { product, placement, limit }
}

function faultsOf(isGood: boolean, path: string, message: string): { path: string; message: string }[] {
  return isGood ? [] : [{ path, message }]
}
