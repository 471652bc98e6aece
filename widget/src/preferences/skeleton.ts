import { html, type TemplateResult } from 'lit'

/** The element's own size and shape, still and silent, until its answer is there. */
export function preferencesSkeleton(): TemplateResult {
  const bones = html`<div class="bone"></div>
    <div class="bone"></div>`
  return html`<section class="loading" aria-hidden="true">
    <div part="heading"><div class="bone"></div></div>
    <div part="group" class="switching">${bones}</div>
    <div part="group" class="interests">${bones}</div>
    <div part="group" class="reaching">${bones}</div>
    <div part="group" class="data">${bones}</div>
    <p part="note"></p>
  </section>`
}
