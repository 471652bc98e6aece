import { describe, expect, it } from 'vitest'
import {
  acquisitionMonths,
  acquisitionTotals,
  addCustomer,
  addMonths,
  monthsBetween,
  presentValue,
  startAcquisition,
} from './acquisition.ts'

const sums = () => {
  const all = startAcquisition()
  const of = (...orders: [string, number][]) =>
    addCustomer(
      all,
      orders.map(([month, contribution]) => ({ month, contribution })),
    )
  of(['2025-12', 300], ['2026-01', 100], ['2026-01', 50])
  of(['2025-12', 100])
  of(['2026-02', 70], ['2026-02', 30])
  of()
  return all
}
const spend = [
  { month: '2025-12', channel: 'search', acquisition_minor: 400, retention_minor: 0 },
  { month: '2025-12', channel: 'email', acquisition_minor: 60, retention_minor: 90 },
  { month: '2026-01', channel: 'email', acquisition_minor: 0, retention_minor: 45 },
]
const asked = { from: '2025-12', to: '2026-02', last: '2026-02' }

describe('acquisition', () => {
  it('sets what was spent against who came and who stayed', () => {
    const months = acquisitionMonths(sums(), spend, asked)
    expect(months.map((one) => [one.new_customers, one.retained_customers])).toEqual([
      [2, 0],
      [0, 1],
      [1, 0],
    ])
    expect(months.map((one) => [one.cost_per_new_minor, one.cost_per_retained_minor])).toEqual([
      [230, null],
      [null, 45],
      [null, null],
    ])
    expect(acquisitionTotals(months)).toEqual({
      acquisition_minor: 460,
      retention_minor: 135,
      new_customers: 2,
      retained_customers: 1,
      cost_per_new_minor: 230,
      cost_per_retained_minor: 135,
      new_to_retained: 230 / 135,
    })
  })

  it('finds the month in which a customer has paid for themselves', () => {
    const [december, , february] = acquisitionMonths(sums(), spend, asked)
    expect(december).toMatchObject({ contribution_per_new_minor: [200, 275, 275], payback_months: 1 })
    expect(february).toMatchObject({
      contribution_per_new_minor: [100],
      payback_months: null,
      acquisition_minor: null,
    })
    const dear = acquisitionMonths(sums(), [{ ...spend[0]!, acquisition_minor: 5_000 }], asked)
    expect(dear[0]).toMatchObject({ cost_per_new_minor: 2_500, payback_months: null })
  })

  it('claims no ratio without any spend', () => {
    expect(acquisitionTotals(acquisitionMonths(sums(), [], asked))).toMatchObject({
      cost_per_new_minor: null,
      new_to_retained: null,
    })
  })
})

describe('months', () => {
  it('are counted over the turn of the year', () => {
    expect(monthsBetween('2025-12', '2026-02')).toBe(2)
    expect([addMonths('2025-11', 1), addMonths('2025-11', 2), addMonths('2026-01', -1)]).toEqual([
      '2025-12',
      '2026-01',
      '2025-12',
    ])
    expect(presentValue([100, 110, 121], 0.1)).toBeCloseTo(300, 10)
  })
})
