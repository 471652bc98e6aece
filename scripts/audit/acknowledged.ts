import { hash64 } from '#shared/maths/hash'
import { shelfCountsOf } from './day-checks.ts'
import { compared, type Finding } from './finding.ts'
import { whereNow } from './person-checks.ts'
import type { StoredPerson } from './stored-person.ts'
import type { StoredStore } from './stored-store.ts'

/** What the senders of a store know: everything they had an answer for, and what they asked to be forgotten. */
export interface Acknowledged {
  people: AcknowledgedPerson[]
  orders: AcknowledgedOrder[]
  /** Idempotency keys of the ledger by customer id. */
  points: { customer: string; key: string }[]
  /** Whether each impression and click named its shelf's placement: only those count in the days. */
  namesShelves: boolean
}

export interface AcknowledgedPerson {
  /** Every key events went to: visitors and, once signed in, the customer. */
  keys: string[]
  /** Event id to name. */
  events: ReadonlyMap<string, string>
  isGone: boolean
}

export interface AcknowledgedOrder {
  id: string
  /** The newest version that was acknowledged. */
  updated_at: number
  cancelled: boolean
  gross_minor: number
  refunds: readonly string[]
  isGone: boolean
}

/** How many ids a profile remembers at least. */
const remembered = 512

/** What was acknowledged against what profiles, orders and ledgers hold. */
export function checkAcknowledged(store: StoredStore, known: Acknowledged): Finding[] {
  return [
    ...checkEvents(store, known.people),
    ...(known.namesShelves ? checkShelves(store) : []),
    ...known.orders.flatMap((order) => checkOrder(store, order)),
    ...known.points.flatMap(({ customer, key }) => {
      const person = store.people.get(whereNow(store.people, customer))
      if (person?.profile.erased) return []
      const rows = person?.points.filter((entry) => entry.key.endsWith(key)).length ?? 0
      return compared(customer, `ledger rows of ${key}`, rows, 1)
    }),
  ]
}

/** No impression or click of a profile is missing in the days; of who is gone, days hold more. */
function checkShelves({ people, insights, insightsIntake }: StoredStore): Finding[] {
  if (insightsIntake.waiting.length > 0) return []
  const told = shelfCountsOf(people.values())
  const found = (['impressions', 'clicks'] as const).flatMap((column) => {
    const held = insights.days.reduce((sum, day) => sum + day[column], 0)
    return compared('insights days', column, held, told[column])
  })
  return found.filter(({ kind }) => kind === 'lost')
}

/** Several senders may be one person in the end: their events together are that person's. */
function checkEvents(store: StoredStore, senders: readonly AcknowledgedPerson[]): Finding[] {
  const findings: Finding[] = []
  const byPerson = new Map<string, Map<string, string>>()
  for (const { keys, events, isGone } of senders) {
    if (isGone) {
      findings.push(...checkGone(store, keys))
      continue
    }
    const [key = ''] = keys
    const person = whereNow(store.people, key)
    const others = keys.filter((one) => whereNow(store.people, one) !== person)
    if (others.length > 0)
      findings.push({
        kind: 'lost',
        count: others.length,
        where: key,
        what: `is somebody else than ${others}`,
      })
    if (events.size === 0) continue
    byPerson.set(person, new Map([...(byPerson.get(person) ?? []), ...events]))
  }
  for (const [key, events] of byPerson) {
    const person = store.people.get(key)
    if (person) findings.push(...checkCounts(person, events))
    else findings.push({ kind: 'lost', count: events.size, where: key, what: 'there is no such person' })
  }
  return findings
}

/** Somebody who asked to be forgotten is, under every key. */
function checkGone({ people }: StoredStore, keys: readonly string[]): Finding[] {
  return keys.flatMap((key): Finding[] => {
    const person = people.get(whereNow(people, key))
    if (!person || person.profile.erased) return []
    return [{ kind: 'doubled', count: 1, where: key, what: 'is not forgotten' }]
  })
}

function checkCounts(person: StoredPerson, events: ReadonlyMap<string, string>): Finding[] {
  const counts = new Map<string, number>()
  for (const name of events.values()) counts.set(name, (counts.get(name) ?? 0) + 1)
  const held: Record<string, number> = person.profile.counts
  const findings = [...new Set([...counts.keys(), ...Object.keys(held)])].flatMap((name) =>
    compared(person.key, `events ${name}`, held[name] ?? 0, counts.get(name) ?? 0),
  )
  const sent = new Set([...events.keys()].map((id) => ((h) => `${h.high} ${h.low}`)(hash64(id))))
  const foreign = person.seen.filter((hash) => !sent.has(hash)).length
  if (foreign > 0)
    findings.push({ kind: 'doubled', count: foreign, where: person.key, what: 'ids nobody sent' })
  findings.push(...compared(person.key, 'ids remembered', new Set(person.seen).size, person.seen.length))
  if (sent.size <= remembered)
    findings.push(...compared(person.key, 'ids known', person.seen.length, sent.size))
  return findings
}

function checkOrder(store: StoredStore, order: AcknowledgedOrder): Finding[] {
  const where = `order ${order.id}`
  const held = [...store.people.values()].flatMap(({ orders }) => orders.filter(({ id }) => id === order.id))
  if (order.isGone) return compared(where, 'copies of a forgotten order', held.length, 0)
  const [one] = held
  if (!one) return [{ kind: 'lost', count: 1, where, what: 'is not there' }]
  const refunds = one.refunds.map(({ id }) => id)
  const gross = one.lines.reduce((sum, { total_minor }) => sum + total_minor, 0)
  return [
    ...compared(where, 'copies', held.length, 1),
    ...compared(where, 'version', one.updated_at, order.updated_at, 'money'),
    ...compared(where, 'cancelled', Number(one.cancelled), Number(order.cancelled)),
    ...compared(where, 'gross of its lines', gross, order.gross_minor, 'money'),
    ...compared(where, 'refunds', refunds.length, order.refunds.length),
    ...compared(
      where,
      'refunds known',
      order.refunds.filter((id) => refunds.includes(id)).length,
      order.refunds.length,
    ),
  ]
}
