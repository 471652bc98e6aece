import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { defaultLoyalty } from '#shared/wire/loyalty-settings'
import { askInsights } from '../../ask-insights.ts'
import { customerOf, insightsOf } from '../names.ts'
import type { Customer } from './customer.ts'
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
const rules = { loyalty: defaultLoyalty('EUR'), tasteWeight: 5 }

describe('a visitor', () => {
  it('forgotten while being handed over stays forgotten', async () => {
    const visitor = customerOf(env, 'handing', 'v:1')
    await visitor.applyOrders([ordered('o1')], policy, rules)
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

describe('a customer', () => {
  it('with thousands of orders at once fits its row, and nothing of them is lost', async () => {
    const count = 1_500
    const customer = customerOf(env, 'large', 'c:1')
    const lines = Array.from({ length: 30 }, (_, i) => ({
      item_id: `i${i}`,
      n: 1_000_000 + i,
      quantity: 1,
      total_minor: 5,
    }))
    const orders = Array.from({ length: count }, (_, i) => ({ ...ordered(`o${i}`), lines }))
    expect(await customer.applyOrders(orders, policy, rules)).toHaveLength(count)
    await runInDurableObject(customer, (_, { storage }) => {
      const { bytes } = storage.sql
        .exec<{ bytes: number }>('SELECT octet_length(body) AS bytes FROM person')
        .one()
      expect(bytes).toBeLessThan(600_000)
    })
    await runDurableObjectAlarm(customer)
    expect(await askInsights(insightsOf(env, 'large'), 'customer', 'c:1')).toMatchObject({ orders: count })
  })
})
