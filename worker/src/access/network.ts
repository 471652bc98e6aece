import type { Context } from 'hono'
import { hash32 } from '#shared/maths/hash'
import type { AppEnv } from '../app-env.ts'
import { sign, signingKey } from './secrets.ts'

/**
 * The network a request came from: the first three numbers of an IPv4 address, the first three groups of an IPv6 one (who
 * rents a server has often all networks of four groups below one of three). Empty when the platform does not say (a server
 * of one's own without a proxy): limits by network then do not apply.
 */
export function networkOf(c: Context<AppEnv>): string {
  return networkOfAddress(c.req.header('cf-connecting-ip') ?? '')
}

/**
 * The network of the shopper who is asking. Not known when the shop's own server tells of shoppers, with the secret key:
 * all of them would be one network's.
 */
export function shopperNetwork(c: Context<AppEnv>): string {
  return c.var.caller === 'secret' ? '' : networkOf(c)
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

const marks = new Map<string, number>()

/**
 * What the index knows a network by on the day of `now`, 0 when it is not known: a keyed hash, as a network's name is
 * short enough to be tried out, and another one each day and in each store, so that nobody's days can be put together.
 */
export async function networkMark(
  secret: string,
  store: string,
  network: string,
  now: number,
): Promise<number> {
  if (network === '') return 0
  const text = `${store}\n${Math.floor(now / 86_400_000)}\n${network}`
  const slot = `${text}\n${secret}`
  const known = marks.get(slot)
  if (known !== undefined) return known
  const mark = hash32(await sign(await signingKey(secret, 'network'), text)) || 1
  if (marks.size > 20_000) marks.clear()
  marks.set(slot, mark)
  return mark
}
