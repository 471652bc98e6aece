import { orderAmounts } from '#shared/customer/known-order'
import { receiversOf } from '#shared/customer/outbox'
import { type Finding, stuck } from './finding.ts'
import { checkLedger } from './ledger-checks.ts'
import type { StoredPerson } from './stored-person.ts'
import type { StoredStore } from './stored-store.ts'
import { patienceMs } from './waiting-checks.ts'

/** What was due this long ago has had its alarm, in milliseconds. */
const graceMs = 60_000
/** A receiver forgets how far it is with a sender after so many days without a word, at the earliest. */
const cursorDays = 60
const dayMs = 86_400_000

/** What is wrong with profiles, orders and ledgers by themselves, and with what they have still to tell. */
export function checkPeople(store: StoredStore, now: number): Finding[] {
  return [
    ...[...store.people.values()].flatMap((person) => [
      ...checkOutbox(person, store, now),
      ...checkEnds(person, store, now),
      ...checkLedger(person, store, now),
    ]),
    ...checkOwners(store),
  ]
}

/**
 * Facts stay in a stored outbox after they were taken; what counts is whether each receiver has them. A receiver that
 * knows nothing of the sender has dropped the cursor, if nothing is about to be told and the facts are that old; whether
 * it had taken them, its rows show.
 */
function checkOutbox(person: StoredPerson, store: StoredStore, now: number): Finding[] {
  const { profile, key } = person
  const isTelling = willTell(person)
  // Where the index has grown since the last write, shards that were split off have what their parents had.
  const shards = Math.max(person.shardCount, store.shards.length)
  const isOld = profile.outbox.every(({ at }) => at < now - cursorDays * dayMs)
  const missing = profile.outbox.filter((fact) =>
    receiversOf(fact, shards).some((receiver) => {
      const intake =
        receiver === 'insights'
          ? store.insightsIntake
          : store.shardIntakes[Number(receiver.slice('index:'.length))]
      const last = intake?.last.get(`${key}\n${profile.epoch}`)
      return last === undefined ? isTelling || !isOld : last < fact.n
    }),
  )
  if (missing.length === 0) return []
  const alarm = isTelling ? 'an alarm is set' : 'no alarm is set'
  return [stuck(key, `facts nobody has taken (${alarm})`, missing.length)]
}

/** Whether an alarm will have the outbox sent: one that is set for what is due by itself later comes too late for that. */
function willTell({ alarmAt, profile: { due } }: StoredPerson): boolean {
  return alarmAt !== null && (due === undefined || alarmAt < due - graceMs)
}

/** Merges, erasures and what is due by itself have come to their end, or will. */
function checkEnds(person: StoredPerson, store: StoredStore, now: number): Finding[] {
  const { key, profile, orders, alarmAt } = person
  const findings: Finding[] = []
  const { merged, erased, due } = profile
  if (merged && !merged.handed) findings.push(stuck(key, `not handed over to ${merged.to}`))
  if (merged?.handed) {
    const target = store.people.get(merged.to)
    const isKnown = target && (target.profile.erased || target.profile.aliases.includes(key))
    if (!isKnown) findings.push({ kind: 'lost', count: 1, where: key, what: `${merged.to} has not taken it` })
  }
  if (erased && erased.aliases.length + erased.orders.length > 0)
    findings.push(stuck(key, 'forgotten here, but not everywhere'))
  if ((merged?.handed || erased) && orders.length > 0)
    findings.push({
      kind: 'doubled',
      count: orders.length,
      where: key,
      what: 'orders of somebody who is gone',
    })
  if (due !== undefined && due < now - graceMs)
    findings.push(stuck(key, 'something was due and did not come'))
  else if (due !== undefined && (alarmAt === null || alarmAt > due + patienceMs))
    findings.push(stuck(key, 'something will be due and has no alarm'))
  return findings
}

/** Every order is in one person's hands, and the Directory leads there. */
function checkOwners({ people, owners }: StoredStore): Finding[] {
  const findings: Finding[] = []
  const holders = new Map<string, string[]>()
  for (const { key, orders } of people.values()) {
    for (const { id } of orders) holders.set(id, [...(holders.get(id) ?? []), key])
  }
  for (const [id, keys] of holders) {
    if (keys.length > 1)
      findings.push({
        kind: 'doubled',
        count: keys.length - 1,
        where: `order ${id}`,
        what: `held by ${keys.join(', ')}`,
      })
    const owner = owners.get(id)
    if (owner === undefined)
      findings.push({ kind: 'lost', count: 1, where: `order ${id}`, what: 'has no owner in the Directory' })
    else if (!keys.includes(whereNow(people, owner)))
      findings.push({ kind: 'lost', count: 1, where: `order ${id}`, what: `the Directory leads to ${owner}` })
  }
  return findings
}

/** The person a key stands for today. */
export function whereNow(people: StoredStore['people'], key: string): string {
  let at = key
  for (let hops = 0; hops < 5; hops++) {
    const to = people.get(at)?.profile.merged?.to
    if (to === undefined) return at
    at = to
  }
  return at
}

/** A person's paid orders and what they come to. */
export function sumsOf(person: StoredPerson): {
  orders: number
  revenue_minor: number
  net_revenue_minor: number
} {
  const paid = person.orders.filter(({ cancelled }) => !cancelled)
  const amounts = paid.map(orderAmounts)
  return {
    orders: paid.length,
    revenue_minor: amounts.reduce((sum, { gross_minor }) => sum + gross_minor, 0),
    net_revenue_minor: amounts.reduce((sum, { net_minor }) => sum + net_minor, 0),
  }
}
