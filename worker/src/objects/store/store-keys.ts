import type { AuditActor, AuditChange } from '#shared/wire/audit'
import type { KeyRow } from '#shared/wire/key'
import type { StoreKey, StoreRecord } from './store-record.ts'

/** A new key or identity secret as it is kept: never the key itself. */
export type NewKey = { kind: 'identity'; id: string; sealed: string; created_at: number } | StoreKey

/** What a rotation came to. */
export interface Rotated {
  record: StoreRecord
  created: KeyRow
  replaced: KeyRow[]
  changes: AuditChange[]
}

/** The public name of a key: the beginning of its hash. */
export function keyIdOf({ hash }: StoreKey): string {
  return hash.slice(0, 12)
}

/** Whether a key may be used at `now`. */
export function isGood({ expires_at }: StoreKey, now: number): boolean {
  return expires_at === undefined || expires_at > now
}

/** The keys of a store that may still be used, identity secrets among them, without what they are. */
export function keyRows(record: StoreRecord, now: number): KeyRow[] {
  const keys = record.keys.filter((key) => isGood(key, now)).map(rowOf)
  return [...keys, ...identityRows(record, now)]
}

/** The record with a new key; the others of its kind hold until `until` (not at all where that is not to come). */
export function rotated(record: StoreRecord, made: NewKey, until: number, now: number): Rotated {
  const before = keyRows(record, now).filter(({ kind }) => kind === made.kind)
  const next =
    made.kind === 'identity' ? newIdentity(record, made, until, now) : newKey(record, made, until, now)
  const replaced = before.map((row) => ({ ...row, expires_at: Math.min(row.expires_at ?? until, until) }))
  const created = keyRows(next, now).find(({ id }) => id === idOf(made))!
  return {
    record: next,
    created,
    replaced,
    changes: [
      { path: `keys[${created.id}]`, after: { kind: created.kind } },
      ...replaced.map(({ id, expires_at }, i) => ({
        path: `keys[${id}].expires_at`,
        before: before[i]?.expires_at ?? null,
        after: expires_at,
      })),
    ],
  }
}

/** The record without a key. `last`: it is the only one of its kind, and the store would be locked out. */
export function revoked(record: StoreRecord, id: string, now: number): StoreRecord | 'not_found' | 'last' {
  const row = keyRows(record, now).find((one) => one.id === id)
  if (!row) return 'not_found'
  const others = keyRows(record, now).filter((one) => one.kind === row.kind && one.id !== id)
  if (!others.some(({ expires_at }) => expires_at === null)) return 'last'
  if (row.kind === 'identity') {
    const { identity_secret_before: _, ...rest } = record
    return rest
  }
  return { ...record, keys: record.keys.filter((key) => keyIdOf(key) !== id) }
}

/** What the log says of whoever made the store: the first keys. */
export function firstKeys(record: StoreRecord): { actor: AuditActor; changes: AuditChange[] } {
  return {
    actor: { by: 'deployment' },
    changes: keyRows(record, record.created_at).map(({ id, kind }) => ({
      path: `keys[${id}]`,
      after: { kind },
    })),
  }
}

function idOf(made: NewKey): string {
  return made.kind === 'identity' ? made.id : keyIdOf(made)
}

function rowOf(key: StoreKey): KeyRow {
  const { kind, created_at, expires_at = null } = key
  return { id: keyIdOf(key), kind, created_at, expires_at }
}

function newKey(record: StoreRecord, made: StoreKey, until: number, now: number): StoreRecord {
  const keys = record.keys
    .map((key) =>
      key.kind === made.kind ? { ...key, expires_at: Math.min(key.expires_at ?? until, until) } : key,
    )
    .filter((key) => isGood(key, now))
  return { ...record, keys: [...keys, made] }
}

/** One identity secret before the present one may still be good; of two replaced soon after one another, the newer. */
function newIdentity(
  record: StoreRecord,
  { id, sealed, created_at }: Extract<NewKey, { kind: 'identity' }>,
  until: number,
  now: number,
): StoreRecord {
  const {
    identity_secret_before: _,
    identity_secret_sealed,
    identity = firstIdentity(record),
    ...rest
  } = record
  const before = { ...identity, sealed: identity_secret_sealed, expires_at: until }
  return {
    ...rest,
    identity_secret_sealed: sealed,
    identity: { id, created_at },
    ...(until > now ? { identity_secret_before: before } : {}),
  }
}

function identityRows(record: StoreRecord, now: number): KeyRow[] {
  const { identity = firstIdentity(record), identity_secret_before: before } = record
  const present: KeyRow = { ...identity, kind: 'identity', expires_at: null }
  if (!before || before.expires_at <= now) return [present]
  const { id, created_at, expires_at } = before
  return [{ id, created_at, expires_at, kind: 'identity' }, present]
}

/** The identity secret that came with the store has no id of its own. */
function firstIdentity({ created_at }: StoreRecord): { id: string; created_at: number } {
  return { id: 'identity', created_at }
}
