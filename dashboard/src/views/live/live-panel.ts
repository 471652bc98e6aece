import { html, nothing, type TemplateResult } from 'lit'
import type { LiveMessage } from '#shared/wire/insight'
import type { Kit } from '../../app/kit.ts'
import { LightElement } from '../../element/light-element.ts'
import type { FeedLine } from '../../live/feed.ts'
import { activeNow, minuteBars } from '../../live/minutes.ts'
import { formatRoute } from '../../route/route.ts'
import { personKey } from '../../transforms/person.ts'
import { deed, placeName } from '../../words/words.ts'
import './minute-bars.ts'
import './live-panel.css'

const shortLines = 6

/** `<kindred-live-panel>`: what is happening in the shop, line by line; `short` shows the last six under the minutes. */
export class LivePanelElement extends LightElement {
  static override properties = { kit: { attribute: false }, short: { attribute: false } }
  declare kit: Kit
  declare short: boolean

  constructor() {
    super()
    this.short = false
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.kit.feed.addEventListener('change', this.#onChange)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.kit.feed.removeEventListener('change', this.#onChange)
  }

  readonly #onChange = () => this.requestUpdate()

  protected override render() {
    const { words, feed } = this.kit
    const { paused, lines } = feed.state
    return html`<section class="section live" aria-labelledby="live-title">
      <header>
        <h2 id="live-title">${words.live.title}</h2>
        <button class="button" type="button" @click=${() => feed.pause(!paused)}>
          ${paused ? words.live.resume : words.live.pause}
        </button>
      </header>
      <p class="soft status ${feed.state.status}" role="status">${this.#status()}</p>
      ${this.short ? this.#minutes() : nothing}
      ${
        lines.length === 0
          ? this.short
            ? html`<p class="soft quiet">${words.live.empty}</p>`
            : nothing
          : html`<ol>
              ${lines.slice(0, this.short ? shortLines : lines.length).map((line) => this.#line(line))}
            </ol>`
      }
      ${this.short ? html`<p><a href="#/today/live">${words.live.all}</a></p>` : nothing}
    </section>`
  }

  /** Who is there now, and the last half hour by the minute. */
  #minutes(): TemplateResult {
    const { words, format, feed, now } = this.kit
    const said = words.today.minutes
    const people = activeNow(feed.state.minutes, now())
    const isWhole = minuteBars(feed.state.minutes, now()).every(({ heard }) => heard)
    return html`<p class="now number">
        ${people === 0 ? said.nobody : said.now(format.integer(people), people === 1)}
      </p>
      <kindred-minute-bars .kit=${this.kit}></kindred-minute-bars>
      ${isWhole ? nothing : html`<p class="soft unheard-note">${said.unheard}</p>`}`
  }

  /**
   * The connection in words. Only this line is announced: reading every event of a busy shop aloud would drown
   * whatever else is being read.
   */
  #status(): string {
    const { status } = this.kit.words.live
    const { state } = this.kit.feed
    if (state.status === 'connecting') return status.connecting
    if (state.status === 'waiting')
      return state.retryInMs === null
        ? status.offline
        : status.waiting(Math.max(1, Math.round(state.retryInMs / 1_000)))
    return state.paused ? status.paused(state.held.length) : status.live
  }

  #line({ key, message }: FeedLine): TemplateResult {
    const { words, format } = this.kit
    const { type, at, name, item, placement, amount_minor: amount } = message
    return html`<li data-key=${key} class=${type}>
      <time datetime=${new Date(at).toISOString()} class="soft number">${format.time(at)}</time>
      <p>
        ${this.#person(message)} ${deed(words, type, name)}
        ${item ? html`<b>${item.title || item.id}</b>` : nothing}
        ${amount === undefined ? nothing : html`<span class="number amount">${format.money(amount)}</span>`}
        ${placement ? html`<span class="soft">${this.#shelf(message, placement)}</span>` : nothing}
      </p>
    </li>`
  }

  #shelf({ name }: LiveMessage, placement: string): string {
    const { words } = this.kit
    const shelf = words.shelves.one(placeName(words, placement), null)
    return name === 'view_item_list' ? shelf : words.live.on(shelf)
  }

  #person({ person }: LiveMessage): TemplateResult {
    const { kind, short } = personKey(person)
    const href = formatRoute({ view: 'customers', id: person, query: {} })
    return html`<a href=${href}>${this.kit.words.person[kind](short)}</a>`
  }
}

if (!customElements.get('kindred-live-panel')) customElements.define('kindred-live-panel', LivePanelElement)
