import { describe, expect, it } from 'vitest'
import { newProfile } from './profile.ts'
import { isOver, mayExpire } from './retention.ts'

const now = Date.UTC(2026, 5, 1)
const daysAgo = (days: number) => now - days * 86_400_000
const visitor = (days: number) => ({ kind: 'visitor', orders: 0, last_at: daysAgo(days) })

describe('retention', () => {
  const settings = { visitor_days: 30, customer_days: 365 }

  it('ends for a visitor who was last seen longer ago than the visitors’ days', () => {
    expect([29, 30, 31].map((days) => isOver(visitor(days), settings, now))).toEqual([false, false, true])
  })

  it('is the customers’ for whoever has ordered or has a name', () => {
    const known = [
      { ...visitor(200), orders: 1 },
      { ...visitor(200), kind: 'customer' },
      { ...visitor(200), kind: 'guest' },
    ]
    expect(known.map((one) => isOver(one, settings, now))).toEqual([false, false, false])
    expect(known.map((one) => isOver({ ...one, last_at: daysAgo(366) }, settings, now))).toEqual([
      true,
      true,
      true,
    ])
  })

  it('has no end for customers unless the store sets one', () => {
    const old = { kind: 'customer', orders: 3, last_at: 0 }
    expect(isOver(old, { ...settings, customer_days: null }, now)).toBe(false)
  })

  it('is not over for a profile that has more to tell, moved, or was seen since', () => {
    const old = newProfile('e', daysAgo(40))
    expect(mayExpire(old, daysAgo(30))).toBe(true)
    expect(mayExpire({ ...old, last_at: daysAgo(1) }, daysAgo(30))).toBe(false)
    expect(mayExpire({ ...old, merged: { to: 'c:1', at: 0, handed: true } }, daysAgo(30))).toBe(false)
    const waiting = [{ kind: 'merge' as const, n: 1, at: 0, to: 'c:1' }]
    expect(mayExpire({ ...old, outbox: waiting }, daysAgo(30))).toBe(false)
  })
})
