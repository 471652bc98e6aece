import type { OfferedProduct } from '#shared/wire/recommendation'
import type { ShelfAnswer } from '../recommend.ts'

/** What `kindred-add-to-cart` carries. */
export interface AddToCartDetail {
  /** The first of `products`. */
  product: OfferedProduct
  /** All that is to be put into the cart: one from a shelf's card, several from a bundle. */
  products: readonly OfferedProduct[]
  placement: string
  recommendation_id: string
}

/** Asks the page to put products into the cart; false when it prevented that Kindred is told. */
export function addToCart(
  element: HTMLElement,
  { id, shelf }: ShelfAnswer,
  products: readonly OfferedProduct[],
): boolean {
  const detail: AddToCartDetail = {
    product: products[0]!,
    products,
    placement: shelf.placement,
    recommendation_id: id,
  }
  return element.dispatchEvent(
    new CustomEvent('kindred-add-to-cart', { detail, bubbles: true, composed: true, cancelable: true }),
  )
}
