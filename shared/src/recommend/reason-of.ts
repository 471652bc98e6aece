import type { ItemRef, Reason } from '../wire/reason.ts'
import type { Cause } from './picked.ts'

/** Figures about people are told from this many up, so that nobody can be recognised in them. */
export const minPeopleTold = 5

/**
 * The reason in the words of the API, or null when the product it rests on is gone from the catalogue: a reason that
 * cannot be named is not told.
 */
export function reasonOf(cause: Cause, ref: (item: number) => ItemRef | undefined): Reason | null {
  switch (cause.because) {
    case 'viewed': {
      const item = ref(cause.item)
      return item ? { because: 'viewed', item } : null
    }
    case 'also_viewed':
    case 'bought_together': {
      const item = ref(cause.item)
      if (!item) return null
      const { because, people, of } = cause
      return people >= minPeopleTold ? { because, item, people, of } : { because, item }
    }
    case 'category': {
      const item = cause.item === null ? undefined : ref(cause.item)
      const { category } = cause
      return item ? { because: 'category', category, item } : { because: 'category', category }
    }
    case 'recently_viewed':
    case 'bestseller':
    case 'new':
      return { because: cause.because }
    default:
      cause satisfies never
      return null
  }
}
