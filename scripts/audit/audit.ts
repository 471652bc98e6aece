import { type Acknowledged, checkAcknowledged } from './acknowledged.ts'
import { countOf, type Finding } from './finding.ts'
import { checkIndex } from './index-checks.ts'
import { checkInsights } from './insights-checks.ts'
import { checkPeople } from './person-checks.ts'
import { type OwnTime, readDeployment, type StoredStore } from './stored-store.ts'
import { checkWaiting } from './waiting-checks.ts'

export interface AuditReport {
  lost: number
  doubled: number
  stuck: number
  /**
   * Flushes that were taken and not digested, by Insights and the index. While Insights has some, its rows are not
   * compared. Nothing is wrong with that unless it is among the findings.
   */
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
 * @param stoppedAt when the server was stopped (epoch milliseconds, by its own clock): what was due by then is overdue.
 *   Null: not known; then it ran at least until the newest sign of life in its files
 */
export function auditDeployment(
  dataDir: string,
  stoppedAt: number | null,
  acknowledged: ReadonlyMap<string, Acknowledged> = new Map(),
  ownTime: OwnTime = (at) => at,
): AuditReport {
  const { stores, strangers } = readDeployment(dataDir, ownTime)
  const findings = [
    ...stores.flatMap((store) =>
      auditStore(store, stoppedAt ?? lastSign(store), acknowledged.get(store.settings.id)),
    ),
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
    waiting: stores
      .flatMap(({ insightsIntake, shardIntakes }) => [insightsIntake, ...shardIntakes])
      .reduce((all, { waiting }) => all + waiting.length, 0),
    findings,
    stores: stores.length,
    people: people.length,
    orders: sum(({ orders }) => orders.length),
    ledger_rows: sum(({ points }) => points.length),
    events: sum(({ profile }) => Object.values(profile.counts).reduce((all, count) => all + count, 0)),
  }
}

/** The newest moment at which the store is known to have been served (epoch milliseconds). */
function lastSign({ insightsIntake, shardIntakes, people }: StoredStore): number {
  const intakes = [insightsIntake, ...shardIntakes].map(({ awakeAt }) => awakeAt)
  const seen = [...people.values()].map(({ profile }) => profile.last_at)
  return Math.min(
    Date.now(),
    [...intakes, ...seen].reduce((a, b) => Math.max(a, b), 0),
  )
}

/** The same for one store that was read already. */
function auditStore(store: StoredStore, now: number, acknowledged?: Acknowledged): Finding[] {
  return [
    ...checkPeople(store, now),
    ...checkWaiting(store),
    ...checkInsights(store, now),
    ...checkIndex(store, now),
    ...(acknowledged ? checkAcknowledged(store, acknowledged) : []),
  ]
}
