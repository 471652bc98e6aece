import { html, type TemplateResult } from 'lit'
import type { PreferencesWords } from './words.ts'

export interface DataView {
  words: PreferencesWords
  level: number
  /** The shopper is being asked whether they mean it. */
  isAsked: boolean
  onExport(): void
  onAsk(isAsked: boolean): void
  onForget(): void
}

/** What somebody can do with all that is kept of them: take it along, or end it, once they said so twice. */
export function dataPart({ words, level, isAsked, onExport, onAsk, onForget }: DataView): TemplateResult {
  const leave = (event: KeyboardEvent) => event.key === 'Escape' && onAsk(false)
  return html`<div part="group" class="data">
    <div class="title" role="heading" aria-level=${level}>${words.data}</div>
    ${
      isAsked
        ? html`<div part="question" role="group" aria-labelledby="question" @keydown=${leave}>
            <p id="question">${words.forgetQuestion}</p>
            <p class="buttons">
              <button part="button keep" type="button" @click=${() => onAsk(false)}>${words.forgetNo}</button>
              <button part="button confirm" type="button" @click=${onForget}>${words.forgetYes}</button>
            </p>
          </div>`
        : html`<p class="buttons">
            <button part="button export" type="button" @click=${onExport}>${words.export}</button>
            <button part="button forget" type="button" @click=${() => onAsk(true)}>${words.forget}</button>
          </p>`
    }
  </div>`
}
