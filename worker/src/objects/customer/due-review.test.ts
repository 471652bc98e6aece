import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { emptySeen } from '#shared/customer/seen'
import { defaultLoyalty } from '#shared/wire/loyalty-settings'
import { askInsights } from '../../ask-insights.ts'
import { customerOf, insightsOf } from '../names.ts'
import type { Customer } from './customer.ts'
import type { Policy } from './person-row.ts'

const policy: Policy = { publishDelayMs: 60_000, shards: 1, timeZone: 'UTC' }
const rules = { loyalty: defaultLoyalty('EUR'), tasteWeight: 5 }
const order = {
  id: 'o1',
  created_at: 1_000,
  updated_at: 1_000,
  cancelled: false,
  lines: [{ item_id: 'emma', n: 1, quantity: 1, total_minor: 500 }],
  discount_minor: 0,
  tax_minor: 0,
  shipping_minor: 0,
  refunds: [],
}

it('a Store object that cannot be reached keeps nobody from telling, and what is due is tried again', async () => {
  const customer = customerOf(env, 'due', 'c:1')
  await customer.applyOrders([order], policy, rules)
  const handover = {
    visitor: 'v:2',
    profile: null,
    seen: emptySeen,
    orders: [{ ...order, id: 'o2', clicks: {} }],
    visits: [],
  }
  await runInDurableObject(customer, (object: Customer) => {
    object.absorb(handover, policy) // the order's points are due at once
    const fetch = () => Promise.reject(new Error('out of reach'))
    Reflect.set(object, 'env', { ...env, STORE: { getByName: () => ({ fetch }) } })
  })
  expect(await runDurableObjectAlarm(customer)).toBe(true)
  expect(await askInsights(insightsOf(env, 'due'), 'customer', 'c:1')).toMatchObject({ orders: 1 })
  const next = await runInDurableObject(customer, (_, { storage }) => storage.getAlarm())
  expect(next).toBeGreaterThan(Date.now())
})
