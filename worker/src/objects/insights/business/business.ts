import { workList } from '#shared/insight/work-list'
import type { AccountNote, AccountPatch, AccountState, KeyAccounts } from '#shared/wire/account'
import type { AttractivenessAnswer } from '#shared/wire/attractiveness'
import type { CategoryShares } from '#shared/wire/category-share'
import type { DriversAnswer, PersonLabel } from '#shared/wire/drivers'
import type { Anomaly } from '#shared/wire/inspection'
import type { ClusterNames, MovementPeople, MovementsAnswer } from '#shared/wire/movement'
import type { ScorecardAnswer, SegmentationsAnswer } from '#shared/wire/scorecard'
import type { AcquisitionAnswer, CustomerNpv, Spend } from '#shared/wire/spend'
import { defaultTreatment, type Treatment, type TreatmentAnswer } from '#shared/wire/treatment'
import type { ValueRanking } from '#shared/wire/value-ranking'
import type { ExposureTable, PlacedOrder } from '../exposure-table.ts'
import type { BaseResultTable } from '../models/base-result-table.ts'
import type { BaseDay } from '../models/base-runs.ts'
import type { Condition } from '../people/person-filter.ts'
import { namesOf } from '../people/person-names.ts'
import type { AnomalyTable } from '../watch/anomaly-table.ts'
import type { Work } from '../work.ts'
import type { AccountTable } from './account-table.ts'
import { type AcquisitionQuery, acquisition } from './acquisition-queries.ts'
import { type AttractivenessQuery, attractivenessOf } from './attractiveness-queries.ts'
import { categoryShares } from './category-share-queries.ts'
import { ClusterBook } from './cluster-names.ts'
import { type DriversQuery, drivers, isPersonLabel } from './driver-queries.ts'
import type { KeptAnswers } from './kept-answers.ts'
import type { CalledSince, LabelBook, SnapshotContext } from './label-book.ts'
import { type LabelColumn, labelColumn } from './label-sql.ts'
import { type FlowQuery, type MovementsQuery, movementPeople, movements } from './movement-queries.ts'
import { NoteTable } from './note-table.ts'
import { customerNpv, type NpvQuery } from './npv-queries.ts'
import { type ScorecardQuery, scorecard } from './scorecard-queries.ts'
import { segmentations } from './segmentation-queries.ts'
import { type BandPeople, sampleByBand, treatment } from './treatment-queries.ts'
import { type RankingQuery, valueRanking } from './value-ranking.ts'

export interface BusinessPorts {
  sql: SqlStorage
  results: BaseResultTable
  labels: LabelBook
  accounts: AccountTable
  anomalies: AnomalyTable
  exposures: ExposureTable
  /** The word of a number in packed orders. */
  wordOf(number: number): string
  /** Begins a run of the models if one is due; returns whether there is a result. */
  isReady(asked: BaseDay): boolean
  /** Counts what has been digested. */
  revision(): number
  kept: KeptAnswers
}

/** What is kept here about one person besides counts: for their export. */
export interface PersonNotes {
  account: AccountNote | null
  /** A cluster by the name the merchant gave it, else by its lasting number. */
  called: (Omit<CalledSince, 'cluster'> & { cluster: string | null })[]
  suspicions: Anomaly[]
  guestOrders: PlacedOrder[]
}

/** Only these people; everybody when left out. */
interface Narrowed {
  among?: Condition | undefined
}

/** The store's day. */
interface Asked {
  today: string
}

/**
 * What the merchant asks of the business as a whole: why revenue changed, what groups were given and brought, who moved,
 * whom to turn to, what customers cost. Each question is a method.
 */
export class Business {
  readonly #ports: BusinessPorts
  readonly #notes: NoteTable
  readonly #clusters: ClusterBook
  readonly #kept: KeptAnswers

  constructor(ports: BusinessPorts) {
    this.#ports = ports
    this.#kept = ports.kept
    this.#notes = new NoteTable(ports.sql)
    this.#clusters = new ClusterBook(ports.sql, this.#notes)
  }

