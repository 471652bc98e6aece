import type { Cause } from '#shared/recommend/picked'
import { reasonOf } from '#shared/recommend/reason-of'
import type { ChosenProduct, FilledShelf } from '#shared/recommend/shelf-filler'
import type { ShelfRequest } from '#shared/wire/recommendation'
import type { CatalogueView } from './catalogue-view.ts'

export interface NamedShelf {
  request: ShelfRequest
  shelf: FilledShelf
}

/** A `RecommendationResult` as JSON text, put together from texts that the products bring along. */
export function writeResult(
  id: string,
  shelves: readonly NamedShelf[],
  catalogue: CatalogueView,
  currency: string,
): string {
  const reason = (cause: Cause) => reasonOf(cause, (item) => catalogue.product(item)?.ref)
  const product = ({ item, recommender, cause }: ChosenProduct): string => {
    const shown = catalogue.product(item)
    const why = reason(cause)
    if (!shown || !why) return ''
    return `${shown.json},"currency":"${currency}","recommender":"${recommender}","reason":${JSON.stringify(why)}}`
  }
  const texts = shelves.map(({ request, shelf }) => {
    const products = shelf.products.map(product).filter((text) => text !== '')
    const head = {
      id: request.id,
      placement: request.placement,
      recommender: products.length > 0 ? shelf.recommender : null,
      heading: products.length > 0 && shelf.heading ? reason(shelf.heading) : null,
      personal: shelf.personal,
      fallback: shelf.fallback,
    }
    return `${JSON.stringify(head).slice(0, -1)},"products":[${products.join(',')}]}`
  })
  return `{"id":"${id}","shelves":[${texts.join(',')}]}`
}
