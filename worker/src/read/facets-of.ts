import type { Facets } from '#shared/customer/taste'
import type { EventItem } from '#shared/wire/event'
import { minorPerUnit } from '#shared/wire/loyalty-settings'
import type { StoreRecord } from '../objects/store/store-record.ts'
import { catalogueView, type ShownProduct } from './catalogue-view.ts'

/** An item of an event or an order, with its catalogue number (0: unknown). */
export interface NumberedItem {
  n: number
  /** What the event itself says of it, and in which currency. */
  item?: EventItem
  currency?: string
}

/** Of a product's categories the broadest and the narrowest, of its tags the first; of each so many characters. */
const most = { categories: 4, tags: 6, characters: 80 }

/** Of more products at once, as in an import of orders, ranks are taken only from those that are held with one. */
const mostRanked = 100

/**
 * What is known of each item when it was opened or bought: what the catalogue says, else what the event says, else null.
 * Costs a call to the Catalogue only for products this isolate does not hold; ranks by price come with the same call. Items
 * of one product share one answer, so that it crosses to an object once.
 */
export async function facetsOf(
  env: Env,
  store: StoreRecord,
  items: readonly NumberedItem[],
): Promise<(Facets | null)[]> {
  const known = new Map<number, Facets>()
  const numbers = [...new Set(items.map(({ n }) => n))].filter((n) => n > 0)
  const view = catalogueView(store.id)
  if (numbers.length > mostRanked) await view.load(env, numbers)
  else if (numbers.length > 0) await view.loadRanked(env, numbers)
  for (const n of numbers) {
    const product = view.product(n)
    if (product) known.set(n, facetsOfProduct(product))
  }
  return items.map(
    ({ n, item, currency }) =>
      known.get(n) ?? (item ? facetsOfItem(item, currency === store.currency, store.currency) : null),
  )
}

function facetsOfProduct(product: ShownProduct): Facets {
  const { tags, brand, price_minor, list_price_minor, price_rank } = product
  const categories = endsOf(product.categories)
  return {
    ...(categories.length > 0 ? { categories: categories.map(shortened) } : {}),
    ...(tags.length > 0 ? { tags: tags.slice(0, most.tags).map(shortened) } : {}),
    ...(brand === null ? {} : { brand: shortened(brand) }),
    price_minor,
    ...(list_price_minor === null ? {} : { list_price_minor }),
    ...(price_rank == null ? {} : { price_rank }),
  }
}

/** A price counts only in the store's own currency: the event carries no rate. */
function facetsOfItem(item: EventItem, isOwnCurrency: boolean, currency: string): Facets | null {
  const { item_brand, item_category, price } = item
  const facets: Facets = {
    ...(item_category ? { categories: [shortened(item_category)] } : {}),
    ...(item_brand ? { brand: shortened(item_brand) } : {}),
    ...(price !== undefined && isOwnCurrency
      ? { price_minor: Math.round(price * minorPerUnit(currency)) }
      : {}),
  }
  return Object.keys(facets).length > 0 ? facets : null
}

function endsOf(categories: readonly string[]): readonly string[] {
  if (categories.length <= most.categories) return categories
  return [...categories.slice(0, most.categories - 1), ...categories.slice(-1)]
}

function shortened(name: string): string {
  return name.slice(0, most.characters)
}
