import type { Fact } from '#shared/customer/fact'
import type { Tables } from './object-files.ts'

const dayMs = 86_400_000

/** What a receiver has taken of each line of facts, and what of it is not digested. */
export interface StoredIntake {
  /** Everybody who ever told something. */
  origins: Set<string>
  /** The last number taken, by `origin \n epoch`; infinite where everything further is refused. */
  last: Map<string, number>
  /** In order of arrival; `receivedAt` in epoch milliseconds, 0 for what an earlier version took. */
  waiting: { origin: string; facts: Fact[]; receivedAt: number }[]
  /** The newest moment at which the receiver is known to have been awake (epoch milliseconds); 0: none is. */
  awakeAt: number
  /** When an alarm wakes the receiver (epoch milliseconds); null: none is set. */
  alarmAt: number | null
}

/** Reads the tables of the receiving end; without tables, that of an object that never was. */
export function readIntake(tables: Tables | null, alarmAt: number | null): StoredIntake {
  const last = new Map<string, number>()
  const waiting: StoredIntake['waiting'] = []
  const origins = new Set<string>()
  if (!tables) return { origins, last, waiting, awakeAt: 0, alarmAt }
  for (const row of tables.rows<{ origin: string; epoch: string; n: number; refused_until: number | null }>(
    'cursor',
    'SELECT origin, epoch, n, refused_until FROM cursor',
  )) {
    origins.add(row.origin)
    last.set(`${row.origin}\n${row.epoch}`, row.refused_until === null ? row.n : Number.POSITIVE_INFINITY)
  }
  for (const row of tables.rows<DeltaRow>(
    'delta',
    `SELECT origin, epoch, n, facts, received_at FROM delta
       WHERE arrival > coalesce((SELECT arrival FROM digested), 0) ORDER BY arrival`,
  )) {
    const key = `${row.origin}\n${row.epoch}`
    origins.add(row.origin)
    last.set(key, Math.max(row.n, last.get(key) ?? 0))
    waiting.push({
      origin: row.origin,
      facts: JSON.parse(row.facts) as Fact[],
      receivedAt: row.received_at,
    })
  }
  return { origins, last, waiting, awakeAt: awakeAt(tables), alarmAt }
}

/** When the newest flush came that a slot holds, or the last look for what is not to be kept: the next is a day later. */
function awakeAt(tables: Tables): number {
  const newest = (table: string, column: string): number[] =>
    tables.rows<{ at: number }>(table, `SELECT ${column} AS at FROM ${table}`).map(({ at }) => at)
  const sweeps = ['people_sweep', 'ring_sweep'].flatMap((table) => newest(table, 'due_at'))
  return Math.max(...newest('delta', 'coalesce(max(received_at), 0)'), ...sweeps.map((at) => at - dayMs), 0)
}

interface DeltaRow {
  origin: string
  epoch: string
  n: number
  facts: string
  received_at: number
}
