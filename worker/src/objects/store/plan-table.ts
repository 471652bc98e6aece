import { type Annotation, mostAnnotations, mostTargets, type Target } from '#shared/wire/target'

/** What a merchant plans with, by kind. */
export interface Plans {
  target: Target
  annotation: Annotation
}

const most: Record<keyof Plans, number> = { target: mostTargets, annotation: mostAnnotations }

/** The targets and annotations of a store, a row each, in the object that keeps its settings. */
export class PlanTable {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec(
      'CREATE TABLE IF NOT EXISTS plan (kind TEXT, id TEXT, body TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID',
    )
  }

  all<K extends keyof Plans>(kind: K): Plans[K][] {
    return this.#sql
      .exec<{ body: string }>('SELECT body FROM plan WHERE kind = ? ORDER BY id', kind)
      .toArray()
      .map(({ body }) => JSON.parse(body) as Plans[K])
  }

  get<K extends keyof Plans>(kind: K, id: string): Plans[K] | null {
    const [row] = this.#sql.exec<{ body: string }>(
      'SELECT body FROM plan WHERE kind = ? AND id = ?',
      kind,
      id,
    )
    return row ? (JSON.parse(row.body) as Plans[K]) : null
  }

  /** Saves one in the place of the one with its id. False, and nothing is saved, when a new one is one too many. */
  put<K extends keyof Plans>(kind: K, plan: Plans[K]): boolean {
    const { others } = this.#sql
      .exec<{ others: number }>(
        'SELECT count(*) AS others FROM plan WHERE kind = ? AND id <> ?',
        kind,
        plan.id,
      )
      .one()
    if (others >= most[kind]) return false
    this.#sql.exec(
      `INSERT INTO plan (kind, id, body) VALUES (?, ?, ?)
         ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body`,
      kind,
      plan.id,
      JSON.stringify(plan),
    )
    return true
  }

  remove(kind: keyof Plans, id: string): void {
    this.#sql.exec('DELETE FROM plan WHERE kind = ? AND id = ?', kind, id)
  }
}
