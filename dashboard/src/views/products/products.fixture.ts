import type { Associations, ProductRule } from '#shared/wire/association'
import type {
  CrossSellReport,
  GoodsRun,
  ProductInsight,
  ProductReport,
  SequenceReport,
} from '#shared/wire/goods'
import type { ChannelsAnswer, FunnelAnswer, HoursAnswer } from '#shared/wire/traffic'

const run: GoodsRun = {
  state: 'ready',
  version: 1,
  as_of: '2026-03-07',
  people: 300,
  orders: 900,
  orders_without_lines: 0,
  presents: 0,
}

const rule = (left: string, right: string, least: number): ProductRule => ({
  left: { id: left.toLowerCase(), title: left },
  right: { id: right.toLowerCase(), title: right },
  orders: 9,
  left_orders: 12,
  right_orders: 26,
  people: 8,
  support: 0.01,
  confidence: 0.75,
  lift: least * 1.5,
  lift_at_least: least,
  leverage: 0.01,
})

export const associations: Associations = {
  orders_counted: 900,
  orders: 900,
  rules: [rule('Emma', 'Persuasion', 6), rule('Persuasion', 'Emma', 5), rule('Dracula', 'Carmilla', 3)],
}

const step = (a: string, b: string, of_a: number, chance: number): SequenceReport['rules'][number] => ({
  a: { id: a, title: a },
  b: { id: b, title: b },
  count: 9,
  customers: 8,
  of_a,
  of_b: 40,
  confidence: chance + 0.05,
  chance,
  lift: 4.2,
  lift_at_least: 2.1,
  median_days: 13,
})

const nextProducts: SequenceReport = {
  ...run,
  of: 'products',
  steps: 600,
  followed: 3,
  rules: [step('Tea', 'Tea', 30, 0.4), step('Emma', 'Walden', 20, 0.17)],
}

const nextCategories: SequenceReport = {
  ...nextProducts,
  of: 'categories',
  rules: [
    step('Novels', 'Novels', 90, 0.6),
    step('Novels', 'Poetry', 90, 0.25),
    step('Poetry', 'Novels', 30, 0.3),
  ],
}

export const crossSell: CrossSellReport = {
  ...run,
  buyers: 300,
  steps: 600,
  rules: [
    {
      has: 'Novels',
      takes: 'Poetry',
      asked: 50,
      taken: 9,
      usual: 0.05,
      chance: 0.15,
      lift: 3,
      lift_at_least: 1.4,
    },
  ],
  categories: [],
}

const product = (title: string, change: Partial<ProductInsight> = {}): ProductInsight => ({
  id: title.toLowerCase(),
  title,
  orders: 13,
  units: 14,
  revenue_minor: 21_400,
  orders_before: 8,
  units_before: 8,
  revenue_before_minor: 13_600,
  growth: 0.574,
  margin: 0.4,
  margin_told: 1,
  troubled_share: 0.077,
  share: 0.2,
  share_up_to: 0.2,
  class: 'A',
  age_days: 300,
  stage: 'growing',
  age_curve: [],
  first_purchase: {
    customers: 40,
    repeat_rate: 0.7,
    repeat_rate_between: [0.55, 0.82],
    year_worth_minor: 9_000,
    year_worth_between_minor: [7_000, 11_000],
    year_customers: 30,
    verdict: 'more',
  },
  demand: {
    stock: 4,
    is_buyable: true,
    units_per_day: 0.5,
    days_of_stock: 8,
    visits: 90,
    signal: 'runs_out',
  },
  ...change,
})

const everybody: NonNullable<ProductReport['everybody']> = {
  customers: 250,
  repeat_rate: 0.5,
  repeat_rate_between: [0.44, 0.56],
  year_worth_minor: null,
  year_worth_between_minor: null,
  year_customers: 0,
  verdict: 'undecided',
}

