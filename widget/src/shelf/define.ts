import type { AddToCartDetail } from './add-to-cart.ts'
import { KindredShelf } from './element.ts'

/** Registers `<kindred-shelf>`; a second time does nothing. */
export function defineShelf(): void {
  if (!customElements.get('kindred-shelf')) customElements.define('kindred-shelf', KindredShelf)
}

declare global {
  interface HTMLElementTagNameMap {
    'kindred-shelf': KindredShelf
  }
  interface HTMLElementEventMap {
    'kindred-add-to-cart': CustomEvent<AddToCartDetail>
  }
}
