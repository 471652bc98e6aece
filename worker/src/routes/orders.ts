import { type Context, Hono } from 'hono'
import type { OrderOutcome } from '#shared/customer/apply-order'
import { type KnownOrder, knownOrder } from '#shared/customer/known-order'
import type { Click } from '#shared/customer/profile'
import type { Touch } from '#shared/customer/touch'
import type { BulkLineReport } from '#shared/wire/bulk'
import { limits } from '#shared/wire/limits'
import { type Order, orderSchema, refundSchema } from '#shared/wire/order'
import type { Fault } from '#shared/wire/parse'
import { secretsOf } from '../access/deployment-secrets.ts'
import { secretKey, secretKeyOrImport } from '../access/guard.ts'
import { customerKey, guestKey, nobodyKey, visitorKey } from '../access/person.ts'
import { verifyVisitor } from '../access/visitor.ts'
import type { AppEnv } from '../app-env.ts'
import { noteImport } from '../audit.ts'
import { limitedBody, readBody } from '../body.ts'
import { bulkReport, countsOfReport, type GoodLine, parseBulk, rejectedLine } from '../bulk-body.ts'
import { count } from '../meter/meter.ts'
import { erasedOwner } from '../objects/directory.ts'
import { customerOf, directoryOf, directoryShardOf } from '../objects/names.ts'
import { orderRulesOf, policyOf } from '../policy.ts'
import { ProblemError } from '../problem.ts'
import { facetsOf } from '../read/facets-of.ts'
import { resolveItems } from '../read/resolve-items.ts'

/** The shop's clock may be this far ahead, in milliseconds. */
const clockToleranceMs = 24 * 3_600_000
/** Characters of an order's JSON, so that it fits a row in any script; one with few items always does. */
const longestOrder = 500_000
const fewItems = 200

/** An order with everything found out about it. */
interface Claimed {
  line: number
  order: KnownOrder
  /** The visitor's key an order names besides its customer, who is the same person, or its guest, who may be. */
  joins?: string
  owner: string
}

export const orders = new Hono<AppEnv>()
  .post('/v1/orders', secretKeyOrImport, limitedBody, async (c) => {
    const { good, bad } = parseBulk(await c.req.text(), orderSchema)
    const sound = good.filter(({ line, value }) => {
      const fault = faultOf(value, c.var.store.currency, Date.now())
      if (fault) bad.push(rejectedLine(line, value.id, 'invalid', fault))
      return fault === null
    })
    const claimed = await claim(c, sound)
    const outcomes: OrderOutcome[] = []
    const people = [...Map.groupBy(claimed, ({ owner }) => owner)]
    // Few at a time: every person is an object of its own, and the platform lets six calls fly at once.
    await inParallel(6, people, async ([owner, theirs]) => {
      const result = owner === erasedOwner ? null : await applyTo(c, owner, theirs)
      if (result) outcomes.push(...result)
      else bad.push(...theirs.map(erasedLine))
    })
    const report = bulkReport(outcomes, bad)
    count(c, 'orders', countsOfReport(report))
    await noteImport(c, 'import.orders', report)
    return c.json(report)
  })
  .post('/v1/orders/:id/refunds', secretKey, limitedBody, async (c) => {
    const refund = await readBody(c, refundSchema)
    const id = c.req.param('id')
    const { store } = c.var
    let owner = await directoryOf(c.env, store.id, id).owner(id)
    if (owner === erasedOwner) throw new ProblemError('erased')
    for (let hops = 0; owner !== null && hops < 3; hops++) {
      const outcome = await customerOf(c.env, store.id, owner).refund(
        id,
        refund,
        policyOf(store),
        orderRulesOf(store),
      )
      if (outcome === null) break
      if (typeof outcome === 'string')
        return c.json({ outcome: outcome === 'unchanged' ? 'unchanged' : 'created' })
      if (outcome.status === 'erased') throw new ProblemError('erased')
      owner = outcome.to
    }
    throw new ProblemError('not_found', { detail: 'No order has this id.' })
  })

