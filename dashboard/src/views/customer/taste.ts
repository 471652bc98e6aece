import { html, svg, type TemplateResult } from 'lit'
import type { CustomerDetail } from '#shared/wire/customer'
import type { Kit } from '../../app/kit.ts'

const shownCategories = 8

/** What a person likes: a bar for each category, the share of attention beside it in figures. */
export function taste({ words, format }: Kit, { categories }: CustomerDetail): TemplateResult {
  const { customer } = words
  const largest = categories[0]?.share || 1
  return html`<section class="section taste" aria-labelledby="taste-title">
    <h2 id="taste-title">
      <kindred-term .label=${customer.taste} .definition=${customer.tasteMeans}></kindred-term>
    </h2>
    ${
      categories.length === 0
        ? html`<p class="soft">${customer.tasteEmpty}</p>`
        : html`<ul>
            ${categories.slice(0, shownCategories).map(
              ({ name, share }) => html`<li>
                <span>${name}</span><span class="number">${format.percent(share)}</span>
                <svg height="8" width="100%" aria-hidden="true">
                  <rect class="whole" width="100%" height="8" rx="4"></rect>
                  ${svg`<rect class="part" width=${`${Math.max(1, (100 * share) / largest)}%`} height="8" rx="4"></rect>`}
                </svg>
              </li>`,
            )}
          </ul>`
    }
  </section>`
}
