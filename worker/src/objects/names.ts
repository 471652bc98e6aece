import { hash32 } from '#shared/maths/hash'
import type { Catalogue } from './catalogue/catalogue.ts'
import type { Customer } from './customer/customer.ts'
import type { Directory } from './directory.ts'
import type { Insights } from './insights/insights.ts'
import type { Relay } from './relay.ts'
import type { SessionIndex } from './session-index/session-index.ts'

/**
 * How objects are named. A store id has no `/`, so the first one always ends it; changing any of these names makes
 * what is stored unreachable.
 */

export const directoryShards = 8

export function customerOf(env: Env, store: string, person: string): DurableObjectStub<Customer> {
  return env.CUSTOMER.getByName(`${store}/${person}`)
}

export function catalogueOf(env: Env, store: string): DurableObjectStub<Catalogue> {
  return env.CATALOGUE.getByName(store)
}

export function indexShardOf(env: Env, store: string, shard: number): DurableObjectStub<SessionIndex> {
  return env.SESSION_INDEX.getByName(`${store}/${shard}`)
}

export function insightsOf(env: Env, store: string): DurableObjectStub<Insights> {
  return env.INSIGHTS.getByName(store)
}

/** The relay, one of so many, through which a person tells Insights. */
export function relayOf(env: Env, store: string, person: string, relays: number): DurableObjectStub<Relay> {
  return env.RELAY.getByName(`${store}/${hash32(person) % relays}`)
}

export function directoryOf(env: Env, store: string, orderId: string): DurableObjectStub<Directory> {
  return env.DIRECTORY.getByName(`${store}/${directoryShardOf(orderId)}`)
}

export function directoryShardOf(orderId: string): number {
  return hash32(orderId) % directoryShards
}

/** The store of an object's name: what stands before the first slash. What stands after it may name a person. */
export function storeOfName(name: string | undefined): string {
  return name?.split('/', 1)[0] ?? ''
}

/** The store and the person of a Customer object's name. */
export function parseCustomerName(name: string): { store: string; person: string } {
  const slash = name.indexOf('/')
  return { store: name.slice(0, slash), person: name.slice(slash + 1) }
}
