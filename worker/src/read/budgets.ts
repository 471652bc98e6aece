/** What an isolate holds at most, in bytes, and for how long it believes it, in milliseconds. */
export const budgets = {
  postingBytes: 24 * 1024 * 1024,
  productBytes: 16 * 1024 * 1024,
  idBytes: 4 * 1024 * 1024,
  postingMs: 2_000,
  productMs: 5_000,
  popularMs: 5_000,
  statsMs: 60_000,
  /** A person's own object has this long to answer; without it the page's context alone serves. */
  personMs: 60,
  /** Stores of which an isolate holds something. */
  stores: 200,
} as const

let slots = 0

/** A number that no other holder of cached things has: numeric cache keys are made of it. */
export function nextSlot(): number {
  return ++slots
}

/** The cache key of an item number within a slot. */
export function keyIn(slot: number, item: number): number {
  return slot * 4_294_967_296 + item
}
