import { html, nothing, type TemplateResult } from 'lit'
import type { Presents } from '#shared/wire/portrait'
import type { Kit } from '../../app/kit.ts'

/** What somebody bought for others, and why it is taken for presents; nothing where there were none. */
export function presents({ words, format, now }: Kit, given: Presents): TemplateResult | typeof nothing {
  if (given.orders === 0 || given.last_at === null) return nothing
  const { presents: said } = words.portrait
  const reasons = (['said', 'wrapped', 'other_recipient'] as const)
    .filter((sign) => given[sign] > 0)
    .map((sign) => said.because[sign](format.integer(given[sign])))
  const names = given.categories.map(({ name }) => name)
  return html`<p class="soft note presents">
    ${said.line(format.money(given.net_minor), format.ago(given.last_at, now()))}
    ${names.length > 0 ? said.of(new Intl.ListFormat([words.locale]).format(names)) : nothing}
    ${reasons.join(' · ')}
  </p>`
}
