import { html, type TemplateResult } from 'lit'

/** The element's own size and shape, still and silent, until its answer is there. */
export function loyaltySkeleton(): TemplateResult {
  const bones = html`<div class="bone big"></div>
    <div class="bone"></div>
    <div class="bone"></div>`
  return html`<section class="loading" aria-hidden="true">
    <div part="heading"><div class="bone"></div></div>
    <div class="panels">
      <div part="panel" class="tier">${bones}</div>
      <div part="panel" class="points">${bones}</div>
      <div class="lists"></div>
    </div>
  </section>`
}
