import type { Picked } from './picked.ts'
import { Top } from './top.ts'

export interface FreeShippingInputs {
  /** What the cart is worth, and from which value shipping is free, in minor units. */
  cartMinor: number
  freeFromMinor: number
  /** What goes with the cart, the best first. */
  candidates: readonly number[]
  /** Undefined when the catalogue does not show the product. */
  priceOf: (item: number) => number | undefined
}

/** A product may cost this many times what is missing. */
const mostTimes = 2
/** Places down the list of what goes with the cart over which its say halves. */
const halfPlace = 10

/**
 * What brings a cart to free shipping: of the products that go with it, those that cost what is missing or up to twice
 * as much. Best first by 10 / (10 + place) for how well it goes, times missing / price for how little is spent beyond.
 * Nothing when the cart is empty or ships free already.
 */
export function toFreeShipping(
  { cartMinor, freeFromMinor, candidates, priceOf }: FreeShippingInputs,
  limit: number,
): Picked[] {
  const missingMinor = freeFromMinor - cartMinor
  if (missingMinor <= 0 || cartMinor <= 0) return []
  const top = new Top(limit)
  candidates.forEach((item, place) => {
    const price = priceOf(item)
    if (price === undefined || price < missingMinor || price > mostTimes * missingMinor) return
    top.offer(item, (halfPlace / (halfPlace + place)) * (missingMinor / price))
  })
  return top.list().map(({ item }) => ({ item, cause: { because: 'to_free_shipping', missingMinor } }))
}
