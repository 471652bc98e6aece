import { html, nothing, type TemplateResult } from 'lit'
import type { Status } from '#shared/wire/status'
import type { Kit } from '../../app/kit.ts'
import { formatRoute } from '../../route/route.ts'

/** Whether everything arrives, in one line; where something does not, why, and a way to look further. */
export function statusLine({ words, format, now }: Kit, status: Status): TemplateResult {
  const said = words.today.status
  const { state, reasons, arrival, latest } = status
  const told = reasons.map((reason) => said.reason[reason])
  const share =
    arrival && arrival.flushes > 0 ? format.percentShort(arrival.within_2s / arrival.flushes) : null
  return html`<p class=${`status-line ${state}`} role="status" aria-label=${said.label}>
    <strong>${said[state]}</strong>
    ${told.length > 0 ? said.because(told) : nothing}
    <span class="soft"
      >${share === null ? nothing : said.arrival(share)}
      ${!latest?.events ? nothing : said.lastEvent(format.ago(latest.events, now()))}
      ${!latest?.orders ? nothing : said.lastOrder(format.ago(latest.orders, now()))}
      <a href=${formatRoute({ view: 'status', id: null, query: {} })}>${said.details}</a></span
    >
  </p>`
}
