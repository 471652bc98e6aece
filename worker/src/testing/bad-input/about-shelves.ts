import { type BadInput, rowsOf } from './row.ts'

const settings = rowsOf({ from: 'server', to: 'PUT /v1/settings', answer: '400 `invalid_request`' }, [
  {
    input: 'Unknown recommender in a placement',
    body: { placements: { home: { subject: 'session', recommenders: [{ recommender: 'magic' }] } } },
  },
  {
    input: 'Placement without recommenders',
    body: { placements: { home: { subject: 'session', recommenders: [] } } },
  },
  { input: 'Change of `next-item`, which is for measuring', body: { placements: { 'next-item': null } } },
  { input: 'Rule without an action', body: { rules: [{ id: 'a', match: { brands: ['A'] } }] } },
  { input: 'Rule that matches everything', body: { rules: [{ id: 'a', action: 'exclude', match: {} }] } },
  {
    input: 'Rule that ends before it begins',
    body: { rules: [{ id: 'a', action: 'pin', products: ['emma'], from: 2, until: 1 }] },
  },
  {
    input: '101 rules',
    body: {
      rules: Array.from({ length: 101 }, (_, i) => ({ id: `r${i}`, action: 'pin', products: ['emma'] })),
    },
  },
  { input: 'Diversity of 2', body: { recommendation: { diversity: 2 } } },
])

const requests: BadInput[] = [
  ...rowsOf({ from: 'page', to: 'POST /v1/recommendations', answer: '400 `invalid_request`' }, [
    {
      input: 'Filter whose lowest price is above its highest',
      body: { shelves: [{ id: 'a', placement: 'home', filter: { min_price_minor: 2, max_price_minor: 1 } }] },
    },
    {
      input: 'Filter of 101 brands',
      body: {
        shelves: [{ id: 'a', placement: 'home', filter: { brands: new Array<string>(101).fill('A') } }],
      },
    },
  ]),
  {
    input: 'Publishable key',
    to: 'POST /v1/rules/preview',
    answer: '403 `key_forbidden`',
    body: { rules: [], placement: 'home' },
  },
  {
    input: 'Publishable key',
    to: 'GET /v1/customers/42/recommendations',
    answer: '403 `key_forbidden`',
  },
  ...rowsOf({ from: 'server', to: 'GET /v1/customers/42/recommendations', answer: '400 `invalid_request`' }, [
    { input: 'Unknown format', path: '/v1/customers/42/recommendations?format=pdf' },
    { input: '25 products', path: '/v1/customers/42/recommendations?limit=25' },
    { input: 'Language that is none', path: '/v1/customers/42/recommendations?lang=en-12' },
  ]),
  {
    input: 'Publishable key',
    to: 'POST /v1/scores',
    answer: '403 `key_forbidden`',
    body: { customers: ['42'], products: ['emma'] },
  },
  ...rowsOf({ from: 'server', to: 'POST /v1/scores', answer: '400 `invalid_request`' }, [
    { input: 'No customer', body: { customers: [], products: ['emma'] } },
    { input: '26 customers', body: { customers: new Array<string>(26).fill('42'), products: ['emma'] } },
    { input: '201 products', body: { customers: ['42'], products: new Array<string>(201).fill('emma') } },
  ]),
  ...rowsOf({ from: 'server', to: 'POST /v1/rules/preview' }, [
    { input: 'No placement', answer: '400 `invalid_request`', body: { rules: [] } },
    {
      input: 'Customer nobody knows',
      answer: '404 `not_found`',
      body: { rules: [], placement: 'home', customer: 'nobody' },
    },
  ]),
]

/** Bad input about shelves: what the merchant decides of them and what is asked of them. */
export const badInputAboutShelves: readonly BadInput[] = [...settings, ...requests]
