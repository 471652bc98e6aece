import { type BadInput, rowsOf } from './row.ts'

/** Bad input about keys, the log of changes and what else merchants steer by. */
export const badInputAboutOperations: readonly BadInput[] = [
  { input: 'Publishable key', to: 'GET /v1/keys', answer: '403 `key_forbidden`' },
  { input: 'Neither key nor login', to: 'GET /v1/audit', answer: '401 `login_required`', from: 'nobody' },
  { input: 'Key nobody made', to: 'DELETE /v1/keys/none', answer: '404 `not_found`', from: 'server' },
  ...rowsOf({ from: 'server', to: 'POST /v1/keys', answer: '400 `invalid_request`' }, [
    { input: 'Kind of key there is not', body: { kind: 'master' } },
    { input: 'Overlap of 721 hours', body: { kind: 'secret', overlap_hours: 721 } },
  ]),
  ...rowsOf({ from: 'server', to: 'POST /v1/capacity', answer: '400 `invalid_request`' }, [
    { input: 'Three shards', body: { index_shards: 3 } },
    { input: '65 relays', body: { insight_relays: 65 } },
  ]),
  ...rowsOf({ from: 'server', to: 'PUT /v1/targets/t', answer: '400 `invalid_request`' }, [
    {
      input: 'Target that ends before it begins',
      body: { figure: 'orders', from: '2026-02-01', to: '2026-01-01', value: 1 },
    },
    {
      input: 'Target for a figure there is not',
      body: { figure: 'luck', from: '2026-01-01', to: '2026-02-01', value: 1 },
    },
    {
      input: 'Target over 401 days',
      body: { figure: 'orders', from: '2026-01-01', to: '2027-02-05', value: 1 },
    },
  ]),
  ...rowsOf({ from: 'server', to: 'PUT /v1/annotations/a', answer: '400 `invalid_request`' }, [
    { input: 'Annotation without a text', body: { day: '2026-01-01', text: '' } },
    { input: 'Annotation in month 13', body: { day: '2026-13-01', text: 'x' } },
  ]),
  {
    input: 'State that is not known',
    to: 'GET /v1/insights/anomalies?state=odd',
    answer: '400 `invalid_request`',
    from: 'server',
  },
  {
    input: 'Decision that is none',
    to: 'POST /v1/insights/anomalies/a',
    answer: '400 `invalid_request`',
    from: 'server',
    body: { state: 'guilty' },
  },
  {
    input: 'Nothing strange of this name',
    to: 'POST /v1/insights/anomalies/none',
    answer: '404 `not_found`',
    from: 'server',
    body: { state: 'seen' },
  },
  { input: 'Publishable key', to: 'GET /v1/insights/data-quality', answer: '403 `key_forbidden`' },
  { input: 'Target nobody set', to: 'DELETE /v1/targets/none', answer: '404 `not_found`', from: 'server' },
  {
    input: 'Annotation nobody made',
    to: 'DELETE /v1/annotations/none',
    answer: '404 `not_found`',
    from: 'server',
  },
  ...rowsOf({ from: 'server', to: 'GET /v1/audit', answer: '400 `invalid_request`' }, [
    { input: 'Action that is not known', path: '/v1/audit?action=party' },
    { input: '201 entries at once', path: '/v1/audit?limit=201' },
    { input: 'Cursor that is none of ours', path: '/v1/audit?cursor=first' },
  ]),
  ...rowsOf({ from: 'server', to: 'POST /v1/audit/search', answer: '400 `invalid_request`' }, [
    { input: 'Action that is not known', body: { action: 'party' } },
    { input: '201 entries at once', body: { limit: 201 } },
  ]),
  ...rowsOf({ from: 'server', to: 'POST /v1/customers/search', answer: '400 `invalid_request`' }, [
    { input: 'A list for a name', body: { q: ['Emma'] } },
    { input: 'Month 13', body: { last_order_from: '2026-13-01' } },
  ]),
  { input: 'Publishable key', to: 'POST /v1/customers/find', answer: '403 `key_forbidden`' },
  ...rowsOf({ from: 'server', to: 'POST /v1/customers/find', answer: '400 `invalid_request`' }, [
    { input: 'E-mail address that is none', body: { email: 'emma' } },
    { input: 'An e-mail address and an order', body: { email: 'emma@mail.example', order_id: '1' } },
    { input: 'Nothing to find anybody by', body: {} },
  ]),
  {
    input: 'Logging out maybe everywhere',
    to: 'POST /v1/logout?everywhere=maybe',
    answer: '400 `invalid_request`',
    from: 'nobody',
  },
]
