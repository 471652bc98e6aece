import type { CountedAnswer, Stated } from '#shared/customer/stated'
import type { AnswerCount } from '#shared/wire/satisfaction'

/** In the place of what nobody expected: a key has no room for null. */
const nothing = 0

/**
 * What people answered: counts by day, kind, touch-point and value, with nobody's name in them; and what each person
 * said last, with how they act as their object told it.
 */
export class AnswerTable {
  readonly #sql: SqlStorage

  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec(
      `CREATE TABLE IF NOT EXISTS answer (day TEXT, kind TEXT, touch_point TEXT, value INTEGER, expected INTEGER,
         answers INTEGER NOT NULL, PRIMARY KEY (day, kind, touch_point, value, expected)) WITHOUT ROWID;
       CREATE TABLE IF NOT EXISTS stated (person TEXT PRIMARY KEY, at INTEGER NOT NULL, fact TEXT NOT NULL)
         WITHOUT ROWID`,
    )
  }

  count(answers: readonly CountedAnswer[]): void {
    for (const { day, kind, touch_point, value, expected = nothing } of answers) {
      this.#sql.exec(
        `INSERT INTO answer VALUES (?, ?, ?, ?, ?, 1)
           ON CONFLICT (day, kind, touch_point, value, expected) DO UPDATE SET answers = answers + 1`,
        day,
        kind,
        touch_point,
        value,
        expected,
      )
    }
  }

  say(person: string, stated: Stated): void {
    this.#sql.exec(
      'INSERT OR REPLACE INTO stated VALUES (?, ?, ?)',
      person,
      stated.at,
      JSON.stringify(stated),
    )
  }

  /** A visitor turned out to be somebody: the later word holds. */
  move(from: string, to: string): void {
    this.#sql.exec(
      `INSERT INTO stated (person, at, fact) SELECT ?2, at, fact FROM stated WHERE person = ?1
         ON CONFLICT (person) DO UPDATE SET at = excluded.at, fact = excluded.fact WHERE excluded.at > at`,
      from,
      to,
    )
    this.#sql.exec('DELETE FROM stated WHERE person = ?', from)
  }

  /** Removes what a person said, overwritten first. Counts stay: nothing in them is personal. */
  forget(person: string): void {
    this.#sql.exec(
      `INSERT INTO stated (person, at, fact)
         SELECT person, 0, CAST(zeroblob(octet_length(fact)) AS TEXT) FROM stated WHERE person = ?
         ON CONFLICT (person) DO UPDATE SET at = excluded.at, fact = excluded.fact`,
      person,
    )
    this.#sql.exec('DELETE FROM stated WHERE person = ?', person)
  }

  /** How often each answer was given, by day. */
  *counts(from: string, to: string): Generator<AnswerCount & { day: string }> {
    for (const row of this.#sql.exec<{ [K in keyof (AnswerCount & { day: string })]: never }>(
      'SELECT * FROM answer WHERE day BETWEEN ? AND ?',
      from,
      to,
    )) {
      const { expected } = row as AnswerCount
      yield { ...(row as AnswerCount & { day: string }), expected: expected === nothing ? null : expected }
    }
  }

  /** Those who answered last in [from, to) (epoch ms), each with P(alive) as the SQL `alive` says over their row. */
  *people(from: number, to: number, alive: string): Generator<{ stated: Stated; alive: number | null }> {
    for (const row of this.#sql.exec<{ fact: string; alive: number | null }>(
      `SELECT stated.fact, CASE WHEN order_days > 0 THEN ${alive} END AS alive
         FROM stated JOIN person ON person.id = stated.person WHERE stated.at >= ? AND stated.at < ?`,
      from,
      to,
    )) {
      yield { stated: JSON.parse(row.fact) as Stated, alive: row.alive }
    }
  }
}
