import type { Context } from 'hono'
import { hash32 } from '#shared/maths/hash'
import type { AppEnv } from '../app-env.ts'

/**
 * The network a request came from: the first three numbers of an IPv4 address, the first three groups of an IPv6 one (who
 * rents a server has often all networks of four groups below one of three). Empty when the platform does not say (a server of one's own without a proxy): limits by network then do not apply.
 */
export function networkOf(c: Context<AppEnv>): string {
  return networkOfAddress(c.req.header('cf-connecting-ip') ?? '')
}

/** @example networkOfAddress('2001:db8::1:2:3:4') // '2001:db8:0' */
export function networkOfAddress(address: string): string {
  const v4 = /(?:^|:)(\d+\.\d+\.\d+)\.\d+$/.exec(address)?.[1]
  if (v4) return v4
  const [head = '', tail] = address.split('::')
  if (tail === undefined) return head.split(':').slice(0, 3).join(':')
  // What `::` leaves out are zeros: without them the host's part would count as network.
  const [before, after] = [head, tail].map((part) => (part === '' ? [] : part.split(':')))
  const zeros = Array<string>(Math.max(0, 8 - before!.length - after!.length)).fill('0')
  return [...before!, ...zeros, ...after!].slice(0, 3).join(':')
}

/** A hash of the network for the index, 0 when it is not known. */
export function networkHash(network: string): number {
  return network === '' ? 0 : hash32(network) || 1
}
