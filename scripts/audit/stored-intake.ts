import type { Fact } from '#shared/customer/fact'
import type { Tables } from './object-files.ts'

/** What a receiver has taken of each line of facts, and what of it is not digested. */
export interface StoredIntake {
  /** Everybody who ever told something. */
  origins: Set<string>
  /** The last number taken, by `origin \n epoch`; infinite where everything further is refused. */
  last: Map<string, number>
  /** In order of arrival. */
  waiting: { origin: string; facts: Fact[] }[]
}

/** Reads the tables of the receiving end; without tables, that of an object that never was. */
export function readIntake(tables: Tables | null): StoredIntake {
  const last = new Map<string, number>()
  const waiting: StoredIntake['waiting'] = []
  const origins = new Set<string>()
  if (!tables) return { origins, last, waiting }
  for (const row of tables.rows<{ origin: string; epoch: string; n: number; refused_until: number | null }>(
    'cursor',
    'SELECT origin, epoch, n, refused_until FROM cursor',
  )) {
    origins.add(row.origin)
    last.set(`${row.origin}\n${row.epoch}`, row.refused_until === null ? row.n : Number.POSITIVE_INFINITY)
  }
  for (const row of tables.rows<{ origin: string; epoch: string; n: number; facts: string }>(
    'delta',
    `SELECT origin, epoch, n, facts FROM delta
       WHERE arrival > coalesce((SELECT arrival FROM digested), 0) ORDER BY arrival`,
  )) {
    const key = `${row.origin}\n${row.epoch}`
    origins.add(row.origin)
    last.set(key, Math.max(row.n, last.get(key) ?? 0))
    waiting.push({ origin: row.origin, facts: JSON.parse(row.facts) as Fact[] })
  }
  return { origins, last, waiting }
}
