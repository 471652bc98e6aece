import { expect, test } from 'vitest'
import type { Experiment } from '../wire/experiment.ts'
import { type ArmSums, experimentReport } from './report.ts'

const experiment: Experiment = {
  id: 'holdout',
  status: 'running',
  share: 1,
  arms: [
    { id: 'none', weight: 1, placements: { '*': null } },
    { id: 'shelves', weight: 3, placements: {} },
  ],
}
const noPast = {
  past_buyers: 0,
  past_converters: 0,
  past_revenue_minor: 0,
  past_revenue_squares: 0,
  revenue_products: 0,
}
const sums = (arm: string, people: number, converters: number, met_first = people): ArmSums => ({
  arm,
  people,
  converters,
  orders: converters + 1,
  revenue_minor: converters * 2_000,
  revenue_squares: converters * 2_000 ** 2,
  attributed_orders: 3,
  attributed_revenue_minor: 4_000,
  ...noPast,
  met_first,
})

test('figures by arm in the order of the settings, the others beside the first', () => {
  const report = experimentReport(experiment, [sums('shelves', 3_000, 330), sums('none', 1_000, 80)], 4)
  expect(
    report.arms.map(({ arm, expected_share, people, conversion_rate }) => [
      arm,
      expected_share,
      people,
      conversion_rate,
    ]),
  ).toEqual([
    ['none', 0.25, 1_000, 0.08],
    ['shelves', 0.75, 3_000, 0.11],
  ])
  const [comparison] = report.comparisons
  expect(comparison).toMatchObject({ arm: 'shelves', baseline: 'none' })
  expect(comparison!.conversion!.difference).toBeCloseTo(0.03, 12)
  expect(comparison!.conversion!.relative).toBeCloseTo(0.375, 12)
  expect(comparison!.revenue_per_person!.difference).toBeCloseTo(60, 9)
  expect(report).toMatchObject({ excluded: 4, sample_ratio: { is_suspect: false } })
})

test('an arm nobody met yet has noughts and is compared with nothing', () => {
  const report = experimentReport(experiment, [sums('none', 10, 1)], 0)
  expect(report.arms[1]).toMatchObject({ arm: 'shelves', people: 0, conversion_rate: 0 })
  expect(report.comparisons[0]).toMatchObject({ conversion: null, revenue_per_person: null })
})

test('an arm that the settings do not name (any more) is in no figure', () => {
  const report = experimentReport(experiment, [sums('made-up', 50, 50)], 0)
  expect(report.arms.map(({ arm }) => arm)).toEqual(['none', 'shelves'])
  expect(report.sample_ratio).toBeNull()
})

test('the spread is judged by the arm met first', () => {
  const report = experimentReport(
    experiment,
    [sums('none', 700, 1, 1_000), sums('shelves', 2_700, 1, 3_000)],
    300,
  )
  expect(report.sample_ratio!.chi_squared).toBe(0)
})

test('a comparison says whether it is adjusted for what people had ordered before, or why not', () => {
  const withPast = (one: ArmSums, past_buyers: number, past_converters: number): ArmSums => ({
    ...one,
    past_buyers,
    past_converters,
    past_revenue_minor: past_buyers * 1_500,
    past_revenue_squares: past_buyers * 1_500 ** 2,
    revenue_products: past_converters * 1_500 * 2_000,
  })
  const [none, shelves] = [sums('none', 1_000, 80), sums('shelves', 3_000, 330)]
  const of = (...arms: ArmSums[]) => experimentReport(experiment, arms, 0).comparisons[0]!
  expect(of(none, shelves)).toMatchObject({
    conversion_adjusted: null,
    revenue_per_person_adjusted: null,
    not_adjusted: 'no_past',
  })
  expect(of(withPast(none, 9, 5), withPast(shelves, 600, 200)).not_adjusted).toBe('little_past')
  const told = of(withPast(none, 200, 60), withPast(shelves, 600, 200))
  expect(told.not_adjusted).toBeNull()
  expect(told.conversion_adjusted!.narrower).toBeGreaterThan(0.05)
  // Both arms have the same share of people with a past, and all paid the same: nothing is taken off.
  expect(told.revenue_per_person_adjusted!.difference).toBeCloseTo(told.revenue_per_person!.difference, 9)
  const { arms } = experimentReport(experiment, [withPast(none, 200, 60)], 0)
  expect(arms[0]).toMatchObject({ past_buyers: 200, past_revenue_per_person_minor: 300 })
})
