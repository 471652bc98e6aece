import { type BadInput, rowsOf } from './row.ts'

/** Bad input about what was bought. */
export const badInputAboutGoods: readonly BadInput[] = [
  {
    input: 'No key and no login',
    to: 'GET /v1/insights/products',
    answer: '401 `login_required`',
    from: 'nobody',
  },
  {
    input: 'Publishable key',
    to: 'GET /v1/insights/sequences',
    answer: '403 `key_forbidden`',
  },
  ...rowsOf({ from: 'server', to: 'GET /v1/insights/products', answer: '400 `invalid_request`' }, [
    { input: 'Sort that is none', path: '/v1/insights/products?sort=luck' },
    { input: '`from` after `to`', path: '/v1/insights/products?from=2026-02-01&to=2026-01-01' },
    { input: 'A thousand years', path: '/v1/insights/products?from=1026-01-01&to=2026-01-01' },
    { input: 'Offset below nought', path: '/v1/insights/products?offset=-1' },
    { input: 'Segment nobody saved', path: '/v1/insights/products?segment=none' },
  ]),
  ...rowsOf({ from: 'server', to: 'GET /v1/insights/sequences', answer: '400 `invalid_request`' }, [
    { input: 'Sequences of people', path: '/v1/insights/sequences?of=people' },
    { input: 'Sequences after a product that is not there', path: '/v1/insights/sequences?after=nothing' },
  ]),
  {
    input: 'Unknown customer',
    to: 'GET /v1/customers/{id}/next',
    answer: '404 `not_found`',
    from: 'server',
    path: '/v1/customers/nobody/next',
  },
]
