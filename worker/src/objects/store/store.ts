import { changesOf } from '#shared/audit/changes-of'
import type { AuditActor, AuditDraft, AuditEntry } from '#shared/wire/audit'
import type { TableRows } from '#shared/wire/backup'
import type { KeyRow } from '#shared/wire/key'
import type { SettingsPatch } from '#shared/wire/settings'
import type { Annotation, Target } from '#shared/wire/target'
import { type Dump, type DumpPlace, dumpTables, loadTable } from '../table-dump.ts'
import { type AuditAsked, AuditTable } from './audit-table.ts'
import { type Client, Document, documentClient } from './document.ts'
import { withEnded } from './ended-logins.ts'
import { type Plans, PlanTable } from './plan-table.ts'
import { adoptedRecord, recordRows, recordTable } from './store-backup.ts'
import { firstKeys, keyRows, type NewKey, type Rotated, revoked, rotated } from './store-keys.ts'
import {
  completedRecord,
  type EndedLogins,
  patchStoreRecord,
  type Seals,
  type StoreRecord,
  settingsOf,
} from './store-record.ts'

/** Who changes something, and with which request. */
export interface Hand {
  actor: AuditActor
  request_id?: string
}

/** What callers may ask of a Store object. */
interface StoreMethods {
  read(): StoreRecord | null
  create(record: StoreRecord): boolean
  patch(patch: SettingsPatch, hand?: Hand): StoreRecord | null
  resize(sizes: Partial<Pick<StoreRecord, 'index_shards' | 'insight_relays'>>): void
  keys(): KeyRow[]
  rotate(made: NewKey, until: number, hand: Hand): Pick<Rotated, 'created' | 'replaced'> | null
  revoke(id: string, hand: Hand): 'revoked' | 'not_found' | 'last'
  note(draft: AuditDraft): void
  audit(asked: Omit<AuditAsked, 'now'>): AuditEntry[]
  targets(): Target[]
  annotations(): Annotation[]
  savePlan(kind: keyof Plans, plan: Plans[keyof Plans], hand: Hand): boolean
  removePlan(kind: keyof Plans, id: string, hand: Hand): boolean
  hold(until: number, hand: Hand): void
  endLogin(login: EndedLogins['ended'][number], hand: Hand): void
  endLogins(hand: Hand): void
  reseal(from: string, seals: Seals): void
  dump(from: DumpPlace | null): Dump
  bring(tables: TableRows[], hand: Hand): boolean
}

const methods = [
  'read',
  'create',
  'patch',
  'resize',
  'keys',
  'rotate',
  'revoke',
  'note',
  'audit',
  'targets',
  'annotations',
  'savePlan',
  'removePlan',
  'hold',
  'endLogin',
  'endLogins',
  'reseal',
  'dump',
  'bring',
] as const

/**
 * One per store: its settings and key hashes, and the log of what was changed. Small, rarely written, read by name.
 */
export class Store extends Document<StoreRecord> {
  override callable(): readonly string[] {
    return methods
  }

  read(): StoreRecord | null {
    return this.data && completedRecord(this.data)
  }

  /** False when the store exists; its record then stays as it is. */
  async create(record: StoreRecord): Promise<boolean> {
    if (this.data) return false
    await this.#change(record, { action: 'store.create', ...firstKeys(record) })
    return true
  }

  /** The record after the patch, or null when there is no such store. */
  async patch(
    patch: SettingsPatch,
    hand: Hand = { actor: { by: 'deployment' } },
  ): Promise<StoreRecord | null> {
    if (!this.data) return null
    const before = completedRecord(this.data)
    const after = patchStoreRecord(before, patch)
    const changed = changedOf(settingsOf(before), settingsOf(after))
    await this.#change(after, { ...hand, action: 'settings.change', ...changed })
    return this.data
  }

  /** So many objects share the work from now on; shards of the index only become more. */
  async resize(sizes: Partial<Pick<StoreRecord, 'index_shards' | 'insight_relays'>>): Promise<void> {
    if (!this.data) return
    const before = completedRecord(this.data)
    const index_shards = Math.max(before.index_shards, sizes.index_shards ?? 0)
    const { insight_relays } = { ...before, ...sizes }
    if (index_shards === before.index_shards && insight_relays === before.insight_relays) return
    await this.save({ ...before, index_shards, insight_relays })
  }

  /** The keys that may be used, without the keys. */
  keys(): KeyRow[] {
    return this.data ? keyRows(this.data, Date.now()) : []
  }

  /** Adds a key; those of its kind there were hold until `until` (epoch ms). Null when there is no such store. */
  async rotate(
    made: NewKey,
    until: number,
    hand: Hand,
  ): Promise<Pick<Rotated, 'created' | 'replaced'> | null> {
    if (!this.data) return null
    const { record, created, replaced, changes } = rotated(this.data, made, until, Date.now())
    await this.#change(record, { ...hand, action: 'key.create', subject: created.id, changes })
    return { created, replaced }
  }

  /** Takes a key away at once. */
  async revoke(id: string, hand: Hand): Promise<'revoked' | 'not_found' | 'last'> {
    if (!this.data) return 'not_found'
    const record = revoked(this.data, id, Date.now())
    if (typeof record === 'string') return record
    const changes = [
      {
        path: `keys[${id}]`,
        before: { kind: keyRows(this.data, Date.now()).find((one) => one.id === id)?.kind },
      },
    ]
    await this.#change(record, { ...hand, action: 'key.revoke', subject: id, changes })
    return 'revoked'
  }

