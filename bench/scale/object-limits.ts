/** What a request has its object do. */
export type Work = 'passing' | 'answering' | 'storing'

/** Requests a second that one object takes, by what they have it do. */
export type Takes = Record<Work, number>

/**
 * The soft limit that Cloudflare publishes for one object, whatever is asked of it: 1,000 requests a second.
 * https://developers.cloudflare.com/durable-objects/reference/faq/
 */
export const softLimit: Takes = { passing: 1_000, answering: 1_000, storing: 1_000 }

/**
 * The lowest figures of its rules of thumb: about 1,000 that are passed on, 500 to 750 that are parsed and answered, 200
 * to 500 that change and store something.
 * https://developers.cloudflare.com/durable-objects/best-practices/rules-of-durable-objects/
 */
export const lowestFigures: Takes = { passing: 1_000, answering: 500, storing: 200 }

/** Bytes an object may keep (10 GB, https://developers.cloudflare.com/durable-objects/platform/limits/). */
export const objectBytes = 10e9

/** What one object is asked for: requests by what they have it do, and flushes that came many in one request. */
export interface Asked extends Record<Work, number> {
  gathered: number
}

export const nothingAsked = (): Asked => ({ passing: 0, answering: 0, storing: 0, gathered: 0 })

/** Requests of all kinds. */
export const requestsOf = ({ passing, answering, storing }: Asked): number => passing + answering + storing

/**
 * How much of what an object takes is asked of it in a second: the sum of the shares of each kind of work. Flushes that
 * came gathered are weighed by themselves, beside the request that brought them: `gatheredPerS` is how many an object
 * was measured to take.
 */
export function loadOf(perSecond: Asked, takes: Takes, gatheredPerS: number): number {
  const { passing, answering, storing, gathered } = perSecond
  return (
    passing / takes.passing + answering / takes.answering + storing / takes.storing + gathered / gatheredPerS
  )
}
