import type { ExperimentReport, ExperimentReports } from '#shared/wire/experiment'
import type { PlacementList } from '#shared/wire/placement'
import type { Readiness } from '#shared/wire/readiness'
import type { Shelf } from '#shared/wire/recommendation'
import type { Rule, RulesPreview } from '#shared/wire/rule'
import { busyWeek } from '../../app/kit.fixture.ts'

/** For tests: an experiment in which shelves bring something, by the fixed interval. */
export const holdoutReport: ExperimentReport = {
  id: 'holdout',
  note: 'Do shelves bring anything?',
  status: 'running',
  arms: [
    {
      arm: 'none',
      expected_share: 0.2,
      people: 100,
      converters: 12,
      orders: 12,
      revenue_minor: 13_000,
      conversion_rate: 0.12,
      revenue_per_person_minor: 130,
      past_buyers: 40,
      past_revenue_per_person_minor: 620,
      attributed_orders: 0,
      attributed_revenue_minor: 0,
    },
    {
      arm: 'shelves',
      expected_share: 0.8,
      people: 400,
      converters: 96,
      orders: 96,
      revenue_minor: 124_000,
      conversion_rate: 0.24,
      revenue_per_person_minor: 310,
      past_buyers: 170,
      past_revenue_per_person_minor: 650,
      attributed_orders: 46,
      attributed_revenue_minor: 52_000,
    },
  ],
  comparisons: [
    {
      arm: 'shelves',
      baseline: 'none',
      conversion: {
        difference: 0.12,
        low: 0.05,
        high: 0.19,
        p_value: 0.001,
        always_low: -0.06,
        always_high: 0.3,
        always_p_value: 0.2,
        relative: 1,
        relative_low: 0.1,
        relative_high: 1.9,
      },
      revenue_per_person: {
        difference: 180,
        low: 90,
        high: 270,
        p_value: 0.0001,
        always_low: 20,
        always_high: 340,
        always_p_value: 0.02,
        relative: 1.38,
        relative_low: 0.03,
        relative_high: 2.7,
      },
      conversion_adjusted: null,
      revenue_per_person_adjusted: {
        difference: 170,
        low: 98,
        high: 242,
        p_value: 0.00001,
        always_low: 42,
        always_high: 298,
        always_p_value: 0.004,
        relative: 1.3,
        relative_low: 0.2,
        relative_high: 2.4,
        theta: 0.33,
        correlation: 0.6,
        narrower: 0.2,
      },
      not_adjusted: null,
    },
  ],
  sample_ratio: { chi_squared: 0.6, degrees_of_freedom: 1, p_value: 0.43, is_suspect: false },
  excluded: 2,
}

export const reports: ExperimentReports = { currency: 'GBP', experiments: [holdoutReport] }

export const rules: Rule[] = [
  { id: 'spring', action: 'pin', products: ['emma'], placements: ['home'] },
  { id: 'cheap', action: 'exclude', match: { max_price_minor: 500 }, enabled: false },
]

const product = (id: string, title: string): Shelf['products'][number] => ({
  id,
  title,
  url: `/books/${id}`,
  price_minor: 990,
  currency: 'GBP',
  recommender: 'session-knn',
  reason: { because: 'viewed', item: { id: 'dracula', title: 'Dracula' } },
})

export const shelf: Shelf = {
  id: 'preview',
  placement: 'home',
  recommender: 'session-knn',
  heading: { because: 'viewed', item: { id: 'dracula', title: 'Dracula' } },
  personal: true,
  fallback: false,
  products: [product('emma', 'Emma'), product('persuasion', 'Persuasion')],
}

export const preview: RulesPreview = {
  before: shelf,
  after: { ...shelf, products: [product('persuasion', 'Persuasion'), product('walden', 'Walden')] },
  added: ['walden'],
  removed: ['emma'],
}

export const placementList: PlacementList = {
  placements: [
    {
      name: 'home',
      changed: false,
      subject: 'session',
      recommenders: [
        { recommender: 'session-knn', blend: 'taste', most: 4 },
        { recommender: 'category-bestsellers' },
      ],
      fallback: ['bestsellers'],
      explores: true,
      first: false,
    },
    {
      name: 'also-viewed',
      changed: false,
      subject: 'product',
      recommenders: [{ recommender: 'also-viewed' }],
      fallback: [],
      explores: false,
      first: false,
    },
  ],
}

export const readiness: Readiness = {
  data: {
    products: 583,
    products_with_category: 583,
    products_with_brand: 0,
    products_described: 583,
    products_on_sale: 0,
    products_rarely_opened: 31,
    products_opened_by_five: 552,
    products_bought_twice: 100,
    visits: 9_000,
    orders: 400,
    customers_with_orders: 300,
    customers_who_came_back: 90,
    free_shipping_value: 0,
  },
  recommenders: [
    {
      recommender: 'session-knn',
      status: 'ready',
      needs: [{ data: 'visits', have: 9_000, least: 20, enough: 2_000 }],
      missing: [],
    },
    {
      recommender: 'bought-together',
      status: 'growing',
      needs: [
        { data: 'orders', have: 400, least: 2, enough: 1_000 },
        { data: 'products_bought_twice', have: 100, least: 2, enough: 117 },
      ],
      missing: [
        { data: 'orders', count: 600 },
        { data: 'products_bought_twice', count: 17 },
      ],
    },
    {
      recommender: 'on-sale',
      status: 'waiting',
      needs: [{ data: 'products_on_sale', have: 0, least: 1, enough: 20 }],
      missing: [{ data: 'products_on_sale', count: 1 }],
    },
  ],
}

export const settings = { rules }

/** For tests: what the API answers the view of shelves. */
export const shelfAnswers = {
  '/v1/insights/experiments': reports,
  '/v1/settings': settings,
  '/v1/placements': placementList,
  '/v1/insights/readiness': readiness,
}

export const quietWeek = { ...busyWeek, shelves: [] }
