import { KindredLoyalty } from './element.ts'

/** Registers `<kindred-loyalty>`; a second time does nothing. */
export function defineLoyalty(): void {
  if (!customElements.get('kindred-loyalty')) customElements.define('kindred-loyalty', KindredLoyalty)
}

declare global {
  interface HTMLElementTagNameMap {
    'kindred-loyalty': KindredLoyalty
  }
}
