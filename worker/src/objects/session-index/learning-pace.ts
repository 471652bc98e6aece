/** Rest between two steps while others are at work: a step takes some milliseconds, and there are tens of thousands. */
const courtesyMs = 90
/** Whoever has to wait this long for the turn meets others on the same thread, whatever object they ask. */
const othersMs = 3
/** What comes, comes in waves: of what came between two steps, as much is thought to come between the next two at least. */
const lastingShare = 0.7
/** Below this, nobody is there. */
const somebody = 0.5

/** What a rest between two steps was like. */
export interface Rested {
  /** Who asked the object meanwhile. */
  calls: number
  /** How much longer the rest took than it was to take, in milliseconds. */
  lateMs: number
}

/** How long learning rests between two steps: not at all when nobody is there, else long enough to hold nobody up. */
export class LearningPace {
  #came = 0

  /** The rest that is due now, in milliseconds. */
  get restMs(): number {
    return this.#came < somebody ? 0 : courtesyMs
  }

  /** To be said after each rest. */
  rested({ calls, lateMs }: Rested): void {
    this.#came = Math.max(calls, lateMs >= othersMs ? 1 : 0, lastingShare * this.#came)
  }
}
