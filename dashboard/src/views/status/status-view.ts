import { html, type TemplateResult } from 'lit'
import type { Status } from '#shared/wire/status'
import type { Kit } from '../../app/kit.ts'
import { LightElement } from '../../element/light-element.ts'
import { Loading } from '../../element/loading.ts'
import { problemNotice } from '../../element/problem.ts'
import { statusWords } from '../../words/status.ts'
import { faultList } from './fault-list.ts'
import { eventsChart, lagChart, overloadChart, waitsChart } from './hour-charts.ts'
import { momentText } from './moment-text.ts'
import { rejectedChart } from './rejected-chart.ts'
import { statusTiles } from './status-tiles.ts'
import { waitingTable } from './waiting-table.ts'
import './status-view.css'

/** How often the page asks again while it is looked at. */
const againMs = 60_000

/** `<kindred-status-view>`: does everything arrive? What is wrong and what to do, and the last two days by the hour. */
export class StatusViewElement extends LightElement {
  static override properties = { kit: { attribute: false } }
  declare kit: Kit
  readonly #status = new Loading<Status>(this)
  #timer: ReturnType<typeof setInterval> | null = null

  readonly #ask = (signal: AbortSignal): Promise<Status> => this.kit.api.get('/v1/status', {}, signal)

  override connectedCallback(): void {
    super.connectedCallback()
    this.#timer = setInterval(() => {
      if (!document.hidden) this.#status.refresh(this.#ask)
    }, againMs)
    if (this.hasUpdated) this.requestUpdate()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    if (this.#timer !== null) clearInterval(this.#timer)
  }

  protected override willUpdate(): void {
    this.#status.want('now', this.#ask)
  }

  protected override render() {
    const { kit } = this
    const { value: status, error } = this.#status.state
    const failed = error ? problemNotice(kit.words, error, () => this.#status.refresh(this.#ask)) : ''
    if (!status) return failed || html`<p class="waiting" role="status">${kit.words.loading}</p>`
    return html`${failed}${this.#opening(status)} ${faultList(kit, status)} ${this.#rest(status)}`
  }

  #opening(status: Status): TemplateResult {
    const { kit } = this
    const said = statusWords(kit.words)
    return html`<header class="opening">
      <h1>${said.question}</h1>
      <p class=${`answer status-answer ${status.state}`} role="status">${storyOf(kit, status)}</p>
      <p class="soft dates">${said.checked(kit.format.time(status.at))}</p>
    </header>`
  }

  #rest(status: Status): TemplateResult {
    const { kit } = this
    const said = statusWords(kit.words)
    if (status.hours === null) return waitingTable(kit, status)
    if (status.reasons.includes('nothing_yet'))
      return html`<p>${said.startingHint} <a href="#/today">${kit.words.views.today}</a></p>`
    const { hours, arrival } = status
    return html`${statusTiles(kit, status, status.index)}
      <h2 class="status-hours">${said.hours.title}</h2>
      <div class="status-charts">
        ${eventsChart(kit, hours)} ${lagChart(kit, hours, arrival)} ${waitsChart(kit, hours)}
        ${rejectedChart(kit, hours)} ${overloadChart(kit, hours)}
      </div>
      ${waitingTable(kit, status)}`
  }
}

/** The answer to the page's question. */
function storyOf(kit: Kit, { state, reasons, since, hours }: Status): string {
  const said = statusWords(kit.words)
  if (state === 'starting') return said.starting
  if (state === 'attention') {
    const { title } = said.faults.about[reasons[0]!]
    return reasons.length === 1
      ? said.attention(title)
      : said.attentionMany(kit.format.integer(reasons.length), title)
  }
  if (since === null) return said.well
  return since <= (hours?.[0]?.hour ?? 0) ? said.wellAllAlong : said.wellSince(momentText(kit, since))
}

if (!customElements.get('kindred-status-view'))
  customElements.define('kindred-status-view', StatusViewElement)
