import type { TimedSession } from '../../sessions/session-sets.ts'

/** Ranks all items after a session's beginning: at most `limit` item numbers, best first. */
export type Rank = (context: readonly number[], limit: number) => readonly number[]

/** Something simple or published, learned from the training sessions in one go. */
export type Baseline = (sessions: readonly TimedSession[], items: number) => Rank
