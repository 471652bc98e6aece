import type { KeptOrder } from './apply-order.ts'

const dayMs = 86_400_000

/** An order for tests: one line of `total` minor units on a day counted from 2026-01-01, and whatever else is given. */
export function testOrder(id: string, day: number, total = 1_000, more: Partial<KeptOrder> = {}): KeptOrder {
  const at = Date.UTC(2026, 0, 1, 12) + day * dayMs
  return {
    id,
    created_at: at,
    updated_at: at,
    cancelled: false,
    lines: [{ item_id: `item-${id}`, n: 1, quantity: 1, total_minor: total }],
    discount_minor: 0,
    tax_minor: 0,
    shipping_minor: 0,
    refunds: [],
    clicks: {},
    ...more,
  }
}

/** The moment `days` after noon of 2026-01-01. */
export function testDay(days: number): number {
  return Date.UTC(2026, 0, 1, 12) + days * dayMs
}
