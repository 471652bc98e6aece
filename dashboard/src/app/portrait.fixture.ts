import type { CustomerOutlookAnswer } from '#shared/wire/customer-base'
import type { Portrait } from '#shared/wire/portrait'

const noon = Date.UTC(2026, 2, 7, 12)
const day = 86_400_000

/** For tests: what the models expect of the reader. */
export const readerOutlook: CustomerOutlookAnswer = {
  state: 'ready',
  person: 'c:12/3',
  version: 3,
  as_of: '2026-03-07',
  history: { repeats: 1, recency_weeks: 8, age_weeks: 12.857143, value: 1_250 },
  model: {
    orders: { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 },
    spending: { p: 6.25, q: 3.74, v: 1_544 },
    mean_worth: 1_900,
  },
  alive: 0.7312,
  expected_orders: { days_30: 0.3, days_90: 0.8, days_365: 2.41 },
  chance_90_days: 0.44,
  order_worth: 1_834.5,
  lifetime_value: 4_021.6,
  next_order_days: { median: 60, late: 140 },
}

const contribution = {
  orders: 2,
  gross_minor: 4_500,
  discount_minor: 200,
  tax_minor: 300,
  refunds_minor: 0,
  net_minor: 4_000,
  cost_minor: 2_400,
  assumed_cost_minor: 2_400,
  service_minor: 0,
  contribution_minor: 1_600,
}

/** For tests: a reader who bought twice, is silver and has 120 points. */
export const readerPortrait: Portrait = {
  who: {
    is_known: true,
    since: noon - 90 * day,
    last_seen_at: noon - 3_600_000,
    merged_visitors: 1,
    birthday: '03-05',
    birth_year: null,
    country: 'DE',
  },
  where: { country: 'DE', by: 'told', shipped_to: [{ country: 'DE', orders: 1 }] },
  worth: {
    value: {
      value: 0.41875,
      parts: [
        {
          part: 'contribution',
          raw: 1_600,
          unit: 'minor',
          score: 0.55,
          weight: 0.3,
          adds: 0.165,
          by: 'percentile',
          formula: 'gross − …',
          inputs: { gross_minor: 4_500, discount_minor: 200, cost_minor: 2_400 },
        },
        {
          part: 'future',
          raw: 1_609,
          unit: 'minor',
          score: 0.4,
          weight: 0.3,
          adds: 0.12,
          by: 'percentile',
          formula: 'net spend …',
          inputs: { clv_minor: 1_609, margin: 0.4 },
        },
        {
          part: 'credit',
          raw: 0.9167,
          unit: 'ratio',
          score: 0.9167,
          weight: 0.1,
          adds: 0.09167,
          by: 'as_it_is',
          formula: '(9 + …',
          inputs: { orders: 2, bad: 0 },
        },
        {
          part: 'loyalty',
          raw: 0.21,
          unit: 'ratio',
          score: 0.21,
          weight: 0.2,
          adds: 0.042,
          by: 'as_it_is',
          formula: 'repeats × …',
          inputs: { repeats: 0.5, alive: 0.42, referrals: null },
        },
        {
          part: 'growth',
          raw: null,
          unit: 'minor',
          score: 0,
          weight: 0,
          adds: 0,
          by: 'unknown',
          formula: 'interest …',
          inputs: {},
        },
      ],
    },
    year: contribution,
    lifetime: contribution,
    rfm: {
      recency_days: 1,
      frequency: 2,
      monetary_minor: 4_000,
      average_order_minor: 2_000,
      score: { r: 5, f: 2, m: 2, segment: 'promising' },
    },
    outlook: { clv_minor: 1_609, p_alive: 0.7312 },
    models: { state: 'ready', version: 3, as_of: '2026-03-07' },
  },
  what: {
    affinities: [
      {
        kind: 'category',
        evidence: 12.4,
        confidence: 0.8,
        entries: [
          { key: 'Gothic', weight: 7, share: 0.6 },
          { key: 'Sea stories', weight: 5, share: 0.4 },
          { key: 'Cookery', weight: -1, share: 0, said: 'dislike' },
        ],
      },
      { kind: 'brand', evidence: 0, confidence: 0, entries: [] },
      {
        kind: 'price_band',
        evidence: 12.4,
        confidence: 0.8,
        entries: [{ key: '19', weight: 12, share: 1 }],
      },
      { kind: 'tag', evidence: 0, confidence: 0, entries: [] },
    ],
    needs: {
      needs: (['price', 'quality', 'service', 'brand', 'convenience'] as const).map((need, i) => ({
        need,
        score: 0.2 + i / 10,
        usual: 0.2,
        evidence: 8,
        signals: [],
      })),
      label: 'convenience',
    },
  },
  how: {
    rhythm: {
      order_days: 2,
      first_at: noon - 57 * day,
      last_at: noon - day,
      mean_gap_days: 56,
      expected_gap_days: 78.7,
      next_order_at: noon + 77.7 * day,
      days_since_last: 1,
      overdue: 0.0127,
      last_gap: 0.6,
      regularity: null,
    },
    lifecycle: {
      stage: 'manage',
      rule: 'buys_in_rhythm',
      inputs: { orders: 2, overdue: 0.0127, p_alive: 0.7312, days_since_seen: 0.04 },
    },
    orders: 2,
    gift_orders: 1,
  },
  reach: {
    channels: { email: true, sms: false, phone: null, post: null, push: null },
    personalisation: true,
  },
  response: { shelves_seen: 10, clicks: 2, click_rate: 0.2, orders_after_click: 1 },
  loyalty: {
    index: { index: 0.21, parts: [] },
    satisfaction: { stated: 0.75, answers: 1, quadrant: 'mercenary' },
    tier: {
      tier: { id: 'silver', name: 'Silver', multiplier: 1.25, benefits: ['A quarter more points'] },
      since: noon - 30 * day,
      basis: 'net_spend',
      amount: 25_000,
      next: { id: 'gold', name: 'Gold', threshold: 100_000, missing: 75_000, benefits: [] },
      keep: { threshold: 20_000, missing: 0, until: noon + 335 * day },
      projected: { at: noon + 365 * day, tier: 'member', name: 'Member' },
      is_in_grace: false,
      term_ends_at: noon + 335 * day,
      history: [
        { at: noon - 57 * day, what: 'joined', tier: 'member', amount: 2_000 },
        { at: noon - 30 * day, what: 'up', tier: 'silver', amount: 25_000 },
      ],
    },
    points: {
      active: 100,
      pending: 20,
      held: 0,
      spent: 0,
      expired: 0,
      earned: 120,
      expiring: [{ at: noon + 300 * day, points: 100 }],
      arriving: [{ at: noon + 13 * day, points: 20 }],
    },
    ledger: [
      {
        n: 1,
        key: 'order:A-1',
        at: noon - 57 * day,
        kind: 'earn',
        points: 100,
        order: 'A-1',
        placed_at: noon - 57 * day,
      },
    ],
  },
}
