/** What an isolate holds at most, in bytes, and for how long it believes it, in milliseconds. */
export const budgets = {
  postingBytes: 24 * 1024 * 1024,
  productBytes: 16 * 1024 * 1024,
  idBytes: 4 * 1024 * 1024,
  /** Rings; less where a store publishes sooner: see `postingAgeMs`. */
  postingMs: 2_000,
  leastPostingMs: 250,
  /** Where more rings change than can be renewed, one serves on for so long at most; where the ranker did, for so long. */
  changedMs: 6_000,
  modelMs: 60_000,
  productMs: 5_000,
  popularMs: 5_000,
  statsMs: 60_000,
  /** A person's own object has this long to answer; without it the page's context alone serves. */
  personMs: 60,
  /** An object has this long to say whether copies still hold; those that did are believed for so long without it. */
  confirmMs: 2_500,
  heldMs: 60_000,
  /** An object that was not heard is asked again after this long. */
  againMs: 1_000,
  /** A page's shelves have this long: its widget waits five seconds for them. */
  shelvesMs: 4_000,
  /** Each of those who know how a store is doing has this long to say so; the others' word is told without theirs. */
  statusMs: 2_500,
  /** A batch of events has this long: its tracker waits ten seconds. */
  eventsMs: 8_000,
  /** Stores of which an isolate holds something. */
  stores: 200,
} as const

/**
 * How long rings are believed in a store that publishes after `publishDelayMs`: twice as long, within the budget.
 * Whoever asks for changes to be told sooner wants them seen sooner.
 */
export function postingAgeMs(publishDelayMs: number): number {
  return Math.min(budgets.postingMs, Math.max(budgets.leastPostingMs, 2 * publishDelayMs))
}

let slots = 0

/** A number that no other holder of cached things has: numeric cache keys are made of it. */
export function nextSlot(): number {
  return ++slots
}

/** The cache key of an item number within a slot. */
export function keyIn(slot: number, item: number): number {
  return slot * 4_294_967_296 + item
}
