import type { ExportedProduct } from '../../wire/person-export.ts'
import type { KeptOrder } from '../apply-order.ts'
import type { Profile } from '../profile.ts'

/** The numbers and ids by which a profile and its orders speak of products, each once. */
export function namedProducts(
  profile: Profile,
  orders: readonly KeptOrder[],
): { ids: string[]; numbers: number[] } {
  const numbers = [
    ...profile.sessions.flatMap(({ items }) => items),
    ...profile.purchases.map(({ n }) => n),
    ...profile.clicks.map(({ n }) => n),
    ...profile.hidden,
    ...Object.keys(profile.hide_acts ?? {}).map(Number),
  ]
  const ids = [
    ...profile.timeline.flatMap(({ items }) => items),
    ...orders.flatMap(({ lines }) => lines.map(({ item_id }) => item_id)),
  ]
  return { ids: [...new Set(ids)], numbers: [...new Set(numbers)] }
}

/** Products by the catalogue's numbers, and by the ids that pages and servers gave. */
export interface ProductNames {
  byNumber: ReadonlyMap<number, ExportedProduct>
  byId: ReadonlyMap<string, ExportedProduct>
}

const gone: ExportedProduct = { id: null, title: null, url: null }

/** The product behind a number, or what is left where the catalogue has no such number any more. */
export function productOf({ byNumber }: ProductNames, n: number): ExportedProduct {
  return byNumber.get(n) ?? gone
}

/** The product behind an id; of one the catalogue does not know, the id. */
export function productNamed({ byId }: ProductNames, id: string): ExportedProduct {
  return byId.get(id) ?? { ...gone, id }
}
