import { html, nothing, type TemplateResult } from 'lit'
import '../../element/term.ts'

/** One figure with its name, which carries the definition, and what stands beside it. */
export function tile(label: string, definition: string, value: string, beside = ''): TemplateResult {
  return html`<div class="figure">
    <dt><kindred-term .label=${label} .definition=${definition}></kindred-term></dt>
    <dd>
      <span class="value">${value}</span>${beside ? html`<span class="beside">${beside}</span>` : nothing}
    </dd>
  </div>`
}

/** A bar of 0 to 1 with a mark at `usual`, for the eye only: the figure stands beside it. */
export function bar(share: number, usual: number | null = null): TemplateResult {
  const percent = (ratio: number) => `${100 * Math.min(1, Math.max(0, ratio))}%`
  return html`<span class="bar" aria-hidden="true">
    <span class="part" style=${`inline-size:${percent(share)}`}></span>
    ${usual === null ? nothing : html`<span class="usual" style=${`inset-inline-start:${percent(usual)}`}></span>`}
  </span>`
}
