import { KindredQuestion } from './element.ts'

/** Registers `<kindred-question>`; a second time does nothing. */
export function defineQuestion(): void {
  if (!customElements.get('kindred-question')) customElements.define('kindred-question', KindredQuestion)
}

declare global {
  interface HTMLElementTagNameMap {
    'kindred-question': KindredQuestion
  }
}
