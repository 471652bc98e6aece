import { DurableObject } from 'cloudflare:workers'
import type { Flush, FlushReply } from '#shared/customer/fact'
import { insightsOf } from './names.ts'

/** How long flushes are gathered before they leave together, in milliseconds. */
const gatherMs = 200
/** More than this in one call would be megabytes. */
const mostFlushes = 500

/** Flushes on their way together, and the answers in their order. */
interface Gathering {
  flushes: Flush[]
  replies: Promise<FlushReply[]>
}

/**
 * Stands before the Insights object of a store with so many shoppers that they could not all call it themselves: gathers
 * what they tell within a moment and brings it in one call. It keeps nothing. Whoever tells waits for the receiver's own
 * answer and tries again without it, so that a relay may come, go or fail at any time.
 */
export class Relay extends DurableObject<Env> {
  #gathering: Gathering | null = null

  async receive(flush: Flush): Promise<FlushReply> {
    if (!this.#gathering || this.#gathering.flushes.length >= mostFlushes) this.#gathering = this.#gather()
    const { flushes, replies } = this.#gathering
    const place = flushes.push(flush) - 1
    return (await replies)[place]!
  }

  #gather(): Gathering {
    const flushes: Flush[] = []
    const store = this.ctx.id.name?.split('/')[0] ?? ''
    const replies = (async () => {
      await new Promise((resolve) => setTimeout(resolve, gatherMs))
      if (this.#gathering?.flushes === flushes) this.#gathering = null
      // Answers are copied: what a call returns ends with it.
      return structuredClone(await insightsOf(this.env, store).receiveAll(flushes))
    })()
    return { flushes, replies }
  }
}
