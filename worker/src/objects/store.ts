import type { SettingsPatch } from '#shared/wire/settings'
import { type Client, Document, documentClient } from './document.ts'
import { completedRecord, patchStoreRecord, type StoreRecord } from './store-record.ts'

/** What callers may ask of a Store object. */
interface StoreMethods {
  read(): StoreRecord | null
  create(record: StoreRecord): boolean
  patch(patch: SettingsPatch): StoreRecord | null
}

const methods = ['read', 'create', 'patch'] as const

/** One per store: its settings and key hashes. Small, rarely written, read by name. */
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
    await this.save(record)
    return true
  }

  /** The record after the patch, or null when there is no such store. */
  async patch(patch: SettingsPatch): Promise<StoreRecord | null> {
    if (!this.data) return null
    await this.save(patchStoreRecord(completedRecord(this.data), patch))
    return this.data
  }
}

/** A typed client for the Store object of a store. */
export function storeDocument(env: Env, id: string): Client<StoreMethods> {
  return documentClient<StoreMethods>(env.STORE.getByName(id), methods)
}
