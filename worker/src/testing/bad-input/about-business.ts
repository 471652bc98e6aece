import { type BadInput, rowsOf } from './row.ts'

const bands = [{ id: 'all', name: 'All', share: 1 }]
const entry = { month: '2026-01', channel: 'search', acquisition_minor: 100 }

/** Bad input about drivers, movements, treatment, key accounts and spend. */
export const badInputAboutBusiness: readonly BadInput[] = [
  {
    input: 'No key and no login',
    to: 'GET /v1/key-accounts',
    answer: '401 `login_required`',
    from: 'nobody',
  },
  { input: 'Publishable key', to: 'PUT /v1/spend', answer: '403 `key_forbidden`' },
  ...rowsOf({ from: 'server', answer: '400 `invalid_request`' }, [
    {
      input: 'Range that ends before it begins',
      to: 'GET /v1/insights/drivers',
      path: '/v1/insights/drivers?from=2026-02-01&to=2026-01-01',
    },
    {
      input: 'Comparison there is not',
      to: 'GET /v1/insights/drivers',
      path: '/v1/insights/drivers?compare=decade',
    },
    {
      input: 'Groups by the weather',
      to: 'GET /v1/insights/scorecard',
      path: '/v1/insights/scorecard?by=weather',
    },
    {
      input: 'Movements of the weather',
      to: 'GET /v1/insights/movements',
      path: '/v1/insights/movements?of=weather',
    },
    {
      input: 'Page of 201 people',
      to: 'GET /v1/insights/movements/people',
      path: '/v1/insights/movements/people?limit=201',
    },
    {
      input: 'Tiers of days the wrong way round',
      to: 'GET /v1/insights/tiers',
      path: '/v1/insights/tiers?from=2026-02-01&to=2026-01-01',
    },
    {
      input: 'Points of a segment nobody saved',
      to: 'GET /v1/insights/points',
      path: '/v1/insights/points?segment=nobody',
    },
    {
      input: 'Experiment there is not',
      to: 'GET /v1/insights/attractiveness',
      path: '/v1/insights/attractiveness?experiment=none',
    },
    {
      input: 'Share above 1',
      to: 'GET /v1/key-accounts',
      path: '/v1/key-accounts?share=1.5',
    },
    {
      input: 'Month 13',
      to: 'GET /v1/insights/acquisition',
      path: '/v1/insights/acquisition?from=2026-13',
    },
    { input: 'Name of a cluster that is empty', to: 'PUT /v1/clusters/0', body: { name: ' ' } },
  ]),
  ...rowsOf({ from: 'server', to: 'PUT /v1/treatment', answer: '400 `invalid_request`' }, [
    { input: 'Bands whose shares do not add up to 1', body: { bands: [{ ...bands[0], share: 0.5 }] } },
    {
      input: 'Two bands with one id',
      body: {
        bands: [
          { ...bands[0], share: 0.5 },
          { ...bands[0], share: 0.5 },
        ],
      },
    },
  ]),
  ...rowsOf({ from: 'server', to: 'PUT /v1/spend', answer: '400 `invalid_request`' }, [
    { input: 'The same month and channel twice', body: { entries: [entry, entry] } },
    { input: 'Negative spend', body: { entries: [{ ...entry, acquisition_minor: -1 }] } },
  ]),
  ...rowsOf({ from: 'server', to: 'PATCH /v1/key-accounts/none', answer: '400 `invalid_request`' }, [
    { input: 'Account put off without a day', body: { state: 'snoozed' } },
    { input: 'Field an account does not have', body: { mood: 'good' } },
  ]),
  ...rowsOf({ from: 'server', answer: '404 `not_found`' }, [
    { input: 'Account of nobody', to: 'PATCH /v1/key-accounts/none', body: { owner: 'Ada' } },
    { input: 'Cluster there is not', to: 'PUT /v1/clusters/99', body: { name: 'Nobody' } },
    { input: 'Person without an order', to: 'GET /v1/insights/npv/none' },
  ]),
]