/** Finds products and owners; the Directory's answer holds, so that an order never has two. */
async function claim(c: Context<AppEnv>, good: GoodLine<Order>[]): Promise<Claimed[]> {
  const { id: store } = c.var.store
  const ids = good.flatMap(({ value }) => value.items.map(({ item_id }) => item_id))
  const numbers = ids.length > 0 ? await resolveItems(c.env, store, ids) : []
  const facets = await facetsOf(
    c.env,
    c.var.store,
    Array.from(numbers, (n) => ({ n })),
  )
  let place = 0
  const claimed = await Promise.all(
    good.map(async ({ line, value }): Promise<Claimed> => {
      place += value.items.length
      const theirs = numbers.slice(place - value.items.length, place)
      const order = knownOrder(
        value,
        Array.from(theirs),
        value.currency === c.var.store.currency ? 1 : (value.rate ?? 1),
        // Of a very long order the first lines tell enough.
        facets.slice(place - value.items.length, place).slice(0, fewItems),
      )
      return { line, order, ...(await ownerOf(c, value)) }
    }),
  )
  const shards = [...Map.groupBy(claimed, ({ order }) => directoryShardOf(order.id)).values()]
  await inParallel(6, shards, async (some) => {
    const asked = some.map(({ order, owner }) => ({ id: order.id, person: owner }))
    const owners = await directoryOf(c.env, store, asked[0]?.id ?? '').claim(asked)
    some.forEach((one, i) => {
      one.owner = owners[i] ?? one.owner
    })
  })
  return claimed
}

async function ownerOf(c: Context<AppEnv>, order: Order): Promise<Pick<Claimed, 'owner' | 'joins'>> {
  const { store } = c.var
  const visitor = order.visitor ? await verifyVisitor(secretsOf(c.env), store.id, order.visitor) : null
  const joins = visitor ? { joins: visitorKey(visitor) } : {}
  if (order.customer_id) return { owner: customerKey(order.customer_id), ...joins }
  if (order.email) return { owner: await guestKey(c.env, store, order.email), ...joins }
  return { owner: visitor ? visitorKey(visitor) : nobodyKey(order.id) }
}

/** The outcomes of one person's orders, wherever that person is now; null when the person asked to be forgotten. */
async function applyTo(c: Context<AppEnv>, owner: string, theirs: Claimed[]): Promise<OrderOutcome[] | null> {
  const { store } = c.var
  const policy = policyOf(store)
  // First the visitor, so that the clicks that led to the order are there when it is attributed.
  const clicks: Click[] = []
  const touches: Touch[] = []
  for (const visitor of new Set(theirs.flatMap(({ joins }) => joins ?? []))) {
    if (visitor === owner) continue
    if (owner.startsWith('c:')) await customerOf(c.env, store.id, visitor).mergeInto(owner, policy)
    // An e-mail address typed at a checkout proves nothing: a guest is credited with the clicks, and joined to nobody.
    else {
      const coming = await customerOf(c.env, store.id, visitor).coming()
      clicks.push(...coming.clicks)
      touches.push(...coming.touches)
    }
  }
  const isGuest = owner.startsWith('g:')
  let person = owner
  for (let hops = 0; hops < 3; hops++) {
    const sorted = theirs.toSorted((a, b) => a.order.created_at - b.order.created_at)
    const result = await customerOf(c.env, store.id, person).applyOrders(
      sorted.map(({ order, joins }) => (joins && isGuest ? { ...order, placed_by: joins } : order)),
      policy,
      orderRulesOf(store),
      { clicks, touches },
    )
    if (Array.isArray(result)) return result
    if (result.status === 'erased') return null
    person = result.to
  }
  return null
}

/** What is wrong with an order beyond its shape, or null. */
function faultOf(order: Order, currency: string, now: number): Fault | null {
  if (order.currency !== currency && order.rate === undefined) {
    const message = `is required: the order is in ${order.currency}, the store's currency is ${currency}`
    return { path: 'rate', message }
  }
  if (order.created_at > now + clockToleranceMs) return { path: 'created_at', message: 'is in the future' }
  // Each amount is within its limit; their product and the conversion may not be.
  const known = knownOrder(order, [], order.currency === currency ? 1 : (order.rate ?? 1))
  const gross = known.lines.reduce((sum, line) => sum + line.total_minor, 0)
  const amounts = [gross, known.discount_minor, known.tax_minor, known.shipping_minor]
  if ([...amounts, ...known.refunds.map((one) => one.amount_minor)].some((one) => one > limits.amountMinor)) {
    return { path: 'items', message: 'must come to at most 10^12 minor units of the store’s currency' }
  }
  const isLong = order.items.length > fewItems && JSON.stringify(order).length > longestOrder
  return isLong ? { path: 'items', message: `must have at most ${longestOrder} characters of JSON` } : null
}

function erasedLine({ line, order }: Claimed): BulkLineReport {
  return rejectedLine(line, order.id, 'erased', {
    path: 'id',
    message: 'belongs to somebody who asked to be forgotten',
  })
}

/** Runs `work` over all of `list`, at most `width` at once. */
async function inParallel<T>(
  width: number,
  list: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = list.values()
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const item of queue) await work(item)
    }),
  )
}
