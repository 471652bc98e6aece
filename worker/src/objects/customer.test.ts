import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { Customer } from './customer.ts'
import { customerOf } from './names.ts'
import type { Policy } from './person-row.ts'

const policy: Policy = { publishDelayMs: 60_000, shards: 1, timeZone: 'UTC' }
const ordered = (id: string) => ({
  id,
  created_at: 1_000,
  updated_at: 1_000,
  cancelled: false,
  lines: [{ item_id: 'emma', n: 1, quantity: 1, total_minor: 5 }],
  discount_minor: 0,
  tax_minor: 0,
  shipping_minor: 0,
  refunds: [],
})

describe('a visitor', () => {
  it('forgotten while being handed over stays forgotten', async () => {
    const visitor = customerOf(env, 'handing', 'v:1')
    await visitor.applyOrders([ordered('o1')], policy)
    await runInDurableObject(visitor, async (object: Customer) => {
      const absorb = async () => {
        await object.erase(policy)
        return 'taken'
      }
      Reflect.set(object, 'env', {
        ...env,
        CUSTOMER: { getByName: () => ({ absorb }) },
        DIRECTORY: env.DIRECTORY,
      })
      await object.mergeInto('c:1', policy)
      expect(object.read()).toEqual({ status: 'erased' })
    })
  })
})
