import { pickTies, type TogetherInputs, ties } from './go-together.ts'
import type { Picked } from './picked.ts'

/**
 * Items that share orders with a subject more often than chance would have it, the most strongly tied first. Never
 * padded: what is not above chance, or common to fewer than two orders, is left out.
 */
export function boughtTogether(inputs: TogetherInputs, limit: number): Picked[] {
  return pickTies(ties(inputs, true, limit), inputs)
}
