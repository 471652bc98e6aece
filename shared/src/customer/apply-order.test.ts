import { describe, expect, it } from 'vitest'
import type { Order } from '../wire/order.ts'
import { applyOrder, applyRefund, attributionWindowMs } from './apply-order.ts'
import type { OrderFact } from './fact.ts'
import { type KnownOrder, knownOrder, orderAmounts } from './known-order.ts'
import { newProfile, type Profile } from './profile.ts'

const context = { person: 'c:1', sealed: 0, timeZone: 'UTC' }
const placed: Order = {
  id: 'A-1',
  created_at: 1_000_000_000,
  currency: 'GBP',
  items: [
    { item_id: 'emma', quantity: 2, price_minor: 450 },
    { item_id: 'persuasion', quantity: 3, total_minor: 1_001 },
  ],
  discount_minor: 100,
  tax_minor: 200,
}
const known = (more: Partial<KnownOrder> = {}): KnownOrder => ({ ...knownOrder(placed, [7, 8], 1), ...more })
const orderFact = (profile: Profile): OrderFact | undefined =>
  profile.outbox.findLast((fact): fact is OrderFact => fact.kind === 'order')

describe('orders', () => {
  it('adds up lines to gross, and takes discounts, tax and refunds off for net', () => {
    expect(orderAmounts(known())).toEqual({ gross_minor: 1_901, net_minor: 1_601 })
    const refunds = [{ id: 'r', created_at: 1, amount_minor: 450 }]
    expect(orderAmounts(known({ refunds }))).toEqual({ gross_minor: 1_901, net_minor: 1_151 })
    expect(orderAmounts(known({ cancelled: true }))).toEqual({ gross_minor: 0, net_minor: 0 })
  })

  it("converts every amount to the store's currency, rounded to its minor unit", () => {
    const { lines, discount_minor } = knownOrder(placed, [7, 8], 1.1715)
    expect(lines.map(({ total_minor }) => total_minor)).toEqual([1_054, 1_173])
    expect(discount_minor).toBe(117)
  })

  it('of the past make nobody seen today: who is told of by an import was here when they ordered', () => {
    const imported = newProfile('e', 5_000_000_000)
    const first = applyOrder(imported, null, known(), context).profile
    expect(first.last_at).toBe(placed.created_at)
    const later = known({ id: 'A-2', created_at: placed.created_at + 7 })
    expect(applyOrder(first, null, later, context).profile.last_at).toBe(placed.created_at + 7)
    const seen = { ...imported, session_count: 1, fact: 1 }
    expect(applyOrder(seen, null, known(), context).profile.last_at).toBe(5_000_000_000)
  })

  it('is taken once, and replaced only by a newer one', () => {
    const first = applyOrder(newProfile('e', 0), null, known(), context)
    expect(first.outcome).toBe('created')
    expect(applyOrder(first.profile, first.order, known(), context).outcome).toBe('unchanged')
    const newer = known({ updated_at: placed.created_at + 1, discount_minor: 0 })
    const second = applyOrder(first.profile, first.order, newer, context)
    expect(second.outcome).toBe('updated')
    expect(orderFact(second.profile)).toMatchObject({ net_minor: 1_701 })
  })

  it('tells the index what was bought together, and takes it back when cancelled', () => {
    const first = applyOrder(newProfile('e', 0), null, known(), context)
    expect(first.profile.outbox).toContainEqual(expect.objectContaining({ kind: 'basket', items: [7, 8] }))
    const cancelled = known({ updated_at: placed.created_at + 1, cancelled: true })
    const { profile } = applyOrder(first.profile, first.order, cancelled, context)
    expect(profile.outbox.at(-1)).toMatchObject({ kind: 'basket', items: [] })
  })

  it('replaces what was bought together when a newer version has one product left', () => {
    const first = applyOrder(newProfile('e', 0), null, known(), context)
    const { lines } = known()
    const shorter = known({ updated_at: placed.created_at + 1, lines: lines.slice(0, 1) })
    const { profile } = applyOrder(first.profile, first.order, shorter, context)
    expect(profile.outbox.at(-1)).toMatchObject({ kind: 'basket', order: 'A-1', items: [7] })
  })

  it('counts a single product as bought, and no longer as mine when the order is cancelled', () => {
    const one = known({ lines: known().lines.slice(0, 1) })
    const first = applyOrder(newProfile('e', 0), null, one, context)
    expect(first.profile.outbox.at(-1)).toMatchObject({ kind: 'basket', items: [7] })
    expect(first.profile.purchases).toHaveLength(1)
    const cancelled = { ...one, updated_at: placed.created_at + 1, cancelled: true }
    const after = applyOrder(first.profile, first.order, cancelled, context).profile
    expect(after.purchases).toEqual([])
    expect(after.outbox.at(-1)).toMatchObject({ kind: 'basket', items: [] })
  })

  it('credits a guest with the clicks of the visitor who ordered', () => {
    const shelf = { placement: 'home', recommender: 'session-knn' }
    const clicks = [{ n: 7, at: placed.created_at - 1, ...shelf }]
    const { profile } = applyOrder(newProfile('e', 0), null, known(), { ...context, clicks })
    expect(orderFact(profile)?.attributed).toEqual([{ ...shelf, amount_minor: 900 }])
  })

  it('attributes the lines whose product was clicked on a shelf in the 7 days before', () => {
    const shelf = { placement: 'home', recommender: 'session-knn' }
    const clicks = [
      { n: 7, at: placed.created_at - attributionWindowMs + 1, ...shelf },
      { n: 8, at: placed.created_at - attributionWindowMs - 1, ...shelf },
    ]
    const { profile } = applyOrder({ ...newProfile('e', 0), clicks }, null, known(), context)
    expect(orderFact(profile)?.attributed).toEqual([{ ...shelf, amount_minor: 900 }])
  })

  it('keeps its attribution and its refunds when it is replaced', () => {
    const clicks = [{ n: 7, at: placed.created_at - 1, placement: 'home', recommender: 'session-knn' }]
    const first = applyOrder({ ...newProfile('e', 0), clicks }, null, known(), context)
    const refund = { id: 'r', created_at: placed.created_at + 5, amount_minor: 450 }
    const refunded = applyRefund(first.profile, first.order, refund, context)
    const forgetful = { ...refunded.profile, clicks: [] }
    const again = applyOrder(forgetful, refunded.order, known({ updated_at: placed.created_at + 9 }), context)
    expect(orderFact(again.profile)).toMatchObject({ net_minor: 1_151, attributed: [{ amount_minor: 900 }] })
  })

  it('takes a refund once that its order names twice', () => {
    const refunds = [1, 2].map((created_at) => ({ id: 'r', created_at, amount_minor: 450 }))
    const { order } = applyOrder(newProfile('e', 0), null, known({ refunds }), context)
    expect(orderAmounts(order).net_minor).toBe(1_151)
  })

  it('takes a refund once', () => {
    const first = applyOrder(newProfile('e', 0), null, known(), context)
    const refund = { id: 'r', created_at: 1, amount_minor: 450 }
    const once = applyRefund(first.profile, first.order, refund, context)
    expect(once.outcome).toBe('updated')
    expect(orderFact(once.profile)?.live).toMatchObject({ type: 'refund', at: 1, amount_minor: 450 })
    expect(applyRefund(once.profile, once.order, refund, context).outcome).toBe('unchanged')
  })
})
