import type { KeptOrder } from '#shared/customer/apply-order'
import type { Profile } from '#shared/customer/profile'
import { unpackSeen } from '#shared/customer/seen'
import type { PointsEntry } from '#shared/wire/points'
import type { Tables } from './object-files.ts'

/** What a Customer object holds. */
export interface StoredPerson {
  key: string
  file: string
  /** When an alarm wakes the object (epoch milliseconds); null: none is set. */
  alarmAt: number | null
  profile: Profile
  /** What is stored beside the profile that this version knows nothing of. */
  beside: Record<string, unknown>
  /** Index shards the profile was told of last. */
  shardCount: number
  timeZone: string
  /** Hashes of the ids of the newest events, `high low`. */
  seen: string[]
  orders: KeptOrder[]
  points: PointsEntry[]
  visits: string[]
}

/** Reads a Customer object's tables; null when nothing was ever written there. */
export function readPerson(
  tables: Tables,
  own: Pick<StoredPerson, 'key' | 'file' | 'alarmAt'>,
): StoredPerson | null {
  const [row] = tables.rows<{ body: string; ids: Uint8Array | null }>(
    'person',
    'SELECT body, ids FROM person LEFT JOIN seen USING (id)',
  )
  if (!row) return null
  const { profile, policy, tail, ...beside } = JSON.parse(row.body) as {
    profile: Profile
    policy: { shards: number; timeZone: string }
    tail: number[]
  }
  return {
    ...own,
    profile,
    beside,
    shardCount: policy.shards,
    timeZone: policy.timeZone,
    seen: hashesOf(row.ids, tail),
    orders: bodies<KeptOrder>(tables, 'orders'),
    points: bodies<PointsEntry>(tables, 'points', ' ORDER BY n'),
    visits: tables.rows<{ id: string }>('visits', 'SELECT id FROM visits').map(({ id }) => id),
  }
}

function hashesOf(ids: Uint8Array | null, tail: readonly number[]): string[] {
  const seen = unpackSeen(ids && new Uint8Array(ids).buffer, tail)
  return [seen.packed, seen.tail].flatMap((words) => {
    const hashes: string[] = []
    for (let at = 0; at < words.length; at += 3) hashes.push(`${words[at]} ${words[at + 1]}`)
    return hashes
  })
}

function bodies<T>(tables: Tables, table: string, order = ''): T[] {
  return tables
    .rows<{ body: string }>(table, `SELECT body FROM ${table}${order}`)
    .map(({ body }) => JSON.parse(body) as T)
}
