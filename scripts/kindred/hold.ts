import { setInterval as every, setTimeout as wait } from 'node:timers/promises'
import { Failure } from './failure.ts'
import type { StoreClient } from './store-client.ts'

/** How long a hold lasts that nobody renews, in seconds: what a command that was killed leaves behind. */
export const holdSeconds = 900

export interface Holding {
  store: string
  /** Of one hold, in seconds; it is renewed three times as often. */
  seconds: number
  /** How long it takes until every isolate knows, in milliseconds. */
  knownMs: number
}

/**
 * Holds a store still for as long as `work` goes on: the hold is renewed meanwhile and ended afterwards, whether the work
 * succeeds, fails or is interrupted. The client that `work` is given asks nothing more after an interruption, nor after a
 * hold could not be renewed, but throws a Failure that says so.
 */
export async function heldStill<T>(
  client: StoreClient,
  { store, seconds, knownMs }: Holding,
  work: (client: StoreClient) => Promise<T>,
): Promise<T> {
  const hold = (length: number) => client.json('POST', '/v1/export/hold', { store, seconds: length })
  const stopping = new AbortController()
  const working = new AbortController()
  await hold(seconds)
  const removeTraps = trapSignals(() => stopping.abort(new Failure('interrupted')))
  const renewing = renewEvery((seconds * 1_000) / 3, () => hold(seconds), working.signal).catch(
    (error: unknown) =>
      stopping.abort(new Failure(`the store could not be held still any longer: ${textOf(error)}`)),
  )
  try {
    console.error(`${store} is held still; waiting ${knownMs / 1000} s until every isolate knows …`)
    await wait(knownMs, undefined, { signal: stopping.signal }).catch(() => stopping.signal.throwIfAborted())
    return await work(client.until(stopping.signal))
  } finally {
    working.abort()
    // One that is on its way would begin the hold anew.
    await renewing
    await hold(0).catch((error: unknown) =>
      console.error(`${store} takes what comes again in ${seconds / 60} minutes only: ${textOf(error)}`),
    )
    removeTraps()
  }
}

async function renewEvery(ms: number, renew: () => Promise<unknown>, until: AbortSignal): Promise<void> {
  try {
    for await (const _ of every(ms, undefined, { signal: until })) await renew()
  } catch (error) {
    if (!until.aborted) throw error
  }
}

/** Calls `stop` for the first Ctrl-C or its like, instead of ending at once; the second ends. Returns what undoes that. */
function trapSignals(stop: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.once(signal, stop)
  return () => {
    for (const signal of signals) process.off(signal, stop)
  }
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
