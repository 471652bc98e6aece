import { limits } from '#shared/wire/limits'
import { type BadInput, long, rowsOf, streamed } from './row.ts'

const invalidLine = '200; the line is in `lines` as `invalid`'
const product = { id: 'book-1', title: 'Emma', url: '/books/emma', price_minor: 900 }
const order = {
  id: 'o1',
  created_at: Date.UTC(2026, 0, 1),
  currency: 'GBP',
  items: [{ item_id: 'book-1', quantity: 1, price_minor: 900 }],
}
const session = { id: 's1', started_at: Date.UTC(2026, 0, 1), items: ['book-1'] }

/** A row about one line of a bulk body, which is refused alone. */
function badLine(to: string, input: string, body: unknown, path: string): BadInput {
  const says = {
    created: 0,
    updated: 0,
    rejected: 1,
    lines: [{ line: 1, code: 'invalid' }],
  }
  return { input, to, from: 'server', answer: invalidLine, body, says, fault: path }
}

const badProduct = (input: string, more: object, path: string): BadInput =>
  badLine('PUT /v1/products', input, { ...product, ...more }, path)
const badOrder = (input: string, more: object, path: string): BadInput =>
  badLine('POST /v1/orders', input, { ...order, ...more }, path)
const badSession = (input: string, more: object, path: string): BadInput =>
  badLine('POST /v1/sessions', input, { ...session, ...more }, path)
const ofItem = (more: object): object => ({
  items: [{ item_id: 'book-1', quantity: 1, price_minor: 900, ...more }],
})

const lines: BadInput[] = [
  badLine('PUT /v1/products', 'Line that is not JSON', 'id;title', ''),
  badLine('PUT /v1/products', 'Fields under `__proto__`', `{"__proto__":${JSON.stringify(product)}}`, 'id'),
  badProduct('Price of −1', { price_minor: -1 }, 'price_minor'),
  badProduct('Price of 1e30', { price_minor: 1e30 }, 'price_minor'),
  badProduct('Price of half a penny', { price_minor: 0.5 }, 'price_minor'),
  badProduct('Price as text', { price_minor: '900' }, 'price_minor'),
  badProduct('Id of 5 KB', { id: long(5_120) }, 'id'),
  badProduct('Id with control characters', { id: 'a\nb' }, 'id'),
  badProduct('`url: "javascript:…"`', { url: 'javascript:alert(1)' }, 'url'),
  badProduct('`image_url` of two slashes', { image_url: '//evil.example/x.png' }, 'image_url'),
  badProduct('`url` of a slash and a backslash', { url: '/\\evil.example/' }, 'url'),
  badProduct('Id with half a character', { id: 'a\ud800' }, 'id'),
  badProduct('Title of 5 KB', { title: long(5_120) }, 'title'),
  badOrder('No item', { items: [] }, 'items'),
  badOrder('Quantity of 0', ofItem({ quantity: 0 }), 'items.0.quantity'),
  badOrder('Price of −1', ofItem({ price_minor: -1 }), 'items.0.price_minor'),
  badOrder('Price of 1e30', ofItem({ price_minor: 1e30 }), 'items.0.price_minor'),
  badOrder('Customer id of 5 KB', { customer_id: long(5_120) }, 'customer_id'),
  badOrder('Another currency without a rate', { currency: 'EUR' }, 'rate'),
  badOrder('Order of a million of what costs 10^12', ofItem({ quantity: 1e6, price_minor: 1e12 }), 'items'),
  badOrder('Order a year ahead', { created_at: Date.now() + 365 * 86_400_000 }, 'created_at'),
  badOrder(
    '2,000 items with titles of 500 Chinese characters',
    { items: Array(2_000).fill({ item_id: '书', quantity: 1, price_minor: 1, title: '书'.repeat(500) }) },
    'items',
  ),
  badSession('No item', { items: [] }, 'items'),
  badSession('Session a year ahead', { started_at: Date.now() + 365 * 86_400_000 }, 'started_at'),
  {
    ...badSession('Items that the catalogue does not know', {}, 'items'),
    answer: '200; the line is in `lines` as `unknown_item`',
    says: { created: 0, rejected: 1, lines: [{ line: 1, code: 'unknown_item' }] },
  },
]

const bulk: BadInput[] = ['PUT /v1/products', 'POST /v1/orders', 'POST /v1/sessions'].flatMap(
  (to): BadInput[] => [
    { input: 'Publishable key', to, answer: '403 `key_forbidden`', body: '{}' },
    { input: 'Empty body', to, from: 'server', answer: '400 `invalid_request`', body: '' },
    {
      input: '5,001 lines',
      to,
      from: 'server',
      answer: '400 `invalid_request`',
      body: '{}\n'.repeat(limits.linesPerBulk + 1),
    },
    {
      input: '9 MB body',
      to,
      from: 'server',
      answer: '413 `body_too_large`',
      body: () => long(9 * 1024 ** 2),
    },
    {
      input: '9 MB body of untold length',
      to,
      from: 'server',
      answer: '413 `body_too_large`',
      body: () => streamed(long(9 * 1024 ** 2)),
    },
  ],
)

