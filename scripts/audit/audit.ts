import { type Acknowledged, checkAcknowledged } from './acknowledged.ts'
import { countOf, type Finding } from './finding.ts'
import { checkIndex } from './index-checks.ts'
import { checkInsights } from './insights-checks.ts'
import { checkPeople } from './person-checks.ts'
import { readDeployment, type StoredStore } from './stored-store.ts'

export interface AuditReport {
  lost: number
  doubled: number
  stuck: number
  /** Flushes that Insights had taken and not digested: until then its rows are not compared. */
  waiting: number
  findings: Finding[]
  /** What was looked at. */
  stores: number
  people: number
  orders: number
  ledger_rows: number
  events: number
}

/**
 * Proves, from the SQLite files of a stopped workerd, that everything is in effect exactly once everywhere: profiles,
 * orders and ledgers against Directory, Insights and session index, sums against what they are sums of, and that
 * nothing waits for ever. With what the senders of a store know (`acknowledged`, by store id), also that all of it is there.
 *
 * @param now epoch milliseconds, for what is due
 */
export function auditDeployment(
  dataDir: string,
  now: number,
  acknowledged: ReadonlyMap<string, Acknowledged> = new Map(),
): AuditReport {
  const { stores, strangers } = readDeployment(dataDir)
  const findings = [
    ...stores.flatMap((store) => auditStore(store, now, acknowledged.get(store.settings.id))),
    ...strangers.map(
      (id): Finding => ({ kind: 'stuck', count: 1, where: id, what: 'a person nobody has heard of' }),
    ),
  ]
  const people = stores.flatMap((store) => [...store.people.values()])
  const sum = (of: (person: (typeof people)[number]) => number): number =>
    people.reduce((all, person) => all + of(person), 0)
  return {
    lost: countOf(findings, 'lost'),
    doubled: countOf(findings, 'doubled'),
    stuck: countOf(findings, 'stuck'),
    waiting: stores.reduce((all, { insightsIntake }) => all + insightsIntake.waiting.length, 0),
    findings,
    stores: stores.length,
    people: people.length,
    orders: sum(({ orders }) => orders.length),
    ledger_rows: sum(({ points }) => points.length),
    events: sum(({ profile }) => Object.values(profile.counts).reduce((all, count) => all + count, 0)),
  }
}

/** The same for one store that was read already. */
function auditStore(store: StoredStore, now: number, acknowledged?: Acknowledged): Finding[] {
  return [
    ...checkPeople(store, now),
    ...checkInsights(store),
    ...checkIndex(store),
    ...(acknowledged ? checkAcknowledged(store, acknowledged) : []),
  ]
}
