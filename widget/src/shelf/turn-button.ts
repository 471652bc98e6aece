import { html, type TemplateResult } from 'lit'
import type { Words } from './word-list.ts'

/** The button that turns a shelf's list; it stays, faint, where there is nothing further. */
export function turnButton(
  words: Words,
  direction: 1 | -1,
  isOff: boolean,
  onTurn: () => void,
): TemplateResult {
  const [part, label, path] =
    direction > 0 ? ['next', words.next, 'm9 5 7 7-7 7'] : ['previous', words.previous, 'm15 5-7 7 7 7']
  return html`<button
    part=${part}
    type="button"
    aria-label=${label}
    aria-disabled=${isOff}
    @click=${() => isOff || onTurn()}
  >
    <svg viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>
  </button>`
}
