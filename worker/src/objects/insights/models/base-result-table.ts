import type { RfmBreaks } from '#shared/customer/rfm'
import type { BaseModel } from '#shared/insight/customer-outlook'
import type { ValuedCustomer } from '#shared/insight/key-accounts'
import type { ClusterModel } from '#shared/insight/run/run-state'
import type {
  BaseAnswer,
  BasePending,
  BaseResults,
  BaseRun,
  BaseSpread,
  CustomerAccounts,
  RunPhase,
} from '#shared/wire/customer-base'
import { namedAccounts } from '../business/account-names.ts'
import type { Scoring } from '../people/person-scores.ts'

/** Results of so many runs are kept. */
const keptVersions = 10
const padding = 65_536

interface Finished {
  results: BaseResults
  clusters: ClusterModel | null
  model: BaseModel | null
  accounts: CustomerAccounts
  at: number
}

/**
 * The tables of the runs: the one that is going on (a row of text), a row for each finished version, and the lists of
 * people of the newest one. Only the last and the first may name people, so only these are touched when somebody is
 * forgotten.
 */
export class BaseResultTable {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec(
      `CREATE TABLE IF NOT EXISTS base_run (id INTEGER PRIMARY KEY, day TEXT NOT NULL, revision INTEGER NOT NULL,
         state TEXT NOT NULL);
       CREATE TABLE IF NOT EXISTS base_result (version INTEGER PRIMARY KEY, day TEXT NOT NULL, at INTEGER NOT NULL,
         revision INTEGER NOT NULL, results TEXT NOT NULL, model TEXT, clusters TEXT);
       CREATE TABLE IF NOT EXISTS base_accounts (id INTEGER PRIMARY KEY, lists TEXT NOT NULL)`,
    )
  }

  get isRunning(): boolean {
    return this.#sql.exec("SELECT 1 FROM base_run WHERE state <> ''").toArray().length > 0
  }

  running(): { day: string; revision: number; state: string } | null {
    const [row] = this.#sql.exec<{ day: string; revision: number; state: string }>(
      "SELECT day, revision, state FROM base_run WHERE state <> ''",
    )
    return row ?? null
  }

  /** The answer as long as there is no result. */
  pending(): BasePending {
    const [row] = this.#sql.exec<{ phase: RunPhase }>(
      "SELECT state ->> '$.phase' AS phase FROM base_run WHERE state <> ''",
    )
    return { state: 'pending', phase: row?.phase ?? null }
  }

  begin({ state, day, revision }: { state: string; day: string; revision: number }): void {
    this.#sql.exec(
      `INSERT INTO base_run (id, day, revision, state) VALUES (1, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET day = excluded.day, revision = excluded.revision, state = excluded.state`,
      day,
      revision,
      state,
    )
  }

  /** Keeps how far the run has come; padded, so that what follows is mostly written over the same bytes. */
  keep(state: string): void {
    this.#sql.exec('UPDATE base_run SET state = ?', state.padEnd(Math.ceil(state.length / padding) * padding))
  }

  finish({ results, clusters, model, accounts, at }: Finished): void {
    this.#sql.exec(
      `INSERT INTO base_result (version, day, at, revision, results, model, clusters)
         SELECT ?, day, ?, revision, ?, ?, ? FROM base_run`,
      results.run.version,
      at,
      JSON.stringify(results),
      model && JSON.stringify(model),
      clusters && JSON.stringify(clusters),
    )
    this.#sql.exec('DELETE FROM base_result WHERE version <= ?', results.run.version - keptVersions)
    this.#blank('base_accounts', 'lists')
    this.#sql.exec(
      'INSERT INTO base_accounts (id, lists) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET lists = excluded.lists',
      JSON.stringify(accounts),
    )
    this.giveUp()
  }

  newest(): { version: number; day: string; at: number; revision: number } | null {
    const [row] = this.#sql.exec<{ version: number; day: string; at: number; revision: number }>(
      'SELECT version, day, at, revision FROM base_result ORDER BY version DESC LIMIT 1',
    )
    return row ?? null
  }

  model(): BaseModel | null {
    const text = this.#newestText('model')
    return text === null ? null : (JSON.parse(text) as BaseModel)
  }

  clusters(): ClusterModel | null {
    const text = this.#newestText('clusters')
    return text === null ? null : (JSON.parse(text) as ClusterModel)
  }

  /** What one person's scores follow from; null before the first run. */
  scoring(): Scoring | null {
    const [row] = this.#sql.exec<{ breaks: string; model: string | null; clusters: string | null }>(
      `SELECT results -> '$.segments.rfm.breaks' AS breaks, model, clusters
       FROM base_result ORDER BY version DESC LIMIT 1`,
    )
    if (!row) return null
    const model = row.model === null ? null : (JSON.parse(row.model) as BaseModel)
    return {
      breaks: JSON.parse(row.breaks) as RfmBreaks,
      orders: model?.orders ?? null,
      clusters: row.clusters === null ? null : (JSON.parse(row.clusters) as ClusterModel),
    }
  }

  /** One part of the newest result. */
  answer<T>(part: (results: BaseResults) => T): BaseAnswer<T> {
    const results = this.#results()
    return results ? { state: 'ready', ...results.run, ...part(results) } : this.pending()
  }

  /** The part that names people, as they are called now; who is there no more is left out. */
  spread(): BaseAnswer<BaseSpread> {
    const results = this.#results()
    if (!results) return this.pending()
    const { key_share, ...spread } = results.spread
    const { best, at_risk } = this.accounts()
    const run: BaseRun = results.run
    return {
      state: 'ready',
      ...run,
      ...spread,
      key_accounts: { share: key_share, list: namedAccounts(this.#sql, best) },
      at_risk: namedAccounts(this.#sql, at_risk),
    }
  }

  /**
   * Takes people off the lists. A run that is going on is given up: its state may name them, and the next question
   * begins another. What was written is overwritten in place.
   */
  forget(people: readonly string[]): void {
    if (this.isRunning) this.giveUp()
    const [row] = this.#sql.exec<{ lists: string; bytes: number }>(
      'SELECT lists, octet_length(lists) AS bytes FROM base_accounts',
    )
    if (!row || !people.some((person) => row.lists.includes(JSON.stringify(person)))) return
    const lists = JSON.parse(row.lists) as CustomerAccounts
    const without = (list: ValuedCustomer[]) => list.filter(({ id }) => !people.includes(id))
    const text = JSON.stringify(
      Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, without(list)])),
    )
    // Spaces up to the length before: the same bytes are written over, and nothing is left beneath.
    this.#sql.exec(
      `UPDATE base_accounts SET lists = ? || printf('%*s', ? - octet_length(?), '')`,
      text,
      row.bytes,
      text,
    )
  }

  #results(): BaseResults | null {
    const text = this.#newestText('results')
    return text === null ? null : (JSON.parse(text) as BaseResults)
  }

  #newestText(column: 'results' | 'model' | 'clusters'): string | null {
    const [row] = this.#sql.exec<{ text: string | null }>(
      `SELECT ${column} AS text FROM base_result ORDER BY version DESC LIMIT 1`,
    )
    return row?.text ?? null
  }

  /** The lists of people of the newest run. */
  accounts(): CustomerAccounts {
    const [row] = this.#sql.exec<{ lists: string }>('SELECT lists FROM base_accounts')
    return row ? (JSON.parse(row.lists) as CustomerAccounts) : { best: [], at_risk: [] }
  }

  /** Nothing is going on; what was written of it is overwritten. */
  giveUp(): void {
    this.#blank('base_run', 'state')
    this.#sql.exec("UPDATE base_run SET state = ''")
  }

  #blank(table: 'base_run' | 'base_accounts', column: 'state' | 'lists'): void {
    this.#sql.exec(`UPDATE ${table} SET ${column} = CAST(zeroblob(octet_length(${column})) AS TEXT)`)
  }
}
