import { limits } from '#shared/wire/limits'
import { type BadInput, type Given, long, rowsOf, streamed } from './row.ts'

const hour = 3_600_000
const megabyte = 1024 ** 2
const event = (more: object = {}): object => ({
  id: crypto.randomUUID(),
  name: 'view_item',
  at: Date.now(),
  items: [{ item_id: 'book-1' }],
  ...more,
})
const batch = (events: unknown[], more: object = {}): object => ({ sent_at: Date.now(), events, ...more })

/** A row about one event of a batch, which is refused alone. */
function badEvent(input: string, more: () => object, path: string): BadInput {
  return {
    input,
    to: 'POST /v1/events',
    answer: '202; the event is in `rejected` as `invalid`',
    body: () => batch([event(more())]),
    says: { accepted: 0, rejected: [{ index: 0, code: 'invalid' }] },
    fault: path,
  }
}

const badItem = (input: string, more: object, field: string): BadInput =>
  badEvent(input, () => ({ items: [{ item_id: 'book-1', ...more }] }), `items.0.${field}`)

const events: BadInput[] = [
  ...[
    badEvent('Unknown event name', () => ({ name: 'dance' }), 'name'),
    badEvent('Event id that is no UUID', () => ({ id: '1' }), 'id'),
    badEvent('Event about a product without `items`', () => ({ items: [] }), ''),
    badEvent('`value` without `currency`', () => ({ value: 1 }), ''),
    badEvent('101 items in one event', () => ({ items: Array(101).fill({ item_id: 'a' }) }), 'items'),
    badEvent('`page_url: "javascript:…"`', () => ({ page_url: 'javascript:alert(1)' }), 'page_url'),
    badEvent('Text of 5 KB', () => ({ name: 'search', search_term: long(5_120) }), 'search_term'),
    badEvent('Time as text', () => ({ at: '2026-01-01' }), 'at'),
    badEvent('HTML as a placement', () => ({ placement: '<b>home</b>' }), 'placement'),
  ],
  badItem('Price of −1', { price: -1 }, 'price'),
  badItem('Price of 1e30', { price: 1e30 }, 'price'),
  badItem('Price as text', { price: '9.90' }, 'price'),
  badItem('Quantity of 1.5', { quantity: 1.5 }, 'quantity'),
  badItem('Item id of 5 KB', { item_id: long(5_120) }, 'item_id'),
  badItem('Item id with control characters', { item_id: 'book\u0000\u001b[31m' }, 'item_id'),
  {
    ...badItem('Price of 1e999, which JSON reads as infinite', {}, 'price'),
    body: () =>
      JSON.stringify(batch([event({ items: [{ item_id: 'a', price: 8 }] })])).replace(':8}', ':1e999}'),
  },
  {
    ...badEvent('Event that is a thousand lists deep', () => ({}), 'name'),
    body: () => `{"sent_at":${Date.now()},"events":[${'['.repeat(1_000)}${']'.repeat(1_000)}]}`,
  },
  {
    ...badEvent('Fields under `__proto__`', () => ({}), 'id'),
    body: () => `{"sent_at":${Date.now()},"events":[{"__proto__":${JSON.stringify(event())}}]}`,
  },
  {
    input: 'Event of 73 hours ago',
    to: 'POST /v1/events',
    answer: '202; the event is in `rejected` as `too_old`',
    body: () => batch([event({ at: Date.now() - 73 * hour })]),
    says: { accepted: 0, rejected: [{ code: 'too_old' }] },
  },
  {
    input: 'A robot’s user agent',
    to: 'POST /v1/events',
    answer: '202 with `"dropped": "bot"`',
    headers: { 'user-agent': 'Googlebot/2.1' },
    body: () => batch([event()]),
    says: { accepted: 0, dropped: 'bot' },
  },
  {
    input: 'No consent',
    to: 'POST /v1/events',
    answer: '202 with `"dropped": "consent"`',
    body: () => batch([event()], { consent: 'denied' }),
    says: { accepted: 0, dropped: 'consent' },
  },
]

