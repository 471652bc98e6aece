import { type Context, Hono, type MiddlewareHandler } from 'hono'
import type { KnownEvent } from '#shared/customer/apply-events'
import { sourceOf, sourceOfWords } from '#shared/customer/channel'
import { eventWeight } from '#shared/customer/taste'
import { type EventBatch, type EventBatchResult, eventBatchSchema, type Rejection } from '#shared/wire/event'
import { limits } from '#shared/wire/limits'
import { parseEvent } from '#shared/wire/parse-event'
import { isRobot } from '../access/bots.ts'
import { secretsOf } from '../access/deployment-secrets.ts'
import { anyKey } from '../access/guard.ts'
import { type Identity, verifyIdentity } from '../access/identity.ts'
import { networkMark, shopperNetwork } from '../access/network.ts'
import { customerKey, visitorKey } from '../access/person.ts'
import { limitRate } from '../access/rate-limit.ts'
import { issueVisitor, verifyVisitor, visitorToken } from '../access/visitor.ts'
import type { AppEnv } from '../app-env.ts'
import { limitedBody, readBody } from '../body.ts'
import { countChecked, countDropped, countTaken } from '../meter/count-events.ts'
import type { IngestInput, IngestReply } from '../objects/customer/customer-calls.ts'
import { customerOf } from '../objects/names.ts'
import type { StoreRecord } from '../objects/store/store-record.ts'
import { policyOf } from '../policy.ts'
import { ProblemError } from '../problem.ts'
import { budgets } from '../read/budgets.ts'
import { facetsOf } from '../read/facets-of.ts'
import { inTime } from '../read/patience.ts'
import { resolveItems } from '../read/resolve-items.ts'

/** Products of one event that tell of taste. */
const mostFacets = 10
/** A clock that is off by more than this is not believed to be the same at the next try, in milliseconds. */
const believableSkewMs = 5 * 60_000

/**
 * Counts a batch before it is read, whatever becomes of it: for its network first, so that what a network is refused uses
 * up nothing of the key, which all shoppers share.
 */
const limitedBatch: MiddlewareHandler<AppEnv> = (c, next) => {
  limitRate('eventsPerNetwork', shopperNetwork(c), Date.now())
  if (c.var.caller === 'publishable') limitRate('eventsPerKey', c.var.keyId, Date.now())
  return limitedBody(c, next)
}

export const events = new Hono<AppEnv>().post('/v1/events', anyKey, limitedBatch, async (c) => {
  const batch = await readBody(c, eventBatchSchema)
  const dropped = droppedFor(c, batch)
  if (dropped) {
    countDropped(c, batch, dropped)
    const answer: EventBatchResult = { accepted: 0, duplicates: 0, rejected: [], dropped }
    return c.json(answer, 202)
  }
  const { known, rejected } = checkEvents(batch, c.var.store, Date.now())
  countChecked(c, batch, rejected)
  const store = c.var.store
  const visitor = await visitorOf(c, batch, known[0]?.event.id)
  const identity = batch.identity ? await verifyIdentity(c.env.KINDRED_SECRET, store, batch.identity) : null
  if (batch.identity && !identity) throw new ProblemError('identity_invalid')
  if (!visitor || known.length === 0) return c.json(resultOf(rejected, visitor?.token), 202)
  limitRate('eventsPerVisitor', visitor.id, Date.now())
  const take = async () => {
    const [numbered, network] = await Promise.all([
      withNumbers(c, known),
      networkMark(c.env.KINDRED_SECRET, store.id, shopperNetwork(c), Date.now()),
    ])
    const input: IngestInput = {
      events: JSON.stringify(numbered),
      network,
      policy: policyOf(store),
      weights: store.recommendation.weights,
    }
    return { numbered, ...(await deliver(c, input, visitor, identity)) }
  }
  const { numbered, reply, visitor: keptVisitor } = await inTime(take(), budgets.eventsMs)
  countTaken(c, numbered, reply)
  const { accepted, duplicates, tooOld } = reply
  for (const index of tooOld) {
    const id = known.find((one) => one.index === index)?.event.id
    rejected.push({ index, ...(id ? { id } : {}), code: 'too_old', faults: [] })
  }
  const answer: EventBatchResult = { ...resultOf(rejected, keptVisitor.token), accepted, duplicates }
  return c.json(answer, 202)
})

