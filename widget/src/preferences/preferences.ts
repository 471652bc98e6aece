import { KindredPreferences } from './element.ts'

/** Registers `<kindred-preferences>`; a second time does nothing. */
export function definePreferences(): void {
  if (!customElements.get('kindred-preferences'))
    customElements.define('kindred-preferences', KindredPreferences)
}

declare global {
  interface HTMLElementTagNameMap {
    'kindred-preferences': KindredPreferences
  }
}
