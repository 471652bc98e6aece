import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { customerOutlook } from '#shared/insight/customer-outlook'

const page = readFileSync(join(import.meta.dirname, '../docs/science/lifetime-value.md'), 'utf8')
const recipe = /```sql\n([\s\S]*?)```/.exec(page)?.[1] ?? ''

/** What the recipe gives when these numbers stand in its first lines. */
function byHand(model: readonly number[], history: readonly number[]): Record<string, unknown> | undefined {
  const values = [model, history]
  const filled = recipe.replace(/\(VALUES \([^)]*\)\)/g, () => `(VALUES (${values.shift()?.join(', ')}))`)
  return new DatabaseSync(':memory:').prepare(filled).get()
}

describe('the recipe for a lifetime value', () => {
  it('gives the digits of the API for any customer', () => {
    const orders = { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 }
    const spending = { p: 6.25, q: 3.74, v: 15.44 }
    for (const [repeats, recency, age, value] of [
      [2, 30.43, 38.86, 22.35],
      [0, 0, 12, 0],
      [31, 38, 38.86, 9.5],
      [1, 1.71, 90, 11.77],
    ] as const) {
      const outlook = customerOutlook({ orders, spending, mean_worth: 0 }, { repeats, recency, age, value })
      const found = byHand(
        [...Object.values(orders), ...Object.values(spending)],
        [repeats, recency, age, value],
      )
      expect(found?.alive).toBeCloseTo(outlook.alive, 12)
      expect(found?.order_worth).toBeCloseTo(outlook.order_worth, 10)
      expect(found?.lifetime_value).toBeCloseTo(outlook.lifetime_value, 9)
    }
  })
})
