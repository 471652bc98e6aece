import type { RecommendationContext } from '#shared/wire/recommendation'
import type { Bridge } from './bridge.ts'

/** Acts older than this say nothing of today, in milliseconds (30 days). */
const actsForMs = 30 * 86_400_000
/** Entries of each list: `limits.contextItems` of the wire. */
const most = 50

/** The context of a recommendation request: what the shopper did, and over it what the page says of itself. */
export function readContext(bridge: Bridge, now: number): RecommendationContext {
  const context: RecommendationContext = actsContext(bridge.state().acts, now)
  const { product, category, cart } = Object(bridge.said?.[0] === location.href && bridge.said?.[1])
  const own = isText(product) ? `${product}` : bridge.product()
  if (own) context.product = own
  if (isText(category)) context.category = `${category}`
  if (Array.isArray(cart)) context.cart = cart.filter(isText).map(String).slice(-most)
  return context
}

/** What the acts come to: products opened (oldest first), and those in the cart, bought and hidden by now. */
function actsContext(acts: ReturnType<Bridge['state']>['acts'], now: number) {
  const items: string[] = []
  let cart: string[] = []
  let purchased: string[] = []
  let hidden: string[] = []
  for (const [at, name, ...ids] of acts) {
    if (now - at > actsForMs) continue
    const without = (list: string[]) => list.filter((id) => !ids.includes(id))
    if (name === 'view_item' && ids[0] && items.at(-1) !== ids[0]) items.push(ids[0])
    if (name === 'view_cart') cart = ids
    if (name === 'add_to_cart') cart = [...without(cart), ...ids]
    if (name === 'remove_from_cart' || name === 'purchase') cart = without(cart)
    if (name === 'purchase') purchased = [...without(purchased), ...ids]
    if (name === 'hide_item') hidden = [...without(hidden), ...ids]
    if (name === 'unhide_item') hidden = without(hidden)
  }
  return {
    items: items.slice(-most),
    cart: cart.slice(-most),
    purchased: purchased.slice(-most),
    hidden: hidden.slice(-most),
  }
}

const isText = (value: unknown) => !!value && (typeof value === 'string' || typeof value === 'number')
