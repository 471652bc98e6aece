import { describe, expect, it } from 'vitest'
import { addToCohorts, type CohortPeriod, type CohortSums, cohortTable, startCohorts } from './cohorts.ts'

const dayOf = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000
const bought = (...rows: [iso: string, amount: number][]) =>
  rows.map(([iso, amount]) => ({ day: dayOf(iso), amount }))

const customers = [
  bought(['2026-01-01', 10], ['2026-01-31', 5], ['2026-03-01', 20]),
  bought(['2026-01-15', 30]),
  bought(['2026-02-28', 8], ['2026-03-31', 2]),
]

function table(period: CohortPeriod, until: string) {
  const sums = startCohorts(period)
  for (const purchases of customers) addToCohorts(sums, purchases)
  return cohortTable(sums, dayOf(until))
}

describe('cohorts', () => {
  it('count people and money by months since the first order', () => {
    const [january, february] = table('month', '2026-03-31')
    expect(january?.name).toBe('2026-01')
    expect(january?.customers).toBe(2)
    expect(january?.cells.map(({ people }) => people)).toEqual([2, 0, 1])
    expect(january?.cells.map(({ revenue }) => revenue)).toEqual([45, 0, 20])
    expect(january?.cells.map((cell) => cell.cumulative_per_customer)).toEqual([22.5, 22.5, 32.5])
    expect(february?.cells.map(({ share }) => share)).toEqual([1, 1])
  })

  it('mark the month that is not over', () => {
    const complete = (until: string) => table('month', until)[0]?.cells.map((cell) => cell.complete)
    expect(complete('2026-03-30')).toEqual([true, true, false])
    expect(complete('2026-03-31')).toEqual([true, true, true])
    expect(complete('2026-01-01')).toEqual([false])
  })

  it('go by weeks from Monday and by quarters, too', () => {
    const week = table('week', '2026-04-01')[0]
    expect(week?.name).toBe('2025-12-29') // a Monday; 1 January 2026 was a Thursday
    expect(week?.customers).toBe(1)
    const quarters = table('quarter', '2026-06-30')
    expect(quarters.map(({ name, customers: people }) => [name, people])).toEqual([['2026-Q1', 3]])
    expect(quarters[0]?.cells.map(({ people, complete }) => [people, complete])).toEqual([
      [3, true],
      [0, true],
    ])
  })

  it('are the same whatever slices they come in, and kept as text between them', () => {
    let sums = startCohorts('month')
    for (const purchases of customers.toReversed()) {
      addToCohorts(sums, purchases.toReversed())
      sums = JSON.parse(JSON.stringify(sums)) as CohortSums
    }
    expect(cohortTable(sums, dayOf('2026-03-31'))).toEqual(table('month', '2026-03-31'))
  })

  it('are none without customers', () => {
    const sums = startCohorts('month')
    addToCohorts(sums, [])
    expect(cohortTable(sums, 0)).toEqual([])
  })
})
