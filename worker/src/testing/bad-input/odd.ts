import { type BadInput, type Given, rowsOf } from './row.ts'

const year = 365 * 86_400_000
const anyText = '<img src=x onerror=alert(1)> "&\' 红楼梦 📚'
const event = (more: object = {}): object => ({
  id: crypto.randomUUID(),
  name: 'view_item',
  at: Date.now(),
  items: [{ item_id: 'book-1' }],
  ...more,
})
const clockOff = (off: number) => () => ({
  sent_at: Date.now() + off,
  events: [event({ at: Date.now() + off })],
})
const product = { id: 'book-1', title: 'Emma', url: '/books/emma', price_minor: 900 }
const order = {
  created_at: Date.UTC(2026, 0, 1),
  currency: 'GBP',
  items: [{ item_id: 'book-1', quantity: 1, price_minor: 900, title: anyText }],
}

const events: BadInput[] = rowsOf({ to: 'POST /v1/events', says: { accepted: 1, rejected: [] } }, [
  { input: 'Clock a year ahead', answer: '202; taken, the time corrected', body: clockOff(year) },
  { input: 'Clock a year behind', answer: '202; taken, the time corrected', body: clockOff(-year) },
  {
    input: 'Event a year after its own sending',
    answer: '202; taken at the time of its arrival',
    body: () => ({ sent_at: Date.now(), events: [event({ at: Date.now() + year })] }),
  },
  {
    input: 'Two events with the same id',
    answer: '202; one is `accepted`, the other counts under `duplicates`',
    body: () => {
      const id = crypto.randomUUID()
      return { sent_at: Date.now(), events: [event({ id }), event({ id })] }
    },
    says: { accepted: 1, duplicates: 1, rejected: [] },
  },
  {
    input: 'HTML, emoji and Chinese in every text',
    answer: '202; taken as it is',
    body: () => ({
      sent_at: Date.now(),
      events: [
        event({ name: 'search', search_term: anyText, items: [{ item_id: anyText, item_name: anyText }] }),
      ],
    }),
  },
])

const bulk: BadInput[] = rowsOf({ from: 'server', says: { created: 1, rejected: 0 } }, [
  {
    input: 'HTML, emoji and Chinese in every text and id',
    to: 'PUT /v1/products',
    answer: '200; taken as it is',
    body: {
      ...product,
      id: anyText,
      title: anyText,
      brand: anyText,
      categories: [anyText],
      description: anyText,
    },
  },
  {
    input: 'Unknown fields, `__proto__` among them',
    to: 'PUT /v1/products',
    answer: '200; taken without them',
    body: `{"__proto__":{"price_minor":1},"colour":"red",${JSON.stringify(product).slice(1)}`,
  },
  {
    input: 'HTML, emoji and Chinese in every text and id',
    to: 'POST /v1/orders',
    answer: '200; taken as it is',
    body: { ...order, id: anyText, customer_id: anyText, customer_name: anyText },
  },
  {
    input: 'Forged visitor token',
    to: 'POST /v1/orders',
    answer: '200; taken without it',
    body: ({ visitor }: Given) => ({ ...order, id: 'o2', visitor: `${visitor}x` }),
  },
])

/** Every row of the table “Odd input” of `docs/api.md`: it is taken. */
export const oddInput: readonly BadInput[] = [
  ...events,
  ...bulk,
  {
    input: 'Context of items that the catalogue does not know',
    to: 'POST /v1/recommendations',
    answer: '200; chosen as without them',
    body: {
      context: { product: anyText, items: ['nothing'] },
      shelves: [{ id: anyText, placement: 'home' }],
    },
    says: { shelves: [{ id: anyText }] },
  },
]