interface Visitor {
  id: string
  token: string
}

function droppedFor(c: Context<AppEnv>, batch: EventBatch): EventBatchResult['dropped'] | null {
  if (isRobot(c.req.header('user-agent'))) return 'bot'
  const consent = batch.consent ?? c.var.store.consent_default
  return consent === 'denied' || c.req.header('sec-gpc') === '1' ? 'consent' : null
}

/** Checks each event by itself and sets its time: received − (sent − its own clock), never later than now. */
function checkEvents(
  batch: EventBatch,
  store: StoreRecord,
  now: number,
): { known: Omit<KnownEvent, 'numbers'>[]; rejected: Rejection[] } {
  const known: Omit<KnownEvent, 'numbers'>[] = []
  const rejected: Rejection[] = []
  const skew = now - batch.sent_at
  const own = hostsOf(store.origins)
  batch.events.forEach((input, index) => {
    const parsed = parseEvent(input)
    if (!parsed.ok) {
      rejected.push({ index, code: 'invalid', faults: parsed.faults })
      return
    }
    const { referrer, came_from, ...event } = parsed.value
    if (event.name === 'exposure' && !isRun(store, event.experiment)) {
      const faults = [{ path: 'experiment', message: 'is none of this store’s' }]
      rejected.push({ index, id: event.id, code: 'invalid', faults })
      return
    }
    const source = came_from ? sourceOfWords(came_from, own) : sourceOf(event.page_url, referrer, own)
    const at = Math.min(now, event.at + skew)
    if (at < now - limits.eventAgeMs) {
      const faults = [{ path: 'at', message: 'is more than 72 hours ago' }]
      rejected.push({ index, id: event.id, code: 'too_old', faults })
      return
    }
    const stableAt = Math.abs(skew) < believableSkewMs ? Math.min(now, event.at) : at
    known.push({ index, event, at, stableAt, ...(source ? { source } : {}) })
  })
  return { known, rejected }
}

/** Whether the store has this experiment: each one met is a row of Insights', and names can be invented. */
function isRun({ experiments }: StoreRecord, id: string | undefined): boolean {
  return experiments.some((experiment) => experiment.id === id)
}

/** The shop's own hosts: who comes from there was there already. */
function hostsOf(origins: readonly string[]): string[] {
  return origins.map((origin) => new URL(origin).hostname)
}

async function visitorOf(
  c: Context<AppEnv>,
  batch: EventBatch,
  firstEventId?: string,
): Promise<Visitor | null> {
  const { KINDRED_SECRET: secret } = c.env
  if (batch.visitor) {
    const secrets = secretsOf(c.env)
    const id = await verifyVisitor(secrets, c.var.store.id, batch.visitor)
    if (!id) throw new ProblemError('visitor_invalid')
    // While the secret is being replaced, browsers are given the same id anew, to outlive the secret before.
    const token = secrets.length > 1 ? await visitorToken(secret, c.var.store.id, id) : batch.visitor
    return { id, token }
  }
  if (!firstEventId) return null // nothing worth a visitor came
  limitRate('newVisitorsPerNetwork', shopperNetwork(c), Date.now())
  return issueVisitor(secret, c.var.store.id, firstEventId)
}

async function withNumbers(c: Context<AppEnv>, known: Omit<KnownEvent, 'numbers'>[]): Promise<KnownEvent[]> {
  const ids = known.flatMap(({ event }) => (event.items ?? []).map(({ item_id }) => item_id))
  const numbers = ids.length > 0 ? await resolveItems(c.env, c.var.store.id, ids) : []
  let place = 0
  const numbered = known.map((one): KnownEvent => {
    const count = one.event.items?.length ?? 0
    place += count
    return { ...one, numbers: Array.from(numbers.slice(place - count, place)) }
  })
  return withFacets(c, numbered)
}

