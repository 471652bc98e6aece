import * as v from 'valibot'
import { id, placement, text, timestamp } from './fields.ts'
import { limits } from './limits.ts'
import { productMatchSchema } from './product-match.ts'
import { contextSchema, type Shelf } from './recommendation.ts'

const common = {
  id,
  /** A note for people. */
  note: v.exactOptional(text),
  /** Where the rule holds; everywhere when left out. */
  placements: v.exactOptional(
    v.pipe(
      v.array(placement),
      v.minLength(1, 'must name at least one placement'),
      v.maxLength(limits.placements, `must have at most ${limits.placements} placements`),
    ),
  ),
  /** The first and the last moment at which it holds. */
  from: v.exactOptional(timestamp),
  until: v.exactOptional(timestamp),
  /** False: kept, but without effect. */
  enabled: v.exactOptional(v.boolean()),
}
const factor = (least: number, most: number) => v.pipe(v.number(), v.minValue(least), v.maxValue(most))

/**
 * One rule of the merchant. `pin` puts products at `position` (from 1) and after; `boost` and `bury` multiply what
 * a product's rank is worth; `exclude` and `include_only` say what may be shown at all, and nothing overrides them.
 */
export const ruleSchema = v.pipe(
  v.variant(
    'action',
    [
      v.object({
        ...common,
        action: v.literal('pin'),
        products: v.pipe(
          v.array(id),
          v.minLength(1, 'must name at least one product'),
          v.maxLength(limits.productsPerShelf, `must have at most ${limits.productsPerShelf} products`),
        ),
        position: v.exactOptional(
          v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(limits.productsPerShelf)),
        ),
      }),
      v.object({
        ...common,
        action: v.literal('boost'),
        match: productMatchSchema,
        factor: v.exactOptional(factor(1, 100)),
      }),
      v.object({
        ...common,
        action: v.literal('bury'),
        match: productMatchSchema,
        factor: v.exactOptional(factor(0.01, 1)),
      }),
      v.object({ ...common, action: v.literal('exclude'), match: productMatchSchema }),
      v.object({ ...common, action: v.literal('include_only'), match: productMatchSchema }),
    ],
    'must be pin, boost, bury, exclude or include_only',
  ),
  v.check(
    ({ from, until }) => from === undefined || until === undefined || from <= until,
    'ends before it begins',
  ),
)
export type Rule = v.InferOutput<typeof ruleSchema>

/** All rules of a store, in the order in which pins claim places. */
export const rulesSchema = v.pipe(
  v.array(ruleSchema),
  v.maxLength(limits.rules, `must have at most ${limits.rules} rules`),
  v.check(
    (rules) => new Set(rules.map((rule) => rule.id)).size === rules.length,
    'two rules have the same id',
  ),
)

/** `POST /v1/rules/preview`: one shelf under the rules as they are and under these. */
export const rulesPreviewSchema = v.object({
  rules: rulesSchema,
  placement,
  limit: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(limits.productsPerShelf))),
  /** What a page would know. */
  context: v.exactOptional(contextSchema),
  /** The shelf of this customer. */
  customer: v.exactOptional(id),
  /** The shelf as it would be at this time, for schedules; now when left out. */
  at: v.exactOptional(timestamp),
})
export type RulesPreviewRequest = v.InferOutput<typeof rulesPreviewSchema>

/** The answer: the same shelf without and with the draft, and what moved, by product id. */
export interface RulesPreview {
  before: Shelf
  after: Shelf
  added: string[]
  removed: string[]
}
