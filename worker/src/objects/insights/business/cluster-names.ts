import { bestOverlap, type LastingKeys, lastingKeys } from '#shared/insight/best-overlap'
import type { ClusterModel } from '#shared/insight/run/run-state'
import type { ClusterNames } from '#shared/wire/movement'
import type { Scoring } from '../people/person-scores.ts'
import { clusterCase } from './label-sql.ts'
import type { NoteTable } from './note-table.ts'

/** What is kept of clusters between runs: the lasting keys of those of `version`, and what the merchant calls them. */
interface KeptClusters extends LastingKeys {
  version: number
  model: ClusterModel
  names: Record<string, string>
}

/**
 * Names for clusters that last: a run may number its clusters anew, so each has a key, and a new cluster takes the key
 * of the old one with which it has the most people in common, over all pairs together.
 */
export class ClusterBook {
  readonly #sql: SqlStorage
  readonly #notes: NoteTable

  constructor(sql: SqlStorage, notes: NoteTable) {
    this.#sql = sql
    this.#notes = notes
  }

  /** The lasting keys of the newest run's clusters, by number; worked out when a run is new. */
  keys(version: number, scoring: Scoring | null, today: string): number[] {
    const model = scoring?.clusters
    if (!model) return []
    const known = this.#read()
    if (known?.version === version) return known.keys
    const continued = known
      ? bestOverlap(this.#common(known.model, model, today))
      : model.centres.map(() => -1)
    const { keys, next } = lastingKeys(known, continued)
    this.#write({ version, model, keys, next, names: known?.names ?? {} })
    return keys
  }

  list(keys: readonly number[]): ClusterNames {
    const names = this.#read()?.names ?? {}
    return { clusters: keys.map((key, cluster) => ({ cluster, key, name: names[key] ?? null })) }
  }

  nameOf(key: string): string | null {
    return this.#read()?.names[key] ?? null
  }

  /** Calls a cluster something, or takes its name away. False when there is no such cluster. */
  rename(keys: readonly number[], cluster: number, name: string | null): boolean {
    const [known, key] = [this.#read(), keys[cluster]]
    if (!known || key === undefined) return false
    const { [key]: _, ...others } = known.names
    this.#write({ ...known, names: name === null ? others : { ...others, [key]: name } })
    return true
  }

  /** People by old and new cluster, as they are today. */
  #common(before: ClusterModel, now: ClusterModel, today: string): number[][] {
    const numberIn = (clusters: ClusterModel) =>
      clusterCase({
        today,
        scoring: { breaks: { recency: [], frequency: [], worth: [] }, orders: null, clusters },
      })
    const common = before.centres.map(() => now.centres.map(() => 0))
    for (const { old, fresh, people } of this.#sql.exec<{ old: number; fresh: number; people: number }>(
      `SELECT ${numberIn(before)} AS old, ${numberIn(now)} AS fresh, count(*) AS people
       FROM person WHERE order_days > 0 AND kind <> 'nobody' GROUP BY 1, 2`,
    )) {
      common[old]![fresh] = people
    }
    return common
  }

  #read(): KeptClusters | null {
    return this.#notes.read<KeptClusters>('clusters')
  }

  #write(kept: KeptClusters): void {
    this.#notes.write('clusters', kept)
  }
}
