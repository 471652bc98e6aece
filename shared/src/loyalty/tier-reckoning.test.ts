import { expect, test } from 'vitest'
import { defaultTierProgramme } from '../wire/tier.ts'
import { daysOver, tenthOf, tiersOn, windowFirst } from './tier-reckoning.ts'

const programme = defaultTierProgramme(100)

test('days lie evenly over a range, and both of its ends are among them', () => {
  expect(daysOver('2026-01-01', '2026-01-03', 13)).toEqual(['2026-01-01', '2026-01-02', '2026-01-03'])
  expect(daysOver('2026-01-01', '2026-12-31', 3)).toEqual(['2026-01-01', '2026-07-02', '2026-12-31'])
  expect(daysOver('2026-01-01', '2026-01-01', 13)).toEqual(['2026-01-01'])
})

test('a window begins so many days before, with the year, or with everything, never before the programme', () => {
  expect(windowFirst(programme, '2026-12-31')).toBe('2026-01-01')
  expect(windowFirst({ ...programme, window: { kind: 'calendar_year' } }, '2026-05-05')).toBe('2026-01-01')
  expect(windowFirst({ ...programme, window: { kind: 'lifetime' } }, '2026-05-05')).toBe('')
  expect(windowFirst({ ...programme, starts_on: '2026-03-01' }, '2026-12-31')).toBe('2026-03-01')
})

test('orders reach a tier on the day they come, and it is gone when they leave the window', () => {
  const orders = [
    { day: '2025-02-01', net: 15_000 },
    { day: '2025-03-01', net: 5_000 },
  ]
  const days = ['2025-01-31', '2025-02-01', '2025-03-01', '2026-01-31', '2026-02-01']
  expect(tiersOn(programme, days, orders)).toEqual([null, 'member', 'silver', 'silver', 'member'])
})

test('where orders count each counts once', () => {
  const byOrders = { ...programme, basis: 'orders' as const }
  const tiers = byOrders.tiers.map((tier, n) => ({ ...tier, threshold: n }))
  const orders = [
    { day: '2026-01-01', net: 1 },
    { day: '2026-01-01', net: 1 },
  ]
  expect(tiersOn({ ...byOrders, tiers }, ['2026-01-02'], orders)).toEqual(['gold'])
})

test('the way to a threshold is told in tenths, and enough is the last of them', () => {
  expect([0, 1_999, 2_000, 19_999, 20_000, 50_000, -5].map((amount) => tenthOf(amount, 20_000))).toEqual([
    0, 0, 1, 9, 9, 9, 0,
  ])
})
