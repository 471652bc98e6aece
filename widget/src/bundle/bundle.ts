import { KindredBundle } from './element.ts'

/** Registers `<kindred-bundle>`; a second time does nothing. */
export function defineBundle(): void {
  if (!customElements.get('kindred-bundle')) customElements.define('kindred-bundle', KindredBundle)
}

declare global {
  interface HTMLElementTagNameMap {
    'kindred-bundle': KindredBundle
  }
}