const refund = { id: 'r1', created_at: 0, amount_minor: 1 }
const addresses: BadInput[] = rowsOf({ from: 'server' }, [
  {
    input: 'Unknown product',
    to: 'GET /v1/products/{id}',
    answer: '404 `not_found`',
    path: '/v1/products/x',
  },
  {
    input: 'Id of 5 KB',
    to: 'GET /v1/products/{id}',
    answer: '404 `not_found`',
    path: `/v1/products/${long(5_120)}`,
  },
  {
    input: 'Unknown product',
    to: 'DELETE /v1/products/{id}',
    answer: '404 `not_found`',
    path: '/v1/products/x',
  },
  {
    input: '`cursor=x`',
    to: 'GET /v1/products',
    answer: '400 `invalid_request`',
    path: '/v1/products?cursor=x',
  },
  {
    input: 'Unknown order',
    to: 'POST /v1/orders/{id}/refunds',
    answer: '404 `not_found`',
    path: '/v1/orders/x/refunds',
    body: refund,
  },
  {
    input: 'Refund of −1',
    to: 'POST /v1/orders/{id}/refunds',
    answer: '400 `invalid_request`',
    path: '/v1/orders/x/refunds',
    body: { ...refund, amount_minor: -1 },
  },
  {
    input: 'Unknown customer',
    to: 'GET /v1/customers/{id}',
    answer: '404 `not_found`',
    path: '/v1/customers/x',
  },
  {
    input: 'Id of 5 KB',
    to: 'GET /v1/customers/{id}',
    answer: '404 `not_found`',
    path: `/v1/customers/${long(5_120)}`,
  },
  {
    input: 'Half an escape (`%E4%`)',
    to: 'GET /v1/customers/{id}',
    answer: '404 `not_found`',
    path: '/v1/customers/%E4%',
  },
  {
    input: 'Unknown customer',
    to: 'DELETE /v1/customers/{id}',
    answer: '404 `not_found`',
    path: '/v1/customers/x',
  },
  {
    input: 'Unknown sort',
    to: 'GET /v1/customers',
    answer: '400 `invalid_request`',
    path: '/v1/customers?sort=name;drop',
  },
  {
    input: 'Made-up cursor',
    to: 'GET /v1/customers',
    answer: '400 `invalid_request`',
    path: '/v1/customers?cursor=WzFd',
  },
  {
    input: '`limit=0`',
    to: 'GET /v1/customers',
    answer: '400 `invalid_request`',
    path: '/v1/customers?limit=0',
  },
  {
    input: 'Day that is none',
    to: 'GET /v1/insights/overview',
    answer: '400 `invalid_request`',
    path: '/v1/insights/overview?from=yesterday',
  },
  {
    input: '`from` after `to`',
    to: 'GET /v1/insights/overview',
    answer: '400 `invalid_request`',
    path: '/v1/insights/overview?from=2026-02-01&to=2026-01-01',
  },
  {
    input: 'A thousand years',
    to: 'GET /v1/insights/overview',
    answer: '400 `invalid_request`',
    path: '/v1/insights/overview?from=1026-01-01&to=2026-01-01',
  },
  {
    input: 'Comparison that there is not',
    to: 'GET /v1/insights/overview',
    answer: '400 `invalid_request`',
    path: '/v1/insights/overview?compare=tomorrow',
  },
  {
    input: 'Segment nobody saved',
    to: 'GET /v1/insights/overview',
    answer: '400 `invalid_request`',
    path: '/v1/insights/overview?segment=none',
  },
  {
    input: 'Segment nobody saved',
    to: 'GET /v1/insights/value',
    answer: '400 `invalid_request`',
    path: '/v1/insights/value?segment=none',
  },
  {
    input: 'Day that is none',
    to: 'GET /v1/insights/value',
    answer: '400 `invalid_request`',
    path: '/v1/insights/value?as_of=2026-02-30x',
  },
  {
    input: 'Third axis of the cube that there is not',
    to: 'GET /v1/insights/segments',
    answer: '400 `invalid_request`',
    path: '/v1/insights/segments?by=shoe_size',
  },
  {
    input: 'Confidence above 1',
    to: 'GET /v1/insights/associations',
    answer: '400 `invalid_request`',
    path: '/v1/insights/associations?min_confidence=1.5',
  },
  {
    input: 'Unknown customer',
    to: 'GET /v1/insights/outlook/{id}',
    answer: '404 `not_found`',
    path: '/v1/insights/outlook/x',
  },
  { input: 'No WebSocket', to: 'GET /v1/live', answer: '400 `invalid_request`' },
  {
    input: 'Delay of −1',
    to: 'PUT /v1/settings',
    answer: '400 `invalid_request`',
    body: { publish_delay_ms: -1 },
  },
  {
    input: 'Origin without a scheme',
    to: 'PUT /v1/settings',
    answer: '400 `invalid_request`',
    body: { origins: ['shop.example'] },
  },
  { input: 'Malformed JSON', to: 'PUT /v1/settings', answer: '400 `malformed_json`', body: '{' },
])

/** Bad input that a shop’s server may send. */
export const badInputFromServers: readonly BadInput[] = [...bulk, ...lines, ...addresses]
