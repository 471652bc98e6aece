import { logLine, plainError } from '../../log.ts'
import type { Wake } from '../wake.ts'
import { afterFlush, flushTime, quietMs, restedPace } from './flush-pace.ts'
import type { Person } from './person-row.ts'
import { backoffMs, type Publisher } from './publisher.ts'

/** What telling needs of the object it belongs to. */
export interface TellingPorts {
  /** For the log. */
  store: string
  wake: Wake
  publisher: Publisher
  person(): Person | null
  /** Finishes what was begun in other objects; rejects when one could not be reached: it is tried again. */
  finish(): Promise<void>
  /** Everybody knows everything. */
  allTold(): void
}

/**
 * When a person's facts are sent: promptly as a rule, at a sustained rate less often (`flush-pace.ts`), and again after
 * a failure. The alarm is the certainty. How busy the person is, and the timer that notices when they are quiet again,
 * live in memory only: an object that forgot begins rested, and what was held back leaves by the alarm.
 */
export class Telling {
  readonly #ports: TellingPorts
  #pace = restedPace
  #failures = 0
  #lastFactAt = 0
  #isFree = false
  #isWatching = false

  constructor(ports: TellingPorts) {
    this.#ports = ports
  }

  /** To be said after each write of facts, in the same transaction: they are sent after the delay, or a little later. */
  after(delayMs: number): void {
    this.#lastFactAt = Date.now()
    if (delayMs === 0) this.#isFree = true
    this.#plan(delayMs)
  }

  /** Sends what waits and finishes what was begun; tries again later when something could not be reached. */
  async now(): Promise<void> {
    const { wake, publisher } = this.#ports
    try {
      await this.#ports.finish()
      await publisher.underWay // it began before the newest fact
      this.#noteFlush()
      const isDone = await publisher.flush()
      if (!isDone) throw new Error('a receiver could not be reached')
      this.#failures = 0
      if (this.#waiting > 0) this.#plan(this.#delayMs)
      else this.#ports.allTold()
    } catch (error) {
      logLine('warn', 'publishing failed; trying again', { store: this.#ports.store, ...plainError(error) })
      this.#failures++
      wake.by(Date.now() + backoffMs(this.#failures, Math.random()))
    }
  }

  #plan(delayMs: number): void {
    const { at, isHeldBack } = flushTime(this.#pace, { now: Date.now(), delayMs, waiting: this.#waiting })
    this.#ports.wake.by(at)
    if (isHeldBack && !this.#isWatching) this.#watch(quietMs(delayMs))
  }

  #noteFlush(): void {
    if (this.#waiting === 0) return
    this.#pace = afterFlush(this.#pace, { now: Date.now(), delayMs: this.#delayMs, isFree: this.#isFree })
    this.#isFree = false
  }

  /** Looks again after that long whether the person is quiet, for as long as facts are held back. */
  #watch(afterMs: number): void {
    this.#isWatching = true
    setTimeout(() => {
      this.#isWatching = false
      if (this.#waiting === 0) return
      const quietInMs = this.#lastFactAt + quietMs(this.#delayMs) - Date.now()
      if (quietInMs > 0) this.#watch(quietInMs)
      else void this.now()
    }, afterMs)
  }

  get #waiting(): number {
    return this.#ports.person()?.profile.outbox.length ?? 0
  }

  get #delayMs(): number {
    return this.#ports.person()?.policy.publishDelayMs ?? 0
  }
}
