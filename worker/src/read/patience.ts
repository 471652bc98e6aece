import { logLine, plainError } from '../log.ts'
import { tally } from '../meter/tally.ts'
import { ProblemError } from '../problem.ts'
import { budgets } from './budgets.ts'

/** Seconds after which a caller may try again whom nothing could be said. */
export const retryAfterS = 5

/**
 * What `work` comes to. Rejects with the problem `overloaded` when that takes longer than `ms`: whoever asked has waited
 * long enough, and what they sent can be sent again. The work itself goes on or is cancelled with the request.
 */
export async function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | null = null
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ProblemError('overloaded', { retryAfterS })), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Copies of what an object of a store holds; they held at `heldAt` (epoch ms). */
interface Copies {
  store: string
  object: 'index' | 'catalogue'
  heldAt: number
}

/**
 * Asks an object whether copies of what it holds still hold, by `ask`. When it is overloaded, out of reach or too slow,
 * they are believed for a minute from when they held; after that, rejects as `ask` does. False: it was not heard.
 */
export async function stillHeld(
  { store, object, heldAt }: Copies,
  ask: () => Promise<unknown>,
): Promise<boolean> {
  try {
    await inTime(ask(), budgets.confirmMs)
    return true
  } catch (error) {
    const now = Date.now()
    if (now - heldAt > budgets.heldMs) throw error
    tally(store, { [`stood_in.${object}`]: 1 }, now)
    logLine('warn', 'copies are served: the object was not heard', { store, object, ...plainError(error) })
    return false
  }
}

/** Whether an error is the platform's word that an object cannot answer now: overloaded, being moved or deployed. */
export function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return (
    ('overloaded' in error && error.overloaded === true) || ('retryable' in error && error.retryable === true)
  )
}