const wholeBodies: BadInput[] = rowsOf({ to: 'POST /v1/events' }, [
  { input: 'Malformed JSON', answer: '400 `malformed_json`', body: '{"sent_at": 1, "events"' },
  { input: 'Empty body', answer: '400 `malformed_json`', body: '' },
  { input: 'JSON that is no object', answer: '400 `invalid_request`', body: 'null' },
  {
    input: '30,000 lists in one another',
    answer: '400 `invalid_request`',
    body: `${'['.repeat(3e4)}${']'.repeat(3e4)}`,
  },
  { input: '1 MB body', answer: '413 `body_too_large`', body: long(megabyte) },
  {
    input: '1 MB body of untold length',
    answer: '413 `body_too_large`',
    body: () => streamed(long(megabyte)),
  },
  {
    input: '10,000 events',
    answer: '413 `body_too_large`',
    body: () => batch(Array.from({ length: 1e4 }, () => event())),
  },
  {
    input: '10,000 empty events in 64 KB',
    answer: '400 `invalid_request`',
    body: () => batch(Array(1e4).fill({})),
  },
  { input: 'No event', answer: '400 `invalid_request`', body: () => batch([]) },
  {
    input: 'Visitor token of 5 KB',
    answer: '400 `invalid_request`',
    body: () => batch([event()], { visitor: long(5_120) }),
  },
])

const whoIsAsking: BadInput[] = rowsOf({ to: 'POST /v1/events', body: () => batch([event()]) }, [
  { input: 'No key', answer: '401 `key_missing`', from: 'nobody' },
  {
    input: 'Forged key',
    answer: '401 `key_invalid`',
    from: 'nobody',
    path: ({ store }) =>
      `/v1/events?key=${store.publishable_key.slice(0, -1)}${store.publishable_key.endsWith('A') ? 'B' : 'A'}`,
  },
  {
    input: 'Key of a store that does not exist',
    answer: '401 `key_invalid`',
    from: 'nobody',
    path: '/v1/events?key=pk_nobody_AAAAAAAAAAAAAAAAAAAA',
  },
  {
    input: 'Key of 5 KB',
    answer: '401 `key_invalid`',
    from: 'nobody',
    headers: { authorization: `Bearer pk_${long(5_120)}` },
  },
  { input: 'Wrong origin', answer: '403 `origin_forbidden`', headers: { origin: 'https://evil.example' } },
])

/** Requests that carry tokens, with the rest of their bodies. */
const withTokens = {
  'POST /v1/events': () => batch([event()]),
  'POST /v1/recommendations': () => ({ shelves: [{ id: 'a', placement: 'home' }] }),
}

const wrongIdentities: Record<keyof Given['identity'], string> = {
  forged: 'Forged identity token',
  expired: 'Expired identity token',
  foreign: 'Another store’s identity token',
  long: 'Identity token for more than an hour',
  unsigned: 'Identity token without a signature (`alg: none`)',
}

const tokens: BadInput[] = Object.entries(withTokens).flatMap(([to, body]) => [
  ...rowsOf({ to, answer: '401 `visitor_invalid`' }, [
    {
      input: 'Forged visitor token',
      body: ({ visitor }: Given) => ({ ...body(), visitor: `${visitor}x` }),
    },
    {
      input: 'Another store’s visitor token',
      body: (given: Given) => ({ ...body(), visitor: given.foreignVisitor }),
    },
  ]),
  ...rowsOf(
    { to, answer: '401 `identity_invalid`' },
    Object.entries(wrongIdentities).map(([kind, input]) => ({
      input,
      body: ({ identity }: Given) => ({ ...body(), identity: identity[kind as keyof typeof identity] }),
    })),
  ),
])

const shelf = { id: 'a', placement: 'home' }
const shelves: BadInput[] = rowsOf({ to: 'POST /v1/recommendations', answer: '400 `invalid_request`' }, [
  { input: 'Malformed JSON', body: '{', answer: '400 `malformed_json`' },
  { input: 'No shelf', body: { shelves: [] } },
  { input: '11 shelves', body: { shelves: Array(limits.shelvesPerRequest + 1).fill(shelf) } },
  { input: '25 products on a shelf', body: { shelves: [{ ...shelf, limit: limits.productsPerShelf + 1 }] } },
  { input: 'Number of products as text', body: { shelves: [{ ...shelf, limit: '5' }] } },
  { input: 'Context of 51 items', body: { shelves: [shelf], context: { items: Array(51).fill('a') } } },
  { input: 'Context id of 5 KB', body: { shelves: [shelf], context: { product: long(5_120) } } },
])

/** Bad input that a page, or somebody who looks like one, may send. */
export const badInputFromPages: readonly BadInput[] = [
  ...wholeBodies,
  ...whoIsAsking,
  ...events,
  ...tokens,
  ...shelves,
]
