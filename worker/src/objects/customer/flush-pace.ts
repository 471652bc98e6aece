/**
 * How often one person may be told of. Flushes go promptly as long as there are any left; one comes back at a time.
 * Times are epoch ms.
 */
export interface FlushPace {
  /** Prompt flushes left at `at`; a fraction is one coming back. */
  left: number
  at: number
  lastFlushAt: number
}

/** Prompt flushes that may follow one another: more than a shopper needs who opens product after product. */
const promptFlushes = 6
/** Delays between two prompt flushes: a flush costs more than taking the batch. */
const spacingDelays = 2
/** Delays until one more prompt flush has come back, and at most how long, in milliseconds. */
const returnDelays = 10
const mostReturnMs = 60_000
/** Delays without a new fact after which somebody is quiet again. */
const quietDelays = 2
/** Facts that may wait for a prompt flush to come back; more would make every write of the profile dear. */
const mostHeldBack = 100

/** The pace of somebody who was not told of lately. */
export const restedPace: FlushPace = { left: promptFlushes, at: 0, lastFlushAt: 0 }

/**
 * When to send a fact made at `now`, `waiting` facts being there, and whether that is later than promptly. Promptly is
 * after the delay, two delays after the last flush at the earliest; with no delay (a purchase), at once. Whoever has
 * used up the prompt flushes waits until one is back: at most ten delays or a minute, whichever is shorter.
 *
 * @example flushTime(restedPace, { now: 10_000, delayMs: 1_000, waiting: 1 }) // { at: 11_000, isHeldBack: false }
 */
export function flushTime(
  pace: FlushPace,
  { now, delayMs, waiting }: { now: number; delayMs: number; waiting: number },
): { at: number; isHeldBack: boolean } {
  if (delayMs === 0) return { at: now, isHeldBack: false }
  const promptly = Math.max(now + delayMs, pace.lastFlushAt + spacingDelays * delayMs)
  const missing = 1 - leftAt(pace, now, delayMs)
  const at = waiting >= mostHeldBack ? promptly : Math.max(promptly, now + missing * returnMs(delayMs))
  return { at, isHeldBack: at > promptly }
}

/** The pace after a flush at `now`. One that was free (a purchase's) uses nothing up. */
export function afterFlush(
  pace: FlushPace,
  { now, delayMs, isFree }: { now: number; delayMs: number; isFree: boolean },
): FlushPace {
  const left = leftAt(pace, now, delayMs)
  return { left: isFree ? left : Math.max(0, left - 1), at: now, lastFlushAt: now }
}

/** Milliseconds without a new fact after which facts held back are sent all the same. */
export function quietMs(delayMs: number): number {
  return quietDelays * delayMs
}

function leftAt({ left, at }: FlushPace, now: number, delayMs: number): number {
  if (delayMs === 0) return promptFlushes
  return Math.min(promptFlushes, left + Math.max(0, now - at) / returnMs(delayMs))
}

function returnMs(delayMs: number): number {
  return Math.max(delayMs, Math.min(returnDelays * delayMs, mostReturnMs))
}
