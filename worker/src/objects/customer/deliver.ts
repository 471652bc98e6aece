import type { Flush, FlushReply } from '#shared/customer/fact'
import type { Receiver } from '#shared/customer/outbox'
import { logLine, plainError } from '../../log.ts'
import { indexShardOf, insightsOf, relayOf } from '../names.ts'
import { countFailedFlush, noteArrival } from './failed-flushes.ts'

/** Of which store, and through how many relays to its Insights; 0: directly. */
interface Way {
  store: string
  relays: number
}

/** Brings a flush to the object that a receiver's name stands for, and its answer back. A failure is counted and logged. */
export async function deliver(env: Env, way: Way, receiver: Receiver, flush: Flush): Promise<FlushReply> {
  const { store } = way
  try {
    const reply = await bring(env, way, receiver, flush)
    noteArrival(store, receiver)
    return reply
  } catch (error) {
    countFailedFlush(store, receiver, Date.now())
    logLine('warn', 'flush failed', { store, receiver, ...plainError(error) })
    throw error
  }
}

function bring(env: Env, { store, relays }: Way, receiver: Receiver, flush: Flush): Promise<FlushReply> {
  if (receiver === 'insights')
    return relays > 0
      ? relayOf(env, store, flush.origin, relays).receive(flush)
      : insightsOf(env, store).receive(flush)
  return indexShardOf(env, store, Number(receiver.slice('index:'.length))).receive(flush)
}