  /** Enters into the log what was changed in another object. */
  note(draft: AuditDraft): void {
    if (!this.data) return
    this.state.storage.transactionSync(() => this.#enter(draft))
  }

  /** Entries of the log, newest first, one more than asked for where there is one. */
  audit(asked: Omit<AuditAsked, 'now'>): AuditEntry[] {
    return this.#audit().page({ ...asked, now: Date.now() })
  }

  targets(): Target[] {
    return this.#plans().all('target')
  }

  annotations(): Annotation[] {
    return this.#plans().all('annotation')
  }

  /** Saves a target or an annotation under its id; false when there are too many already. */
  savePlan<K extends keyof Plans>(kind: K, plan: Plans[K], hand: Hand): boolean {
    const before = this.#plans().get(kind, plan.id)
    return this.state.storage.transactionSync(() => {
      if (!this.#plans().put(kind, plan)) return false
      const changed = changedOf(before ? told(before) : {}, told(plan))
      if (changed.changes.length > 0)
        this.#enter({ ...hand, action: `${kind}.save`, subject: plan.id, ...changed })
      return true
    })
  }

  /** Returns whether there was one. */
  removePlan(kind: keyof Plans, id: string, hand: Hand): boolean {
    const before = this.#plans().get(kind, id)
    if (!before) return false
    this.state.storage.transactionSync(() => {
      this.#plans().remove(kind, id)
      this.#enter({ ...hand, action: `${kind}.remove`, subject: id, ...changedOf(told(before), {}) })
    })
    return true
  }

  /** Nothing is to be written until then (epoch ms); 0 ends it. A hold that only goes on longer has no entry of its own. */
  async hold(until: number, hand: Hand): Promise<void> {
    if (!this.data) return
    const { held_until: before = 0, ...record } = this.data
    const held = until > 0 ? { held_until: until } : {}
    const goesOn = until > 0 && before > Date.now()
    const changes = goesOn ? [] : [{ path: 'held_until', after: until }]
    await this.#change({ ...record, ...held }, { ...hand, action: 'store.hold', changes })
  }

  /** Ends one login before its time. */
  async endLogin(login: EndedLogins['ended'][number], hand: Hand): Promise<void> {
    if (!this.data) return
    const logins = withEnded(this.data.logins, login, Date.now())
    await this.#change({ ...this.data, logins }, { ...hand, action: 'logout', changes: [{ path: 'login' }] })
  }

  /** Ends every login there is. */
  async endLogins(hand: Hand): Promise<void> {
    if (!this.data) return
    const logins = { over_until: Date.now(), ended: [] }
    const changes = [{ path: 'logins.over_until', after: logins.over_until }]
    await this.#change({ ...this.data, logins }, { ...hand, action: 'logout.everywhere', changes })
  }

  /** Keeps what was sealed anew, unless the identity secret has become another since it was read as `from`. */
  async reseal(from: string, seals: Seals): Promise<void> {
    if (this.data?.identity_secret_sealed !== from) return
    const changes = Object.keys(seals).map((path) => ({ path }))
    const actor = { by: 'deployment' } as const
    await this.#change({ ...this.data, ...seals }, { actor, action: 'store.reseal', changes })
  }

  /** What a backup keeps of the store itself: what was set, the log, targets and notes. */
  dump(from: DumpPlace | null): Dump {
    const dump = dumpTables(this.state.storage.sql, from)
    // Last, so that the entry which says that it was brought back comes after the log that was brought.
    return this.data && dump.next === null
      ? { ...dump, tables: [...dump.tables, recordRows(completedRecord(this.data))] }
      : dump
  }

  /** Takes what `dump` gave, here or in another deployment; false when the record is none. */
  async bring(tables: TableRows[], hand: Hand): Promise<boolean> {
    if (!this.data) return false
    this.#audit()
    this.#plans()
    for (const table of tables) if (table.table !== recordTable) loadTable(this.state.storage.sql, table)
    // Last, so that the log that was brought does not write over the entry that says so.
    for (const table of tables.filter((one) => one.table === recordTable)) {
      const record = adoptedRecord(completedRecord(this.data), table)
      if (!record) return false
      await this.#change(record, { ...hand, action: 'store.restore', changes: [{ path: 'record' }] })
    }
    return true
  }

  /** Saves the record, in one transaction with its entry; a change of nothing has none. */
  async #change(record: StoreRecord, draft: AuditDraft): Promise<void> {
    await this.save(record, () => {
      if (draft.changes.length > 0) this.#enter(draft)
    })
  }

  /** Made anew for each use: a field of a document would be stored with it. */
  #audit(): AuditTable {
    return new AuditTable(this.state.storage.sql)
  }

  /** Adds an entry to the log; the caller holds the transaction. */
  #enter(draft: AuditDraft): void {
    this.#audit().append(draft, Date.now())
  }

  #plans(): PlanTable {
    return new PlanTable(this.state.storage.sql)
  }
}

function changedOf(before: object, after: object): Pick<AuditDraft, 'changes' | 'is_cut'> {
  const { changes, isCut } = changesOf(before, after)
  return { changes, ...(isCut ? { is_cut: true } : {}) }
}

/** What of a plan is worth telling: not its id, nor when it was changed. */
function told<P extends Plans[keyof Plans]>({ id: _, changed_at: __, ...rest }: P): object {
  return rest
}

/** A typed client for the Store object of a store. */
export function storeDocument(env: Env, id: string): Client<StoreMethods> {
  return documentClient<StoreMethods>(env.STORE.getByName(id), methods)
}
