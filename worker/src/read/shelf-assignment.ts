import { assignShelf, type ShelfAssignment } from '#shared/experiment/assign'
import type { Variant } from '#shared/wire/experiment'
import { type PlacementPlan, planOf, type ServedStore } from './plan.ts'

/** What a shelf is filled by, or null for a visitor whose arm has no shelf there; and the experiments it stands in. */
export interface AssignedShelf {
  plan: PlacementPlan | null
  experiments: ShelfAssignment['experiments']
}

/** The plan of the placement, or of what this visitor's arm of an experiment puts in its place. */
export function assignedPlan(
  store: ServedStore,
  { placement, visitor, now }: { placement: string; visitor: string | null; now: number },
): AssignedShelf {
  const plan = planOf(store, placement, now)
  if (!plan.placement.rules) return { plan, experiments: [] } // it measures the plain ranking
  const { experiments, variant } = assignShelf(store.experiments, visitor, placement)
  if (variant === undefined) return { plan, experiments }
  return { plan: variant === null ? null : variantPlan(store, plan, variant, now), experiments }
}

/** Another placement comes with its own rules; a list of recommenders stays under those of the placement. */
function variantPlan(
  store: ServedStore,
  plan: PlacementPlan,
  variant: NonNullable<Variant>,
  now: number,
): PlacementPlan {
  if (typeof variant === 'string') return planOf(store, variant, now)
  const recommenders = variant.map((recommender) => ({ recommender }))
  return { ...plan, placement: { ...plan.placement, recommenders, fallback: [], explores: false } }
}
