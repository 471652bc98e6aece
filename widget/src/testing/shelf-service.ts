import type { Reason } from '#shared/wire/reason'
import type { Shelf, ShelfProduct } from '#shared/wire/recommendation'
import type { Bridge } from '../bridge.ts'
import { defineShelf } from '../shelf/define.ts'
import type { KindredShelf } from '../shelf/element.ts'

export const emma = { id: 'emma', title: 'Emma' }
const viewedEmma: Reason = { because: 'viewed', item: emma }

/** A product that lacks nothing; `changes` make it another. */
export function product(changes: Partial<ShelfProduct> = {}): ShelfProduct {
  return {
    id: 'persuasion',
    title: 'Persuasion',
    url: '/books/persuasion',
    image_url: 'data:nothing', // not http: no request in tests
    price_minor: 799,
    list_price_minor: 999,
    currency: 'GBP',
    rating: 4.5,
    rating_count: 1203,
    recommender: 'session-knn',
    reason: viewedEmma,
    ...changes,
  }
}

export const products = (count: number) =>
  Array.from({ length: count }, (_, i) => product({ id: `p${i}`, title: `Book ${i}` }))

export interface FakeService {
  requests: {
    context: Record<string, unknown>
    shelves: { id: string; placement: string; limit: number }[]
  }[]
  tracked: { name: string; fields: Record<string, unknown> }[]
  /** The products of every shelf; null: the service is down. */
  shelf: Partial<Shelf> | null
  bridge: Bridge
}

/** A loader in this page whose service answers every shelf with `shelf`. */
export function fakeService(shelf: Partial<Shelf> | null = { products: products(8) }): FakeService {
  const service: FakeService = {
    requests: [],
    tracked: [],
    shelf,
    bridge: {
      state: () => ({ queue: [], acts: [[Date.now(), 'view_item', 'emma']] }),
      product: () => undefined,
      isRead: () => true,
      dropRefused: () => false,
      track: (name, fields) => service.tracked.push({ name, fields: fields as Record<string, unknown> }),
      async post(_, body) {
        const request = body as FakeService['requests'][number]
        service.requests.push(request)
        if (!service.shelf) throw new TypeError('Failed to fetch')
        const shelves = request.shelves.map(({ id, placement }) => ({
          recommender: 'session-knn',
          heading: viewedEmma,
          personal: true,
          fallback: false,
          products: [],
          ...service.shelf,
          id,
          placement,
        }))
        return Response.json({ id: 'rec-1', shelves })
      },
    },
  }
  window.kindred = Object.assign(() => {}, { bridge: service.bridge })
  return service
}

/** Puts a shelf (as HTML) into the page and waits until it has its answer. */
export async function putShelf(markup = '<kindred-shelf></kindred-shelf>'): Promise<KindredShelf> {
  defineShelf()
  document.body.insertAdjacentHTML('beforeend', markup)
  const shelf = [...document.querySelectorAll<KindredShelf>('kindred-shelf')].at(-1)!
  await settled(shelf)
  return shelf
}

/** Resolves when the shelf shows its answer, or is gone for lack of one. */
export async function settled(shelf: KindredShelf): Promise<void> {
  const end = Date.now() + 3_000
  while (!shelf.answer && !shelf.hidden && Date.now() < end) await new Promise((done) => setTimeout(done, 5))
  await shelf.updateComplete
}

export const part = (shelf: Element, name: string) => shelf.shadowRoot!.querySelector(`[part='${name}']`)!
export const parts = (shelf: Element, name: string) => [
  ...shelf.shadowRoot!.querySelectorAll<HTMLElement>(`[part='${name}']`),
]
/** What a part says, white space collapsed. */
export const said = (shelf: Element, name: string) =>
  part(shelf, name).textContent!.replace(/\s+/g, ' ').trim()
