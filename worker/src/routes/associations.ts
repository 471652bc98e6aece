import { Hono } from 'hono'
import * as v from 'valibot'
import type { Associations, RuleProduct } from '#shared/wire/association'
import { secretKeyOrLogin } from '../access/guard.ts'
import type { AppEnv } from '../app-env.ts'
import { shaped } from '../body.ts'
import { listLength } from '../list-length.ts'
import { catalogueOf, indexShardOf } from '../objects/names.ts'

/** Fewer orders, or fewer people, could be told apart. */
const fewest = 5

const querySchema = v.object({
  min_confidence: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d(?:\.\d{1,9})?$/, 'must be a number from 0 to 1'),
      v.transform(Number),
      v.maxValue(1, 'must be at most 1'),
    ),
    '0',
  ),
  limit: listLength,
})

/** What is bought together, for the merchant who plans bundles and pages. */
export const associations = new Hono<AppEnv>().get(
  '/v1/insights/associations',
  secretKeyOrLogin,
  async (c) => {
    const { min_confidence: minConfidence, limit } = shaped(querySchema, c.req.query())
    const { id: store } = c.var.store
    // A shard hears of every order with one of its products, so each knows many and the first speaks for all.
    const found = await indexShardOf(c.env, store, 0).pairRules({ minConfidence, limit, fewest })
    const numbers = [...new Set(found.rules.flatMap(({ left, right }) => [left, right]))]
    const { byNumber } = await catalogueOf(c.env, store).describe([], numbers)
    const products = new Map<number, RuleProduct>()
    numbers.forEach((n, i) => {
      const product = byNumber[i]
      if (product) products.set(n, { id: product.id, title: product.title })
    })
    const answer: Associations = {
      orders_counted: found.counted,
      orders: found.orders,
      rules: found.rules.flatMap(({ left, right, count, left_count, right_count, ...figures }) => {
        const [one, other] = [products.get(left), products.get(right)]
        if (!one || !other) return [] // taken out of the catalogue since
        const orders = { orders: count, left_orders: left_count, right_orders: right_count }
        return [{ left: one, right: other, ...orders, ...figures }]
      }),
    }
    return c.json(answer)
  },
)
