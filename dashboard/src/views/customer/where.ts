import { html, nothing, type TemplateResult } from 'lit'
import type { Whereabouts } from '#shared/wire/portrait'
import type { Kit } from '../../app/kit.ts'
import { countryName } from '../../format/country-name.ts'
import '../../element/term.ts'

/** Where somebody lives, how that is known, and where their orders went. */
export function where(
  { words, format }: Kit,
  { country, by, shipped_to: sent }: Whereabouts,
): TemplateResult {
  const { where: said } = words.portrait
  return html`<section class="section where" aria-labelledby="where-title">
    <h2 id="where-title"><kindred-term .label=${said.title} .definition=${said.means}></kindred-term></h2>
    ${
      country && by
        ? html`<p class="large">${countryName(words.locale, country)}</p>
            <p class="soft">${said.by[by]}</p>`
        : html`<p class="soft">${said.unknown}</p>`
    }
    ${
      sent.length > 1 || (sent[0] && sent[0].country !== country)
        ? html`<p class="soft">
            ${said.shippedTo}
            ${sent.map((one, i) => html`${i > 0 ? ' · ' : ''}${said.shipped(countryName(words.locale, one.country), format.integer(one.orders))}`)}
          </p>`
        : nothing
    }
  </section>`
}
