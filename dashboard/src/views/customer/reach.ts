import { html, nothing, type TemplateResult } from 'lit'
import type { Portrait } from '#shared/wire/portrait'
import type { Kit } from '../../app/kit.ts'
import '../../element/term.ts'

const channels = ['email', 'sms', 'phone', 'post', 'push'] as const

/** How somebody wants to be reached, in their own words. */
export function reach({ words }: Kit, { reach: told }: Portrait): TemplateResult {
  const { reach: said } = words.portrait
  const word = (flag: boolean | null) => (flag === null ? said.notSaid : flag ? said.yes : said.no)
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
  </section>`
}
