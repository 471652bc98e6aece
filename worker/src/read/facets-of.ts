import type { Facets } from '#shared/customer/taste'
import type { EventItem } from '#shared/wire/event'
import { minorPerUnit } from '#shared/wire/loyalty-settings'
import type { StoreRecord } from '../objects/store-record.ts'
import { catalogueView, type ShownProduct } from './catalogue-view.ts'

/** An item of an event or an order, with its catalogue number (0: unknown). */
export interface NumberedItem {
  n: number
  /** What the event itself says of it, and in which currency. */
  item?: EventItem
  currency?: string
}

/**
 * What is known of each item when it was opened or bought: what the catalogue says, else what the event says, else null.
 * Costs a call to the Catalogue only for products this isolate does not hold.
 */
export async function facetsOf(
  env: Env,
  store: StoreRecord,
  items: readonly NumberedItem[],
): Promise<(Facets | null)[]> {
  const numbers = [...new Set(items.map(({ n }) => n))].filter((n) => n > 0)
  const view = catalogueView(store.id)
  if (numbers.length > 0) await view.load(env, numbers)
  return items.map(({ n, item, currency }) => {
    const product = n > 0 ? view.product(n) : undefined
    return product
      ? facetsOfProduct(product)
      : item
        ? facetsOfItem(item, currency === store.currency, store.currency)
        : null
  })
}

function facetsOfProduct(product: ShownProduct): Facets {
  const { categories, tags, brand, price_minor, list_price_minor } = product
  return {
    ...(categories.length > 0 ? { categories } : {}),
    ...(tags.length > 0 ? { tags } : {}),
    ...(brand === null ? {} : { brand }),
    price_minor,
    ...(list_price_minor === null ? {} : { list_price_minor }),
  }
}

/** A price counts only in the store's own currency: the event carries no rate. */
function facetsOfItem(item: EventItem, isOwnCurrency: boolean, currency: string): Facets | null {
  const { item_brand, item_category, price } = item
  const facets: Facets = {
    ...(item_category ? { categories: [item_category] } : {}),
    ...(item_brand ? { brand: item_brand } : {}),
    ...(price !== undefined && isOwnCurrency
      ? { price_minor: Math.round(price * minorPerUnit(currency)) }
      : {}),
  }
  return Object.keys(facets).length > 0 ? facets : null
}
