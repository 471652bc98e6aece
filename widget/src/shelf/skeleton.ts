import { html, type TemplateResult } from 'lit'

/** Cards of a skeleton at most: as many as fit the widest shelf. */
const most = 8

/** A shelf's own size and shape, still and silent, until its answer is there. */
export function skeleton(cards: number): TemplateResult {
  return html`<section class="loading" aria-hidden="true">
    <header>
      <div part="heading"><div class="bone"></div></div>
    </header>
    <div class="row">
      <ul>
        ${Array.from(
          { length: Math.min(cards, most) },
          () => html`<li>
            <span part="image"></span>
            <div class="bone"></div>
            <div class="bone"></div>
            <div class="bone"></div>
          </li>`,
        )}
      </ul>
    </div>
  </section>`
}
