import type { ExperimentReports } from '#shared/wire/experiment'
import { defaultLoyalty } from '#shared/wire/loyalty-settings'
import type { MovementsAnswer } from '#shared/wire/movement'
import type { PointsReport, TiersReport } from '#shared/wire/programme'
import type { SatisfactionReport } from '#shared/wire/satisfaction'
import type { ScorecardAnswer } from '#shared/wire/scorecard'

const steps = (last: number) =>
  Array.from({ length: 10 }, (_, n) => ({
    from: n / 10,
    people: n === 9 ? last : 5,
    some: n === 9 ? [{ person: 'c:7', name: 'Nell' }] : [],
  }))
const labels = (member: number, silver: number, gold: number) => [
  { label: 'gold', people: gold },
  { label: 'silver', people: silver },
  { label: 'member', people: member },
]

/** For tests: 100 customers, 10 of them in Gold. */
export const tiersReport: TiersReport = {
  from: '2026-02-06',
  to: '2026-03-07',
  basis: 'net_spend',
  customers: 100,
  tiers: [
    { tier: 'member', name: 'Member', threshold: 0, people: 60 },
    { tier: 'silver', name: 'Silver', threshold: 20_000, people: 30 },
    { tier: 'gold', name: 'Gold', threshold: 100_000, people: 10 },
    { tier: null, name: null, threshold: null, people: 0 },
  ],
  progress: [
    { tier: 'member', next: 'silver', threshold: 20_000, people: 60, steps: steps(3) },
    { tier: 'silver', next: 'gold', threshold: 100_000, people: 30, steps: steps(1) },
  ],
  reckoned: {
    members: [
      { day: '2026-02-06', labels: labels(64, 22, 8) },
      { day: '2026-03-07', labels: labels(60, 30, 10) },
    ],
    flows: [
      { from: 'member', to: 'member', people: 54, some: [] },
      { from: 'member', to: 'silver', people: 9, some: [{ person: 'c:7', name: 'Nell' }] },
      { from: null, to: 'member', people: 6, some: [] },
    ],
  },
  lacking: null,
}

/** For tests: five rose and one fell, as it was written down. */
export const recorded: MovementsAnswer = {
  of: 'tier',
  from: '2026-02-06',
  to: '2026-03-07',
  nodes: [],
  flows: [
    { from: 'member', arrived: false, to: 'member', people: 50 },
    { from: 'member', arrived: false, to: 'silver', people: 5 },
    { from: 'gold', arrived: false, to: 'silver', people: 1 },
    { from: 'gold', arrived: false, to: 'gold', people: 10 },
    { from: null, arrived: true, to: 'member', people: 10 },
  ],
  stayed: 0.9,
  members: [
    { day: '2026-02-06', labels: labels(55, 25, 11) },
    { day: '2026-03-07', labels: labels(60, 30, 10) },
  ],
  snapshots: [
    { day: '2026-02-06', people: 91, rows_written: 91 },
    { day: '2026-03-07', people: 100, rows_written: 16 },
  ],
}

/** For tests: today's snapshot alone. */
export const oneDay: MovementsAnswer = {
  ...recorded,
  from: null,
  members: [{ day: '2026-03-07', labels: labels(60, 30, 10) }],
  snapshots: [{ day: '2026-03-07', people: 100, rows_written: 100 }],
}

const card = (label: string, net: number, value: number): ScorecardAnswer['groups'][number] => ({
  label,
  name: null,
  customers: 20,
  orders: 50,
  given: { discount: 500, refund: 0, service: 0, points: 100 },
  captured: { gross: net, net, cost: 0, contribution: net, contribution_after_points: net },
  captured_per_given: null,
  order_value: { value, low: value * 0.9, high: value * 1.1, n: 20 },
  discount_share: { value: 0.05, low: 0.01, high: 0.09, n: 20 },
  full_price_share: null,
  repeat_rate: { value: 0.5, low: 0.3, high: 0.7, n: 20 },
})
const { label: _, name: __, ...everybody } = card('', 100_000, 2_000)

