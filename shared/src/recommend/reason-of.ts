import type { ItemRef, Reason } from '../wire/reason.ts'
import type { Cause } from './picked.ts'

/** Figures about people are told from this many up, so that nobody can be recognised in them. */
const minPeopleTold = 5

/**
 * The reason in the words of the API, or null when the product it rests on is gone from the catalogue: a reason that
 * cannot be named is not told. A figure of 0 was left out on purpose (see `headingOf`).
 */
export function reasonOf(cause: Cause, ref: (item: number) => ItemRef | undefined): Reason | null {
  switch (cause.because) {
    case 'viewed':
    case 'also_viewed':
    case 'viewed_then_bought':
    case 'bought_together':
    case 'similar':
    case 'history': {
      const item = ref(cause.item)
      return item ? aboutItem(cause, item) : null
    }
    case 'category':
    case 'brand': {
      const item = cause.item === null ? undefined : ref(cause.item)
      const named = item ? { item } : {}
      return cause.because === 'brand'
        ? { because: 'brand', brand: cause.brand, ...named }
        : { because: 'category', category: cause.category, ...named }
    }
    case 'buy_again':
      return cause.times === 0
        ? { because: 'buy_again' }
        : { because: 'buy_again', times: cause.times, last_at: cause.lastAt }
    case 'on_sale': {
      const percent = cause.percent === 0 ? {} : { percent: cause.percent }
      return {
        because: 'on_sale',
        ...percent,
        ...(cause.category === null ? {} : { category: cause.category }),
      }
    }
    case 'to_free_shipping':
      return { because: 'to_free_shipping', missing_minor: cause.missingMinor }
    case 'trending': {
      const { because, hours, people } = cause
      return people >= minPeopleTold ? { because, hours, people } : { because, hours }
    }
    case 'recently_viewed':
    case 'bestseller':
    case 'new':
    case 'chosen':
    case 'discover':
      return { because: cause.because }
    default:
      cause satisfies never
      return null
  }
}

type AboutItem = Extract<
  Cause,
  { item: number } & { because: Exclude<Cause['because'], 'category' | 'brand'> }
>

function aboutItem(cause: AboutItem, item: ItemRef): Reason {
  switch (cause.because) {
    case 'viewed':
      return { because: 'viewed', item }
    case 'similar':
      return { because: 'similar', item, ...(cause.shared === null ? {} : { shared: cause.shared }) }
    case 'history':
      return { because: 'history', item, did: cause.did }
    default: {
      const { because, people, of } = cause
      return people >= minPeopleTold ? { because, item, people, of } : { because, item }
    }
  }
}
