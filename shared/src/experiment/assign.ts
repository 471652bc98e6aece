import { hash53 } from '../maths/hash.ts'
import type { Arm, Experiment, Variant } from '../wire/experiment.ts'

/** What experiments make of one shelf for one visitor. */
export interface ShelfAssignment {
  /** The experiments the shelf stands in, in their order, up to the one that changes it. */
  experiments: { experiment: string; arm: string }[]
  /** What is shown in place of the placement; undefined: the placement itself. */
  variant: Variant | undefined
}

const none: ShelfAssignment = { experiments: [], variant: undefined }

/** Two draws from one id: who takes part must say nothing of the arm. */
const draws = { share: 1, arm: 2 }

/**
 * What this visitor sees where `placement` stands. Nothing is stored: the same id always gives the same answer, as long
 * as the experiment's salt, share and weights stay. Of several experiments on one placement each assigns by itself; the
 * first whose arm changes it decides, and those after it are not met.
 */
export function assignShelf(
  experiments: readonly Experiment[],
  visitor: string | null,
  placement: string,
): ShelfAssignment {
  if (visitor === null) return none
  const met: ShelfAssignment['experiments'] = []
  for (const experiment of experiments) {
    if (experiment.status !== 'running' || !concerns(experiment, placement)) continue
    const arm = armOf(experiment, visitor)
    if (!arm) continue
    met.push({ experiment: experiment.id, arm: arm.id })
    const variant = variantOf(arm, placement)
    if (variant !== undefined) return { experiments: met, variant }
  }
  return met.length === 0 ? none : { experiments: met, variant: undefined }
}

/** The visitor's arm, or null for one who does not take part. */
export function armOf({ id, salt = id, share, arms }: Experiment, visitor: string): Arm | null {
  if (draw(salt, visitor, draws.share) >= share) return null
  const total = arms.reduce((sum, { weight }) => sum + weight, 0)
  let left = draw(salt, visitor, draws.arm) * total
  for (const arm of arms) {
    left -= arm.weight
    if (left < 0) return arm
  }
  return arms.at(-1) ?? null // weights that do not quite add up to their sum
}

/** A number from 0 to below 1 that follows from salt and visitor. */
function draw(salt: string, visitor: string, seed: number): number {
  return hash53(`${salt}\n${visitor}`, seed) / 2 ** 53
}

function concerns({ arms }: Experiment, placement: string): boolean {
  return arms.some((arm) => variantOf(arm, placement) !== undefined)
}

function variantOf({ placements }: Arm, placement: string): Variant | undefined {
  if (Object.hasOwn(placements, placement)) return placements[placement]
  return Object.hasOwn(placements, '*') ? placements['*'] : undefined
}
