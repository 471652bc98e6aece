import * as v from 'valibot'
import { limits } from './limits.ts'
import { recommenders } from './recommendation.ts'

/** What a placement's recommenders start from, besides what the shopper opened. */
export const subjects = ['session', 'product', 'cart', 'purchase', 'category'] as const
export type Subject = (typeof subjects)[number]

/** All that a placement may name: what the merchant pins comes from rules. */
const choosing = recommenders.filter((name) => name !== 'pinned')
export const choosingRecommender = v.picklist(choosing, `must be one of ${choosing.join(', ')}`)

/** One recommender of a placement, tried when those before it left space. */
const placementStepSchema = v.object({
  recommender: choosingRecommender,
  /** At most so many products of the shelf come from it. */
  most: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(limits.productsPerShelf))),
  /** A second recommender blended in, the more the more is known of the person's past. */
  blend: v.exactOptional(choosingRecommender),
})

/** Which recommenders fill a shelf, in which order, and what stands in for them. */
export const placementSchema = v.object({
  subject: v.picklist(subjects, `must be one of ${subjects.join(', ')}`),
  recommenders: v.pipe(
    v.array(placementStepSchema),
    v.minLength(1, 'must name at least one recommender'),
    v.maxLength(recommenders.length, `must name at most ${recommenders.length} recommenders`),
  ),
  /** Labelled as a fallback where they open the shelf. */
  fallback: v.optional(
    v.pipe(v.array(choosingRecommender), v.maxLength(recommenders.length, 'names too many recommenders')),
    [],
  ),
  /** True: products that few people saw may take a share of the places (see `exploration` in the settings). */
  explores: v.optional(v.boolean(), false),
  /** True: chooses before the page's other shelves, which have more to choose from. */
  first: v.optional(v.boolean(), false),
})
export type PlacementStep = v.InferOutput<typeof placementStepSchema>
export type PlacementSettings = v.InferOutput<typeof placementSchema>

/** `GET /v1/placements`: every placement as it is served, and whether the store changed it. */
export interface PlacementList {
  placements: (PlacementSettings & { name: string; changed: boolean })[]
}
