import { pickTies, type TogetherInputs, ties } from './go-together.ts'
import type { Picked } from './picked.ts'

/**
 * What a cart of several items most likely lacks: the items most strongly tied to all of them together. Other than
 * `boughtTogether` it also offers what everybody buys, since that, too, is likely to be missing.
 */
export function cartCompletion(inputs: TogetherInputs, limit: number): Picked[] {
  return pickTies(ties(inputs, false, limit), inputs)
}
