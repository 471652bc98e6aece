import { html, nothing, type TemplateResult } from 'lit'
import type { Portrait } from '#shared/wire/portrait'
import type { Kit } from '../../app/kit.ts'
import '../../element/term.ts'

const channels = ['email', 'sms', 'phone', 'post', 'push'] as const

/** How somebody wants to be reached, in their own words, and how they respond to shelves. */
export function reach({ words, format }: Kit, { reach: told, response }: Portrait): TemplateResult {
  const { reach: said } = words.portrait
  const word = (flag: boolean | null) => (flag === null ? said.notSaid : flag ? said.yes : said.no)
  const { shelves_seen: seen, clicks, click_rate: rate, orders_after_click: orders } = response
  return html`<section class="section reach" aria-labelledby="reach-title">
    <h2 id="reach-title"><kindred-term .label=${said.title} .definition=${said.means}></kindred-term></h2>
    <dl>
      ${channels.map(
        (channel) => html`<div>
          <dt>${said.channel[channel]}</dt>
          <dd class=${told.channels[channel] === null ? 'soft' : ''}>${word(told.channels[channel])}</dd>
        </div>`,
      )}
    </dl>
    ${told.personalisation ? nothing : html`<p>${said.personalisationOff}</p>`}
    <p class="soft">
      ${rate === null ? said.noResponse : said.response(format.integer(clicks), format.integer(seen), format.percent(rate))}
      ${orders > 0 ? said.orders(format.integer(orders)) : nothing}
    </p>
  </section>`
}
