import type { StoreRecord } from '../objects/store/store-record.ts'
import { pseudonym } from './pseudonyms.ts'

/** Keys of persons: what names a Customer object within its store. */

export function customerKey(customerId: string): string {
  return `c:${customerId}`
}

export function visitorKey(visitorId: string): string {
  return `v:${visitorId}`
}

/** A guest's key: a keyed hash of the e-mail address, which nobody can turn back or try out without the secret. */
export async function guestKey(env: Env, store: StoreRecord, email: string): Promise<string> {
  return `g:${await pseudonym(env, store, 'guest-email', email.trim().toLowerCase(), 16)}`
}

/** The owner of an order that names nobody: counted as revenue, never as a customer. */
export function nobodyKey(orderId: string): string {
  return `o:${orderId}`
}

/** The person key a merchant's `{id}` means: a key with its prefix as it is, anything else a customer id. */
export function personKeyOf(id: string): string {
  return /^[cgvo]:./.test(id) ? id : customerKey(id)
}
