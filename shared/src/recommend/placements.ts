import type { RecommenderName } from '../wire/recommendation.ts'

/** What a placement's recommenders start from, besides what the shopper opened. */
export type Subject = 'session' | 'product' | 'cart' | 'purchase' | 'category'

export interface Placement {
  /** Tried in order until the shelf is full. */
  recommenders: readonly RecommenderName[]
  /** What fills the rest, or stands in, labelled, when the recommenders have nothing. */
  fallback: readonly RecommenderName[]
  subject: Subject
  /** False: the plain ranking, nothing left out. For benches that measure the ranking itself. */
  rules: boolean
  /** True: chooses before the page's other shelves, which have more to choose from. */
  isFirst?: boolean
}

const general = ['bestsellers', 'new-arrivals'] as const
const shelf = (
  subject: Subject,
  recommenders: readonly RecommenderName[],
  fallback: readonly RecommenderName[] = general,
): Placement => ({ subject, recommenders, fallback, rules: true })

/** The placements we know. The first group stands for pages; the second for shelves that show one thing only. */
export const placements: Readonly<Record<string, Placement>> = {
  home: shelf('session', ['session-knn', 'category-bestsellers', 'recently-viewed']),
  product: shelf('product', ['also-viewed', 'category-bestsellers']),
  cart: shelf('cart', ['bought-together', 'session-knn', 'category-bestsellers']),
  order: shelf('purchase', ['bought-together', 'session-knn', 'category-bestsellers']),
  category: shelf('category', ['category-bestsellers', 'session-knn']),
  search: shelf('session', ['session-knn', 'category-bestsellers']),
  account: shelf('session', ['session-knn', 'category-bestsellers', 'recently-viewed']),
  '404': shelf('session', ['session-knn', 'category-bestsellers']),

  'also-viewed': shelf('product', ['also-viewed'], []),
  'bought-together': { ...shelf('product', ['bought-together'], []), isFirst: true },
  'recently-viewed': shelf('session', ['recently-viewed'], []),
  bestsellers: shelf('session', ['bestsellers'], []),
  'new-arrivals': shelf('session', ['new-arrivals'], []),
  'next-item': { subject: 'session', recommenders: ['session-knn'], fallback: [], rules: false },
}

/** The placement of this name; one we do not know is served as `home` is. */
export function placementOf(name: string): Placement {
  return Object.hasOwn(placements, name) ? placements[name]! : placements.home!
}
