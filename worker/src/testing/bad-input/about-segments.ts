import { type BadInput, long, rowsOf } from './row.ts'

const name = 'A segment'

/** Bad input about filters of people and the segments they are saved as. */
export const badInputAboutSegments: readonly BadInput[] = [
  {
    input: 'No key and no login',
    to: 'GET /v1/segments',
    answer: '401 `login_required`',
    from: 'nobody',
  },
  {
    input: 'Publishable key',
    to: 'GET /v1/segments',
    answer: '403 `key_forbidden`',
  },
  ...rowsOf({ from: 'server', answer: '404 `not_found`', input: 'Segment nobody saved' }, [
    { to: 'GET /v1/segments/none' },
    { to: 'DELETE /v1/segments/none' },
  ]),
  ...rowsOf({ from: 'server', to: 'PUT /v1/segments/s', answer: '400 `invalid_request`' }, [
    { input: 'Segment without a name', body: { filter: {} } },
    { input: 'Filter with a field that is not known', body: { name, filter: { order_min: 3 } } },
    { input: 'Filter with a text for a number', body: { name, filter: { orders_min: '3' } } },
    {
      input: 'Filter with a least above its greatest',
      body: { name, filter: { orders_min: 3, orders_max: 2 } },
    },
    { input: 'Filter with a country by its name', body: { name, filter: { country: 'Germany' } } },
    { input: 'Filter that searches for a name', body: { name, filter: { q: 'Emma' } } },
  ]),
  {
    input: 'Id of a segment with 129 characters',
    to: 'PUT /v1/segments/{id}',
    answer: '400 `invalid_request`',
    from: 'server',
    path: `/v1/segments/${long(129)}`,
    body: { name, filter: {} },
  },
  ...rowsOf({ from: 'server', to: 'GET /v1/customers', answer: '400 `invalid_request`' }, [
    { input: 'Number of orders that is no number', path: '/v1/customers?orders_min=many' },
    { input: 'Country by its name', path: '/v1/customers?country=Germany' },
    { input: 'Age of −1', path: '/v1/customers?age_min=-1' },
    { input: 'Month 13', path: '/v1/customers?last_order_from=2026-13-01' },
    { input: 'Segment nobody saved', path: '/v1/customers?segment=none' },
  ]),
]
