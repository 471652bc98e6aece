import type { PlacementSettings, PlacementStep } from '../wire/placement.ts'

/** A placement as it is served. */
export interface Placement extends PlacementSettings {
  /** False: the plain ranking, nothing left out. For benches that measure the ranking itself. */
  rules: boolean
  /** True when it stands for a part of a page; false when it promises one kind of list, which nothing may water down. */
  isMixed: boolean
}

type ChoosingName = PlacementStep['recommender']
type Change = Partial<Pick<PlacementSettings, 'fallback' | 'explores' | 'first'>>

const page = (
  subject: PlacementSettings['subject'],
  recommenders: readonly (ChoosingName | PlacementStep)[],
  change: Change = {},
): Placement => ({
  subject,
  recommenders: recommenders.map((step) => (typeof step === 'string' ? { recommender: step } : step)),
  fallback: ['bestsellers', 'new-arrivals'],
  explores: false,
  first: false,
  rules: true,
  isMixed: true,
  ...change,
})
const list = (subject: PlacementSettings['subject'], recommender: ChoosingName): Placement => ({
  ...page(subject, [recommender], { fallback: [] }),
  isMixed: false,
})

/** What the shopper does now, with what is known of them from before. */
const forYou: PlacementStep = { recommender: 'session-knn', blend: 'taste' }
const explores = true

/** The placements we know. The first group stands for pages; the second for shelves that show one thing only. */
export const placements: Readonly<Record<string, Placement>> = {
  home: page('session', [forYou, 'category-bestsellers', 'brand-bestsellers', 'recently-viewed'], {
    explores,
  }),
  product: page('product', ['also-viewed', 'viewed-then-bought', 'similar', 'category-bestsellers']),
  cart: page('cart', [
    { recommender: 'cart-completion', most: 8 },
    { recommender: 'to-free-shipping', most: 4 },
    'bought-together',
    'session-knn',
    'category-bestsellers',
  ]),
  category: page('category', ['category-bestsellers', forYou], { explores }),
  search: page('session', [forYou, 'category-bestsellers', 'brand-bestsellers'], { explores }),
  order: page('purchase', ['bought-together', forYou, 'category-bestsellers']),
  account: page('session', ['buy-again', forYou, 'category-bestsellers', 'recently-viewed']),
  '404': page('session', [forYou, 'category-bestsellers'], { explores }),
  email: page('session', [
    { recommender: 'buy-again', most: 4 },
    forYou,
    { recommender: 'on-sale', most: 4 },
    'category-bestsellers',
    'brand-bestsellers',
  ]),

  'also-viewed': list('product', 'also-viewed'),
  'viewed-then-bought': list('product', 'viewed-then-bought'),
  'bought-together': { ...list('product', 'bought-together'), first: true },
  bundle: { ...list('product', 'bought-together'), first: true },
  'cart-completion': list('cart', 'cart-completion'),
  'to-free-shipping': list('cart', 'to-free-shipping'),
  similar: list('product', 'similar'),
  'buy-again': list('session', 'buy-again'),
  taste: list('session', 'taste'),
  'category-bestsellers': list('session', 'category-bestsellers'),
  'brand-bestsellers': list('session', 'brand-bestsellers'),
  'on-sale': list('session', 'on-sale'),
  trending: list('session', 'trending'),
  'recently-viewed': list('session', 'recently-viewed'),
  bestsellers: list('session', 'bestsellers'),
  'new-arrivals': list('session', 'new-arrivals'),
  explore: list('session', 'explore'),
  'next-item': { ...list('session', 'session-knn'), rules: false },
}

/** The name under which a placement is kept: its own where the store or we know it, else `home`. */
export function knownName(name: string, changed: Readonly<Record<string, PlacementSettings>> = {}): string {
  return Object.hasOwn(changed, name) || Object.hasOwn(placements, name) ? name : 'home'
}

/**
 * The placement of this name: the store's own (`changed`), else ours; one that neither knows is served as `home` is.
 */
export function placementOf(
  name: string,
  changed: Readonly<Record<string, PlacementSettings>> = {},
): Placement {
  const known = knownName(name, changed)
  return Object.hasOwn(changed, known) ? changedPlacement(changed[known]!) : placements[known]!
}

function changedPlacement(settings: PlacementSettings): Placement {
  const { recommenders, fallback } = settings
  return { ...settings, rules: true, isMixed: recommenders.length + fallback.length > 1 }
}
