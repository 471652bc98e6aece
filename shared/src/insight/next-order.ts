import type { BetaGeometric } from './beta-geometric.ts'
import type { Timing } from './order-model.ts'

/** What is known of the next order of one person. Weeks count from the end of what was observed. */
export interface NextOrder {
  /** The probability that there will be one at all. */
  alive: number
  /** If there is one: as likely before as after. */
  median_weeks: number
  /** If there is one: by then with a probability of 80 %. */
  late_weeks: number
}

/**
 * When the next order comes, by BG/NBD or MBG/NBD. The rate of somebody who is a customer still is
 * Gamma(r + x, α + T), so the wait is Lomax: it outlasts t with probability ((α + T)/(α + T + t))^(r + x).
 *
 * @example nextOrder({ r: 1, alpha: 4, a: 1, b: 2 }, { repeats: 0, recency: 0, age: 6 }, 0.5).median_weeks // 10
 */
export function nextOrder(parameters: BetaGeometric, timing: Timing, alive: number): NextOrder {
  return {
    alive,
    median_weeks: waitUntil(parameters, timing, 0.5),
    late_weeks: waitUntil(parameters, timing, 0.8),
  }
}

/** The probability of an order within the next `weeks`. */
export function chanceWithin(
  parameters: BetaGeometric,
  timing: Timing,
  alive: number,
  weeks: number,
): number {
  const { scale, shape } = waitOf(parameters, timing)
  return alive * -Math.expm1(-shape * Math.log1p(weeks / scale))
}

function waitUntil(parameters: BetaGeometric, timing: Timing, probability: number): number {
  const { scale, shape } = waitOf(parameters, timing)
  return scale * Math.expm1(-Math.log1p(-probability) / shape)
}

function waitOf({ r, alpha }: BetaGeometric, { repeats, age }: Timing): { scale: number; shape: number } {
  return { scale: alpha + age, shape: r + repeats }
}
