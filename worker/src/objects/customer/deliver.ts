import type { Flush, FlushReply } from '#shared/customer/fact'
import type { Receiver } from '#shared/customer/outbox'
import { indexShardOf, insightsOf, relayOf } from '../names.ts'

/** Brings a flush to the object that a receiver's name stands for, and its answer back. */
export function deliver(
  env: Env,
  { store, relays }: { store: string; relays: number },
  receiver: Receiver,
  flush: Flush,
): Promise<FlushReply> {
  if (receiver === 'insights')
    return relays > 0
      ? relayOf(env, store, flush.origin, relays).receive(flush)
      : insightsOf(env, store).receive(flush)
  return indexShardOf(env, store, Number(receiver.slice('index:'.length))).receive(flush)
}