export const productReport: ProductReport = {
  ...run,
  from: '2026-02-06',
  to: '2026-03-07',
  compared_with: { from: '2026-01-07', to: '2026-02-05' },
  currency: 'GBP',
  spread: { products: 60, gini: 0.4, top: [{ share: 0.2, brings: 0.44 }] },
  everybody,
  starters_left_out: 0,
  total: 60,
  products: [
    product('Emma'),
    product('Walden', {
      growth: null,
      margin: null,
      first_purchase: null,
      demand: {
        stock: null,
        is_buyable: true,
        units_per_day: 0.1,
        days_of_stock: null,
        visits: 3,
        signal: 'unknown',
      },
    }),
  ],
  next_offset: 25,
}

const share = (value: number) => ({ share: value, low: value * 0.9, high: Math.min(1, value * 1.1) })

export const funnel: FunnelAnswer = {
  from: '2026-02-06',
  to: '2026-03-07',
  by: null,
  total: {
    visits: 500,
    steps: [
      { step: 'view', reached: 400, of_visits: share(0.8), from_before: share(0.8) },
      { step: 'cart', reached: 100, of_visits: share(0.2), from_before: share(0.25) },
      { step: 'checkout', reached: 80, of_visits: share(0.16), from_before: share(0.8) },
      { step: 'order', reached: 60, of_visits: share(0.12), from_before: share(0.75) },
    ],
  },
  transitions: [],
  groups: [],
  previous: null,
}

const sums = (orders: number) => ({ orders, gross_minor: orders * 1_000, net_minor: orders * 900 })

export const channels: ChannelsAnswer = {
  currency: 'GBP',
  from: '2026-02-06',
  to: '2026-03-07',
  margin: 0.4,
  channels: [
    {
      channel: 'email',
      visits: 300,
      ordered: 40,
      conversion: share(0.133),
      first_touch: sums(18),
      last_touch: sums(40),
      new_customers: 12,
      net_90_days_minor: null,
      contribution_90_days_minor: null,
      clv_minor: 2_950,
      spend_minor: null,
      cac_minor: null,
      clv_to_cac: null,
      payback_month: null,
      lacking: { net_90_days_minor: 'too_recent', cac_minor: 'no_spend', payback_month: 'no_spend' },
      sources: [],
    },
  ],
  first_to_last: [],
  previous: null,
}

const week = (value: (day: number, hour: number) => number) =>
  Array.from({ length: 7 }, (_, day) => Array.from({ length: 24 }, (_, hour) => value(day, hour)))

export const hours: HoursAnswer = {
  from: '2026-02-06',
  to: '2026-03-07',
  time_zone: 'Europe/London',
  visits: week((day, hour) => (day === 3 && hour === 20 ? 40 : hour)),
  orders: week(() => 0),
  days: [4, 4, 4, 4, 5, 5, 4],
  previous: null,
}

/** For tests: what the API answers the view of products. */
export const productAnswers = {
  '/v1/insights/associations': associations,
  '/v1/insights/sequences': ({ of }: { of?: string | null }) =>
    of === 'categories' ? nextCategories : nextProducts,
  '/v1/insights/cross-sell': crossSell,
  '/v1/insights/products': productReport,
  '/v1/insights/funnel': funnel,
  '/v1/insights/channels': channels,
  '/v1/insights/hours': hours,
}

const before = { from: '2026-01-07', to: '2026-02-05' }

/** For tests: the same, with what each answer about visits holds of the days before. */
export const comparedAnswers = {
  ...productAnswers,
  '/v1/insights/funnel': {
    ...funnel,
    previous: { ...before, total: funnel.total, transitions: [], groups: [] },
  } satisfies FunnelAnswer,
  '/v1/insights/channels': {
    ...channels,
    previous: {
      ...before,
      channels: channels.channels.map((row) => ({ ...row, visits: 200, last_touch: sums(30) })),
      first_to_last: [],
    },
  } satisfies ChannelsAnswer,
  '/v1/insights/hours': {
    ...hours,
    previous: { ...before, visits: week(() => 1), orders: week(() => 0), days: [4, 4, 5, 5, 4, 4, 4] },
  } satisfies HoursAnswer,
}