export const scores: ScorecardAnswer = {
  state: 'ready',
  currency: 'GBP',
  from: '2026-02-06',
  to: '2026-03-07',
  by: 'tier',
  assumed: { margin: 0.4, service_cost_minor: 0, minor_per_redeemed_point: 1 },
  groups: [card('member', 60_000, 1_500), card('gold', 40_000, 4_000)],
  everybody,
}

export const points: PointsReport = {
  currency: 'GBP',
  minor_per_redeemed_point: 1,
  people: { earned: 90, holding: 80, held: 1 },
  points: { earned: 10_000, open: 8_000, held: 500, gone: 1_500 },
  liability_minor: 8_000,
  unknown: ['pending', 'spent', 'expired'],
}

const noFigure = { n: 0, value: null, low: null, high: null, reason: 'too_few' } as const
const said = {
  csat: noFigure,
  nps: noFigure,
  effort: noFigure,
  expectation: { ...noFigure, expected: null, experienced: null },
}

export const satisfaction: SatisfactionReport = {
  from: '2026-02-06',
  to: '2026-03-07',
  time_zone: 'Europe/London',
  minimum: 10,
  answers: 40,
  all: said,
  touch_points: [],
  counts: [],
  days: [],
  loyalty: {
    people: 40,
    quadrants: [
      { quadrant: 'apostle', people: 18, share: 0.45 },
      { quadrant: 'mercenary', people: 12, share: 0.3 },
      { quadrant: 'hostage', people: 4, share: 0.1 },
      { quadrant: 'defector', people: 6, share: 0.15 },
    ],
    reason: null,
    bounds: { stated: 0.75, index: 0.5 },
    alive_by: 'model',
  },
}

const arm = (name: string, people: number, revenue: number) => ({
  arm: name,
  expected_share: 0.5,
  people,
  converters: 10,
  orders: 10,
  revenue_minor: people * revenue,
  conversion_rate: 0.1,
  revenue_per_person_minor: revenue,
  past_buyers: 0,
  past_revenue_per_person_minor: 0,
  attributed_orders: 0,
  attributed_revenue_minor: 0,
})

/** For tests: members bring two pounds more than those held out. */
export const experiments: ExperimentReports = {
  currency: 'GBP',
  experiments: [
    {
      id: 'loyalty:programme',
      status: 'running',
      arms: [arm('outside', 400, 800), arm('members', 4_000, 1_000)],
      comparisons: [
        {
          arm: 'members',
          baseline: 'outside',
          conversion: null,
          revenue_per_person: {
            difference: 200,
            low: 120,
            high: 280,
            p_value: 0.001,
            always_low: 60,
            always_high: 340,
            always_p_value: 0.01,
            relative: 0.25,
            relative_low: 0.1,
            relative_high: 0.4,
          },
          conversion_adjusted: null,
          revenue_per_person_adjusted: {
            difference: 190,
            low: 130,
            high: 250,
            p_value: 0.0001,
            always_low: 85,
            always_high: 295,
            always_p_value: 0.001,
            relative: 0.24,
            relative_low: 0.12,
            relative_high: 0.36,
            theta: 0.4,
            correlation: 0.66,
            narrower: 0.25,
          },
          not_adjusted: null,
        },
      ],
      sample_ratio: null,
      excluded: 0,
    },
  ],
}

/** For tests: what the Loyalty view asks, answered by a shop that has everything. */
export const loyaltyAnswers = {
  '/v1/insights/tiers': tiersReport,
  '/v1/insights/movements': recorded,
  '/v1/insights/scorecard': scores,
  '/v1/insights/points': points,
  '/v1/insights/satisfaction': satisfaction,
  '/v1/insights/experiments': experiments,
  '/v1/settings': defaultLoyalty('GBP'),
}
