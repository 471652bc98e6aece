import { type BadInput, type Given, rowsOf } from './row.ts'

/** Bad input of those who stand at a door that is not theirs, and addresses that lead nowhere. */
export const badInputAtTheDoor: readonly BadInput[] = rowsOf({ from: 'nobody' }, [
  { input: 'Publishable key', to: 'GET /v1/settings', answer: '403 `key_forbidden`', from: 'page' },
  {
    input: 'Secret key in the address',
    to: 'GET /v1/customers',
    answer: '403 `key_forbidden`',
    path: ({ store }) => `/v1/customers?key=${store.secret_key}`,
  },
  { input: 'Neither key nor login', to: 'GET /v1/customers', answer: '401 `login_required`' },
  {
    input: 'Forged login cookie',
    to: 'GET /v1/customers',
    answer: '401 `login_required`',
    headers: ({ store }) => ({ cookie: `__Host-kindred_login=${store.store.id}.9999999999999.AAAA` }),
  },
  { input: 'Neither key nor login', to: 'GET /v1/live', answer: '401 `login_required`' },
  {
    input: 'Wrong secret key',
    to: 'POST /v1/login',
    answer: '401 `key_invalid`',
    body: ({ store }: Given) => ({ secret_key: `${store.secret_key}x` }),
  },
  {
    input: 'Publishable key',
    to: 'POST /v1/login',
    answer: '401 `key_invalid`',
    body: ({ store }: Given) => ({ secret_key: store.publishable_key }),
  },
  { input: 'No token', to: 'GET /v1/me', answer: '401 `visitor_invalid`', from: 'page' },
  {
    input: 'Forged visitor token',
    to: 'DELETE /v1/me',
    answer: '401 `visitor_invalid`',
    from: 'page',
    headers: ({ visitor }) => ({ 'x-kindred-visitor': `${visitor}x` }),
  },
  {
    input: 'Forged identity token',
    to: 'GET /v1/me/export',
    answer: '401 `identity_invalid`',
    from: 'page',
    headers: ({ identity }) => ({ 'x-kindred-identity': identity.forged }),
  },
  { input: 'No deployment secret', to: 'POST /v1/stores', answer: '401 `key_missing`', body: { id: 'a' } },
  {
    input: 'Wrong deployment secret',
    to: 'POST /v1/stores',
    answer: '401 `key_invalid`',
    headers: { authorization: 'Bearer guess' },
    body: { id: 'a' },
  },
  {
    input: 'Unknown store',
    to: 'GET /v1/stores/{store}/items/{id}/recommendations',
    answer: '404 `not_found`',
    path: '/v1/stores/nobody/items/a/recommendations',
  },
  {
    input: '`limit=many`',
    to: 'GET /v1/stores/{store}/items/{id}/recommendations',
    answer: '400 `invalid_request`',
    path: ({ store }) => `/v1/stores/${store.store.id}/items/a/recommendations?limit=many`,
  },
  { input: 'Wrong method', to: 'GET /v1/events', answer: '405 `method_not_allowed`' },
  {
    input: 'Wrong method',
    to: 'PATCH /v1/products/{id}',
    answer: '405 `method_not_allowed`',
    path: '/v1/products/book-1',
  },
  { input: 'Unknown address', to: 'GET /v1/nothing', answer: '404 `not_found`' },
])
