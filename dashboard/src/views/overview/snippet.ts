import { html, type TemplateResult } from 'lit'
import type { Kit } from '../../app/kit.ts'
import './snippet.css'

/** Code to copy. Fails open: where the clipboard is forbidden the text can still be selected. */
export function snippet(code: string, { words }: Kit): TemplateResult {
  const copy = async (event: Event) => {
    const button = event.currentTarget as HTMLButtonElement
    try {
      await navigator.clipboard.writeText(code)
      button.textContent = words.start.copied
    } catch {
      getSelection()?.selectAllChildren(button.previousElementSibling ?? button)
    }
  }
  return html`<div class="snippet">
    <pre tabindex="0"><code>${code}</code></pre>
    <button class="button" type="button" @click=${copy}>${words.start.copy}</button>
  </div>`
}
