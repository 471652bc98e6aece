import { type BadInput, rowsOf } from './row.ts'

const act = { customer_id: '42', idempotency_key: 'k' }
const programme = {
  enabled: true,
  basis: 'orders',
  window: { kind: 'lifetime' },
  term: { kind: 'forever' },
  downgrade: 'none',
  grace_days: 0,
  refunds: 'ignored',
  tiers: [{ id: 'a', name: 'A', threshold: 0 }],
}

const settings = rowsOf({ from: 'server', to: 'PUT /v1/settings', answer: '400 `invalid_request`' }, [
  {
    input: 'Value weights that add up to 1.1',
    body: {
      value: { weights: { contribution: 0.3, future: 0.3, credit: 0.1, loyalty: 0.2, growth: 0.2 } },
    },
  },
  {
    input: 'First tier that is not open to all',
    body: { tiers: { ...programme, tiers: [{ id: 'a', name: 'A', threshold: 1 }] } },
  },
  {
    input: 'Tiers with falling thresholds',
    body: {
      tiers: {
        ...programme,
        tiers: [
          { id: 'a', name: 'A', threshold: 0 },
          { id: 'b', name: 'B', threshold: 9 },
          { id: 'c', name: 'C', threshold: 5 },
        ],
      },
    },
  },
  {
    input: 'Bonus rule with both a multiplier and points',
    body: { points: { bonus_rules: [{ id: 'b', multiplier: 2, points: 5 }] } },
  },
  { input: 'A point for 0 minor units', body: { points: { minor_per_point: 0 } } },
])

const points: BadInput[] = [
  ...['earn', 'redeem', 'reverse'].map((name) => ({
    input: 'Publishable key',
    to: `POST /v1/points/${name}`,
    answer: '403 `key_forbidden`',
    body: { ...act, points: 5 },
  })),
  ...rowsOf({ from: 'server', to: 'POST /v1/points/earn', answer: '400 `invalid_request`' }, [
    { input: 'Points without an idempotency key', body: { customer_id: '42', points: 5 } },
    { input: 'Half a point', body: { ...act, points: 0.5 } },
    { input: 'Points below 0', body: { ...act, points: -5 } },
  ]),
  ...rowsOf({ from: 'server' }, [
    {
      input: 'Friend nobody knows',
      to: 'POST /v1/points/earn',
      answer: '404 `not_found`',
      body: { ...act, points: 5, referred: 'nobody' },
    },
    {
      input: 'More points than there are',
      to: 'POST /v1/points/redeem',
      answer: '422 `points_refused`',
      body: { ...act, points: 500 },
    },
    {
      input: 'Redemption nobody made',
      to: 'POST /v1/points/reverse',
      answer: '404 `not_found`',
      body: { ...act, redemption_key: 'none' },
    },
    {
      input: 'Change by 0 points',
      to: 'POST /v1/points/adjust',
      answer: '400 `invalid_request`',
      body: { ...act, points: 0 },
    },
    {
      input: 'Decision about an entry that waits for none',
      to: 'POST /v1/points/review',
      answer: '404 `not_found`',
      body: { ...act, entry: 1, decision: 'release' },
    },
    {
      input: 'Programme that goes by the composite value',
      to: 'POST /v1/tiers/dry-run',
      answer: '400 `invalid_request`',
      body: { tiers: { ...programme, basis: 'value' } },
    },
  ]),
]

const people: BadInput[] = [
  {
    input: 'No key and no login',
    to: 'PATCH /v1/customers/42',
    answer: '401 `login_required`',
    from: 'nobody',
    body: {},
  },
  ...rowsOf({ from: 'server', to: 'PATCH /v1/customers/42' }, [
    { input: 'Birthday on 30 February', answer: '400 `invalid_request`', body: { birthday: '02-30' } },
    { input: 'Person nobody knows', answer: '404 `not_found`', body: { country: 'GB' } },
  ]),
  {
    input: 'No token',
    to: 'PATCH /v1/me',
    answer: '401 `visitor_invalid`',
    body: { personalisation: false },
  },
  {
    input: 'Expired identity token',
    to: 'PATCH /v1/me',
    answer: '401 `identity_invalid`',
    headers: ({ identity }) => ({ 'x-kindred-identity': identity.expired }),
    body: { personalisation: false },
  },
  {
    input: 'Satisfaction of 6',
    to: 'PATCH /v1/me',
    answer: '400 `invalid_request`',
    headers: ({ visitor }) => ({ 'x-kindred-visitor': visitor }),
    body: { satisfaction: 6 },
  },
]

/** Bad input about tiers, points and what is told of people. */
export const badInputAboutLoyalty: readonly BadInput[] = [...settings, ...points, ...people]
