import type { Event } from '../wire/event.ts'
import type { Act, Facets } from './taste.ts'

/** Lists sorted by price, the cheap ones first, as the usual shops write it in their addresses. */
const byPrice =
  /[?&][^=&]*(?:sort|order)[^=&]*=(?:price(?:[-_.:+]?asc(?:ending)?)?|price[-_]low[^&]*|lowest[-_]price)(?:&|$|#)/i
/** Pages for those who need help, or send something back. */
const help =
  /\/(?:help|faqs?|support|contact(?:-us)?|customer-service|returns?|refunds?|warranty|shipping(?:-policy)?)(?:[/?#]|$)/i

/** What an event says of how somebody shops, besides what they like. */
export function shoppingSignals(
  event: Event,
  facets: readonly (Facets | null)[],
): NonNullable<Act['signals']> {
  const signals: NonNullable<Act['signals']> = {}
  const url = event.page_url ?? ''
  if (byPrice.test(url)) signals.by_price = 1
  if (help.test(url)) signals.help = 1
  const [product] = facets
  if (event.name !== 'view_item' || product?.price_minor === undefined) return signals
  signals.priced = 1
  if ((product.list_price_minor ?? 0) > product.price_minor) signals.reduced = 1
  if (product.price_rank !== undefined) {
    signals.ranked = 1
    signals.rank = Math.round(product.price_rank * 100)
  }
  return signals
}
