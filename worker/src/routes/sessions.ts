import { type Context, Hono } from 'hono'
import { hash53 } from '#shared/maths/hash'
import type { BulkLineReport } from '#shared/wire/bulk'
import { type Session, sessionSchema } from '#shared/wire/session'
import { secretKey } from '../access/guard.ts'
import { customerKey } from '../access/person.ts'
import type { AppEnv } from '../app-env.ts'
import { noteImport } from '../audit.ts'
import { limitedBody } from '../body.ts'
import { bulkReport, countsOfReport, type GoodLine, parseBulk, rejectedLine } from '../bulk-body.ts'
import { count } from '../meter/meter.ts'
import { customerOf, indexShardOf } from '../objects/names.ts'
import type { LoadedSession } from '../objects/session-index/pending-entries.ts'
import { policyOf } from '../policy.ts'
import { ProblemError } from '../problem.ts'
import { resolveItems } from '../read/resolve-items.ts'

/** A past session whose items the catalogue knows. */
interface KnownSession {
  line: number
  session: Session
  items: number[]
}

type Outcome = 'created' | 'unchanged'

/** The shop's clock may be this far ahead, in milliseconds. */
const clockToleranceMs = 24 * 3_600_000

/** Customers written to at the same time: the platform lets six calls fly at once. */
const parallelCustomers = 6

export const sessions = new Hono<AppEnv>().post('/v1/sessions', secretKey, limitedBody, async (c) => {
  const { good, bad } = parseBulk(await c.req.text(), sessionSchema)
  const past = good.filter(({ line, value }) => {
    const isPast = value.started_at <= Date.now() + clockToleranceMs
    const fault = { path: 'started_at', message: 'is in the future' }
    if (!isPast) bad.push(rejectedLine(line, value.id, 'invalid', fault))
    return isPast
  })
  const known = await knowItems(c, past, bad)
  const anonymous = known.filter(({ session }) => session.customer_id === undefined)
  const outcomes = await loadAnonymous(c, anonymous)
  const byCustomer = new Map<string, KnownSession[]>()
  for (const one of known) {
    const { customer_id } = one.session
    if (customer_id === undefined) continue
    const theirs = byCustomer.get(customer_id)
    if (theirs) theirs.push(one)
    else byCustomer.set(customer_id, [one])
  }
  const customers = [...byCustomer]
  for (let i = 0; i < customers.length; i += parallelCustomers) {
    const results = await Promise.all(
      customers
        .slice(i, i + parallelCustomers)
        .map(([id, theirs]) => loadCustomer(c, customerKey(id), theirs)),
    )
    for (const { taken, refused } of results) {
      outcomes.push(...taken)
      bad.push(...refused)
    }
  }
  const report = bulkReport(outcomes, bad)
  count(c, 'sessions', countsOfReport(report))
  await noteImport(c, 'import.sessions', report)
  return c.json(report)
})

/** Leaves unknown items out; a session without any known one is reported. */
async function knowItems(
  c: Context<AppEnv>,
  good: GoodLine<Session>[],
  bad: BulkLineReport[],
): Promise<KnownSession[]> {
  const ids = [...new Set(good.flatMap(({ value }) => value.items))]
  const numbers = await resolveItems(c.env, c.var.store.id, ids)
  const numberOf = new Map(ids.map((id, i) => [id, numbers[i]!]))
  const known: KnownSession[] = []
  for (const { line, value } of good) {
    const items = value.items.map((item) => numberOf.get(item) ?? 0).filter((n) => n > 0)
    if (items.length > 0) known.push({ line, session: value, items })
    else {
      const fault = { path: 'items', message: 'no item is in the catalogue' }
      bad.push(rejectedLine(line, value.id, 'unknown_item', fault))
    }
  }
  return known
}

/** Brings each session to the shards that keep one of its items. */
async function loadAnonymous(c: Context<AppEnv>, known: KnownSession[]): Promise<Outcome[]> {
  const { id: store, index_shards: shards } = c.var.store
  const sessions: LoadedSession[] = known.map(({ session, items }) => ({
    id: hash53(`session ${session.id}`),
    start: session.started_at,
    items,
  }))
  const isNew = sessions.map(() => false)
  await Promise.all(
    Array.from({ length: shards }, async (_, shard) => {
      const places = sessions.flatMap(({ items }, i) => (items.some((n) => n % shards === shard) ? [i] : []))
      if (places.length === 0) return
      const fresh = await indexShardOf(c.env, store, shard).load(
        places.map((i) => sessions[i]!),
        shards,
      )
      if (!fresh)
        throw new ProblemError('overloaded', { detail: 'The session index is growing.', retryAfterS: 5 })
      places.forEach((place, i) => {
        if (fresh[i]) isNew[place] = true
      })
    }),
  )
  return isNew.map((fresh) => (fresh ? 'created' : 'unchanged'))
}

/** Enters sessions into a customer's profile, or into whoever the customer became. */
async function loadCustomer(
  c: Context<AppEnv>,
  person: string,
  theirs: KnownSession[],
): Promise<{ taken: Outcome[]; refused: BulkLineReport[] }> {
  const { store } = c.var
  const past = theirs.map(({ session, items }) => ({ id: session.id, started_at: session.started_at, items }))
  const result = await customerOf(c.env, store.id, person).importSessions(past, policyOf(store))
  if (Array.isArray(result)) return { taken: result, refused: [] }
  if (result.status === 'moved') return loadCustomer(c, result.to, theirs)
  const fault = { path: 'customer_id', message: 'asked to be forgotten' }
  return {
    taken: [],
    refused: theirs.map(({ line, session }) => rejectedLine(line, session.id, 'erased', fault)),
  }
}
