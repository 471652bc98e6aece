import { html, type TemplateResult } from 'lit'

/** A bundle's own size and shape, still and silent, until its answer is there. */
export function bundleSkeleton(items: number): TemplateResult {
  return html`<section class="loading" aria-hidden="true">
    <div part="heading"><div class="bone"></div></div>
    <div class="row">
      <ul>
        ${Array.from(
          { length: items },
          () => html`<li>
            <span class="link"><span part="image"></span></span>
            <div class="bone"></div>
            <div class="bone"></div>
          </li>`,
        )}
      </ul>
      <div part="total"></div>
    </div>
  </section>`
}
