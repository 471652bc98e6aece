import type { Cause } from '#shared/recommend/picked'
import { reasonOf } from '#shared/recommend/reason-of'
import type { ChosenProduct, FilledShelf } from '#shared/recommend/shelf-filler'
import type { ShelfRequest } from '#shared/wire/recommendation'
import type { CatalogueView } from './catalogue-view.ts'

export interface NamedShelf {
  request: ShelfRequest
  /** Null: this visitor's arm of an experiment has no shelf here. */
  shelf: FilledShelf | null
  /** The page's own product where the request asks for it too, else null. */
  subject: number | null
  experiments: { experiment: string; arm: string }[]
}

/** A `RecommendationResult` as JSON text, put together from texts that the products bring along. */
export function writeResult(
  id: string,
  shelves: readonly NamedShelf[],
  catalogue: CatalogueView,
  currency: string,
): string {
  const reasons = new Map<string, string | null>()
  const ref = (item: number) => catalogue.product(item)?.ref
  // The products of a shelf mostly share a reason; each is written once.
  const reason = (cause: Cause): string | null => {
    const key = reasonKey(cause)
    let text = reasons.get(key)
    if (text === undefined) {
      const named = reasonOf(cause, ref)
      text = named && JSON.stringify(named)
      reasons.set(key, text)
    }
    return text
  }
  const product = ({ item, recommender, cause }: ChosenProduct): string => {
    const shown = catalogue.product(item)
    const why = shown ? reason(cause) : null
    return shown && why
      ? `${shown.json},"currency":"${currency}","recommender":"${recommender}","reason":${why}}`
      : ''
  }
  const offered = (item: number | null): string => {
    const shown = item === null ? undefined : catalogue.product(item)
    return shown?.buyable ? `,"subject":${shown.json},"currency":"${currency}"}` : ''
  }
  const texts = shelves.map(({ request, shelf, subject, experiments }) => {
    const products = (shelf?.products ?? []).map(product).filter((text) => text !== '')
    const isEmpty = products.length === 0
    const head = {
      id: request.id,
      placement: request.placement,
      recommender: shelf && !isEmpty ? shelf.recommender : null,
      personal: shelf?.personal ?? false,
      fallback: shelf?.fallback ?? false,
      ...(experiments.length > 0 ? { experiments } : {}),
      ...(shelf ? {} : { holdout: true }),
    }
    const heading = isEmpty || !shelf?.heading ? null : reason(shelf.heading)
    return `${JSON.stringify(head).slice(0, -1)},"heading":${heading},"products":[${products.join(',')}]${offered(subject)}}`
  })
  return `{"id":"${id}","shelves":[${texts.join(',')}]}`
}

/** Equal causes have equal keys: a cause's fields always come in the same order. */
function reasonKey(cause: Cause): string {
  return Object.values(cause).join('\n')
}