  *drivers({ today, ...query }: DriversQuery & Asked): Work<DriversAnswer> {
    const { by } = query
    const column = isPersonLabel(by) ? this.#column(by, today) : null
    const answer = yield* drivers(this.#ports.sql, query, column, this.#ports.wordOf)
    const contributors =
      answer.contributors?.map((one) => ({ ...one, name: this.#nameOf(by, one.label) })) ?? null
    return { ...answer, contributors }
  }

  *scorecard({ today, ...query }: ScorecardQuery & Asked): Work<ScorecardAnswer> {
    const answer = yield* scorecard(this.#ports.sql, query, this.#column(query.by, today))
    const groups = answer.groups.map((one) => ({ ...one, name: this.#nameOf(query.by, one.label) }))
    return { ...answer, groups }
  }

  segmentations({ today, among }: Asked & Narrowed): Work<SegmentationsAnswer> {
    this.#ports.isReady({ day: today, exactly: false })
    return segmentations(this.#ports.sql, this.#context(today), among)
  }

  movements({ today, ...query }: MovementsQuery & Asked): Work<MovementsAnswer> {
    if (query.of === 'cluster') this.#keys(today)
    const nameOf = (label: string) => (query.of === 'cluster' ? this.#clusters.nameOf(label) : null)
    return movements(this.#ports.sql, query, nameOf)
  }

  movementPeople(query: FlowQuery): MovementPeople {
    return movementPeople(this.#ports.sql, query)
  }

  clusters({ today }: Asked): ClusterNames {
    this.#ports.isReady({ day: today, exactly: false })
    return this.#clusters.list(this.#keys(today))
  }

  /** The clusters as they are called now; null when there is no such cluster. */
  renameCluster({
    today,
    cluster,
    name,
  }: Asked & { cluster: number; name: string | null }): ClusterNames | null {
    const keys = this.#keys(today)
    this.#kept.clear()
    return this.#clusters.rename(keys, cluster, name) ? this.#clusters.list(keys) : null
  }

  treatment({ today }: Asked): TreatmentAnswer {
    return treatment(this.#ports.sql, this.#bands(), this.#column('band', today)!)
  }

  saveTreatment({ today, bands }: Treatment & Asked): TreatmentAnswer {
    this.#notes.write('treatment', { bands })
    this.#kept.clear()
    return this.treatment({ today })
  }

  /** The bands with some of their people each, `most` in all. */
  sampleByBand({ today, most }: Asked & { most: number }): Work<BandPeople[]> {
    const bands = this.#bands()
    const perBand = Math.floor(most / bands.length)
    return sampleByBand(this.#ports.sql, bands, this.#column('band', today)!, perBand)
  }

  keyAccounts({ today, share, state }: Asked & { share: number; state: AccountState | 'all' }): KeyAccounts {
    const { accounts: table, results, sql } = this.#ports
    const isReady = this.#ports.isReady({ day: today, exactly: false })
    const notes = table.all()
    const { best, at_risk: atRisk } = results.accounts()
    const ids = [...best.map(({ id }) => id), ...atRisk.map(({ id }) => id), ...notes.keys()]
    const total = this.#lifetimeValue()
    const list = workList({ best, atRisk, total, share, notes, names: namesOf(sql, ids), today, state })
    return { state: isReady ? 'ready' : 'pending', share, ...list }
  }

  /** The parts of the composite value of those who stand first by any of them. */
  valueRanking({ today, ...query }: RankingQuery & Asked & Narrowed): ValueRanking {
    const isReady = this.#ports.isReady({ day: today, exactly: false })
    return isReady ? valueRanking(this.#ports.sql, this.#ports.results, query) : this.#ports.results.pending()
  }

  /** The work list's line of one person; null when there is nobody, `full` when there are too many notes. */
  patchAccount({
    today,
    person,
    patch,
    now,
  }: Asked & { person: string; patch: AccountPatch; now: number }):
    | KeyAccounts['accounts'][number]
    | null
    | 'full' {
    if (!namesOf(this.#ports.sql, [person]).has(person)) return null
    if (!this.#ports.accounts.patch(person, patch, now)) return 'full'
    const { accounts } = this.keyAccounts({ today, share: 1, state: 'all' })
    return accounts.find((one) => one.person === person) ?? null
  }

  /** What is kept of a person, and of visitors who turned out to be them. */
  personNotes({ person, aliases }: { person: string; aliases: readonly string[] }): PersonNotes {
    const { accounts, anomalies, exposures, labels } = this.#ports
    const called = labels.of(person).map(({ cluster, ...labelled }) => ({
      ...labelled,
      cluster: cluster === null ? null : (this.#clusters.nameOf(String(cluster)) ?? String(cluster)),
    }))
    return {
      account: accounts.get(person),
      called,
      suspicions: anomalies.of(person),
      guestOrders: exposures.placedBy([person, ...aliases]),
    }
  }

  attractiveness({ today, ...query }: AttractivenessQuery & Asked): Work<AttractivenessAnswer> {
    const isReady = this.#ports.isReady({ day: today, exactly: false })
    const column = isReady ? this.#column(query.by, today) : null
    return attractivenessOf(this.#ports.sql, query, { column, model: this.#ports.results.model(), today })
  }

  spend(_: null): Spend {
    return this.#notes.read<Spend>('spend') ?? { entries: [] }
  }

  saveSpend({ entries }: Spend): Spend {
    const sorted = entries.toSorted((a, b) => (a.month + a.channel < b.month + b.channel ? -1 : 1))
    this.#notes.write('spend', { entries: sorted })
    this.#kept.clear()
    return this.spend(null)
  }

  acquisition(query: AcquisitionQuery): Work<AcquisitionAnswer> {
    this.#ports.isReady({ day: query.today, exactly: false })
    const model = this.#ports.results.model()
    const known = model && { model, lifetimeValue: this.#lifetimeValue() }
    return acquisition(this.#ports.sql, query, this.spend(null).entries, known)
  }

  npv(query: NpvQuery): CustomerNpv | null {
    this.#ports.isReady({ day: query.today, exactly: false })
    return customerNpv(this.#ports.sql, query, this.spend(null).entries, this.#ports.results.model())
  }

  categoryShares(query: { from: string; to: string } & Narrowed): Work<CategoryShares> {
    return categoryShares(this.#ports.sql, query, this.#ports.wordOf)
  }

  /** The answer kept under a key as long as it holds, else a new one. */
  kept<T>(key: string, make: () => T | Work<T>): Promise<T> {
    const { sql, results, revision } = this.#ports
    const orders = () => sql.exec<{ n: number | null }>('SELECT sum(orders) AS n FROM day').one().n ?? 0
    const state = `${revision()} ${results.newest()?.version ?? 0}`
    return this.#kept.get(key, { state, at: Date.now(), orders }, make)
  }

  /** What a snapshot of everybody's labels is made with. */
  snapshotContext(day: string): SnapshotContext {
    return { scoring: this.#ports.results.scoring(), keys: this.#keys(day) }
  }

  #keys(today: string): number[] {
    const version = this.#ports.results.newest()?.version ?? 0
    return this.#clusters.keys(version, this.#ports.results.scoring(), today)
  }

  /** The label of people; null while it waits for the first run of the models. */
  #column(by: PersonLabel, today: string): LabelColumn | null {
    const asksModels = by === 'rfm' || by === 'cluster'
    if (asksModels && !this.#ports.isReady({ day: today, exactly: false })) return null
    return labelColumn(by, this.#ports.sql, this.#context(today))
  }

  #context(today: string) {
    return { today, scoring: this.#ports.results.scoring(), bands: this.#bands() }
  }

  #bands(): Treatment['bands'] {
    return (this.#notes.read<Treatment>('treatment') ?? defaultTreatment).bands
  }

  /** What the merchant calls a label, where it is not called by its own word. */
  #nameOf(by: string, label: string | null): string | null {
    if (label === null) return null
    if (by === 'band') return this.#bands().find(({ id }) => id === label)?.name ?? null
    if (by !== 'cluster') return null
    const key = this.#keysNow()[Number(label)]
    return key === undefined ? null : this.#clusters.nameOf(String(key))
  }

  #keysNow(): number[] {
    return this.#keys(this.#ports.results.newest()?.day ?? '1970-01-01')
  }

  #lifetimeValue(): number {
    const answer = this.#ports.results.answer(({ value }) => value)
    return answer.state === 'ready' ? (answer.outlook?.lifetime_value ?? 0) : 0
  }
}
