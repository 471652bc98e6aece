import { html, nothing, svg, type TemplateResult } from 'lit'
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
  const mark = usual === null ? null : percent(usual)
  // Lengths as attributes: the page may not carry styles of its own.
  return html`<svg class="bar" height="12" width="100%" aria-hidden="true">
    <rect class="whole" y="2" width="100%" height="8" rx="4"></rect>
    ${svg`<rect class="part" y="2" width=${percent(Math.max(0.01, share))} height="8" rx="4"></rect>`}
    ${mark === null ? nothing : svg`<line class="usual" x1=${mark} x2=${mark} y1="0" y2="12"></line>`}
  </svg>`
}
