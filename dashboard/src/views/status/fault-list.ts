import { html, nothing, type TemplateResult } from 'lit'
import type { Status, StatusReason } from '#shared/wire/status'
import type { Kit } from '../../app/kit.ts'
import { formatRoute } from '../../route/route.ts'
import { statusWords } from '../../words/status.ts'
import { momentText } from './moment-text.ts'

type Tab = 'quality' | 'keys' | 'privacy' | 'shop'

/** Where in the settings something can be looked up or done. */
const tabOf: Partial<Record<StatusReason, Tab>> = {
  events_stopped: 'shop',
  rejections_high: 'quality',
  requests_refused: 'keys',
  storage_nearly_full: 'privacy',
}

/** What is wrong, since when, and what to do about it; nothing where nothing is. */
export function faultList(kit: Kit, { reasons, began, hours }: Status): TemplateResult | typeof nothing {
  const said = statusWords(kit.words).faults
  const faults = reasons.filter((reason) => reason !== 'nothing_yet')
  if (faults.length === 0) return nothing
  const oldest = hours?.[0]?.hour ?? 0
  const item = (reason: StatusReason) => {
    const { title, advice } = said.about[reason]
    const since = began[reason]
    const tab = tabOf[reason]
    return html`<li data-reason=${reason}>
      <h3>${title}</h3>
      <p>
        ${since === undefined ? nothing : html`<span class="soft">${since <= oldest ? said.sinceBefore : said.since(momentText(kit, since))}</span>`}
        ${advice}
        ${
          tab
            ? html`<a href=${formatRoute({ view: 'settings', id: null, query: tab === 'shop' ? {} : { tab } })}
                >${said.link[tab]}</a
              >`
            : nothing
        }
      </p>
    </li>`
  }
  return html`<section class="section" aria-labelledby="status-faults">
    <h2 id="status-faults">${said.title}</h2>
    <ol class="status-faults">
      ${faults.map(item)}
    </ol>
  </section>`
}
