import type { StoreRecord } from '../objects/store/store-record.ts'
import { pseudonym } from './pseudonyms.ts'

/**
 * How the log of changes speaks of one of the merchant's people, by what Cloudflare Access knows them by (their e-mail
 * address, else what it calls a service): a keyed hash, which only somebody who knows the address finds again.
 */
export async function staffRef(env: Env, store: StoreRecord, who: string): Promise<string> {
  return `staff:${await pseudonym(env, store, 'audit-staff', who.trim().toLowerCase(), 12)}`
}
