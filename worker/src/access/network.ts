import type { Context } from 'hono'
import { hash32 } from '#shared/maths/hash'
import type { AppEnv } from '../app-env.ts'

/**
 * The network a request came from: the first three numbers of an IPv4 address, the first four groups of an IPv6 one.
 * Empty when the platform does not say (a server of one's own without a proxy): limits by network then do not apply.
 */
export function networkOf(c: Context<AppEnv>): string {
  const address = c.req.header('cf-connecting-ip') ?? ''
  return address.includes(':')
    ? address.split(':').slice(0, 4).join(':')
    : address.split('.').slice(0, 3).join('.')
}

/** A hash of the network for the index, 0 when it is not known. */
export function networkHash(network: string): number {
  return network === '' ? 0 : hash32(network) || 1
}