/** What is known of the products of events that tell of taste; of the first few, should one have many. */
async function withFacets(c: Context<AppEnv>, known: KnownEvent[]): Promise<KnownEvent[]> {
  const telling = known.filter(
    ({ event }) => eventWeight(event.name, c.var.store.recommendation.weights) !== 0,
  )
  const items = telling.flatMap(({ event, numbers }) =>
    (event.items ?? []).slice(0, mostFacets).map((item, i) => ({
      n: numbers[i] ?? 0,
      item,
      ...(event.currency ? { currency: event.currency } : {}),
    })),
  )
  if (items.length === 0) return known
  const facets = await facetsOf(c.env, c.var.store, items)
  let place = 0
  for (const one of telling) {
    const count = Math.min(one.event.items?.length ?? 0, mostFacets)
    one.facets = facets.slice(place, place + count)
    place += count
  }
  return known
}

type Taken = Extract<IngestReply, { status: 'taken' }>

/**
 * Brings the batch to the person it belongs to: the customer of the identity token (whom the visitor is merged into
 * first), else the visitor, or whoever the visitor became.
 */
async function deliver(
  c: Context<AppEnv>,
  input: IngestInput,
  visitor: Visitor,
  identity: Identity | null,
): Promise<{ reply: Taken; visitor: Visitor }> {
  const store = c.var.store.id
  if (!identity) return deliverToVisitor(c, input, visitor)
  const key = customerKey(identity.customerId)
  const named = { ...input, ...(identity.name ? { name: identity.name } : {}) }
  const reply = await customerOf(c.env, store, key).ingest({ ...named, visitor: visitorKey(visitor.id) })
  if (reply.status !== 'merge_needed') return { reply: await followed(c, reply, named), visitor }
  const outcome = await customerOf(c.env, store, visitorKey(visitor.id)).mergeInto(key, input.policy)
  if (outcome === 'erased') throw new ProblemError('erased')
  // The browser was somebody else's before: from now on it gets a visitor id of its own.
  const kept =
    outcome === 'elsewhere'
      ? await issueVisitor(c.env.KINDRED_SECRET, store, `${visitor.id} ${identity.customerId}`)
      : visitor
  if (outcome === 'elsewhere')
    await customerOf(c.env, store, visitorKey(kept.id)).mergeInto(key, input.policy)
  return { reply: await ingest(c, key, named), visitor: kept }
}

async function deliverToVisitor(
  c: Context<AppEnv>,
  input: IngestInput,
  visitor: Visitor,
): Promise<{ reply: Taken; visitor: Visitor }> {
  const { id: store } = c.var.store
  const reply = await customerOf(c.env, store, visitorKey(visitor.id)).ingest(input)
  if (reply.status !== 'moved_long_ago') return { reply: await followed(c, reply, input), visitor }
  const anew = await issueVisitor(c.env.KINDRED_SECRET, store, `${visitor.id} anew`)
  return { reply: await ingest(c, visitorKey(anew.id), input), visitor: anew }
}

async function ingest(c: Context<AppEnv>, person: string, input: IngestInput): Promise<Taken> {
  return followed(c, await customerOf(c.env, c.var.store.id, person).ingest(input), input)
}

/** The reply, from where a visitor moved to if it did. Throws `erased` when the person asked to be forgotten. */
async function followed(c: Context<AppEnv>, reply: IngestReply, input: IngestInput): Promise<Taken> {
  if (reply.status === 'taken') return reply
  if (reply.status === 'moved') {
    const moved = await customerOf(c.env, c.var.store.id, reply.to).ingest(input)
    if (moved.status === 'taken') return moved
  }
  throw new ProblemError('erased')
}

function resultOf(rejected: Rejection[], visitor?: string): EventBatchResult {
  return { ...(visitor ? { visitor } : {}), accepted: 0, duplicates: 0, rejected }
}
