import type { Context } from 'hono'
import type { KnownEvent } from '#shared/customer/apply-events'
import type { EventBatch, EventBatchResult, Rejection } from '#shared/wire/event'
import type { AppEnv } from '../app-env.ts'
import { count } from './meter.ts'

/** A clock that is off by more is counted as wrong, in milliseconds. */
const wrongClockMs = 5 * 60_000

/** Counts a batch that was dropped as a whole. */
export function countDropped(
  c: Context<AppEnv>,
  batch: EventBatch,
  why: NonNullable<EventBatchResult['dropped']>,
): void {
  count(c, 'events', { [`dropped.${why}`]: batch.events.length })
}

/** Counts what was refused at the door, and whose clock is not to be believed. */
export function countChecked(c: Context<AppEnv>, batch: EventBatch, rejected: readonly Rejection[]): void {
  const isWrong = Math.abs(Date.now() - batch.sent_at) > wrongClockMs
  const clocks = { 'clock.batches': 1, 'clock.wrong': isWrong ? 1 : 0 }
  const refused: Record<string, number> = {}
  for (const { code } of rejected) refused[`rejected.${code}`] = (refused[`rejected.${code}`] ?? 0) + 1
  count(c, 'events', { ...refused, ...clocks })
}

/** Counts what became of events, and of the products they named how many no catalogue knows. */
export function countTaken(
  c: Context<AppEnv>,
  known: readonly KnownEvent[],
  { accepted, duplicates, tooOld }: { accepted: number; duplicates: number; tooOld: readonly number[] },
): void {
  const numbers = known.flatMap((one) => one.numbers)
  count(c, 'events', {
    accepted,
    duplicate: duplicates,
    'rejected.too_old': tooOld.length,
    items: numbers.length,
    'items.unknown': numbers.filter((n) => n === 0).length,
  })
}
