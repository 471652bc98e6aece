import { html } from 'lit'
import type { LiveMessage, Overview } from '#shared/wire/insight'
import type { Kit } from '../../app/kit.ts'
import { LightElement } from '../../element/light-element.ts'
import { Loading } from '../../element/loading.ts'
import { problemNotice } from '../../element/problem.ts'
import { comparisonDays, type DateRange, dayAt, parseRange } from '../../route/range.ts'
import type { Route } from '../../route/route.ts'
import { comparedWith } from '../../transforms/comparison.ts'
import { isQuiet } from '../../transforms/figures.ts'
import { metricNames } from '../../transforms/series.ts'
import { chartSection } from './chart-section.ts'
import { figureSections } from './figure-sections.ts'
import { gettingStarted } from './getting-started.ts'
import { opening, quietOpening } from './opening.ts'
import { shelvesTable } from './shelves-table.ts'
import '../live/live-panel.ts'
import './overview-view.css'

/** How long after a live message the figures are asked for again: time for the outboxes to drain. */
const refreshAfterMs = 3_000

interface Answer {
  overview: Overview
  /** Everything the store knows; asked for only when the chosen days hold nothing. */
  all: Overview | null
}

/** `<kindred-overview-view>`: how is the shop doing? */
export class OverviewViewElement extends LightElement {
  static override properties = { kit: { attribute: false }, route: { attribute: false } }
  declare kit: Kit
  declare route: Route
  readonly #answer = new Loading<Answer>(this)
  #refresh: ReturnType<typeof setTimeout> | null = null

  override connectedCallback(): void {
    super.connectedCallback()
    this.kit.feed.addEventListener('message', this.#onLive)
    if (this.hasUpdated) this.requestUpdate()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.kit.feed.removeEventListener('message', this.#onLive)
    if (this.#refresh !== null) clearTimeout(this.#refresh)
    this.#refresh = null
  }

  protected override willUpdate(): void {
    const { from, to, compare } = this.#range
    this.#answer.want(`${from}/${to}/${compare}`, (signal) => this.#ask(signal))
  }

  protected override render() {
    const { words } = this.kit
    const { value, error, pending } = this.#answer.state
    if (error) return problemNotice(words, error, () => this.#answer.refresh((signal) => this.#ask(signal)))
    if (!value) return html`<p class="waiting" role="status">${words.loading}</p>`
    return html`<div class=${pending ? 'stale' : ''} aria-busy=${pending ? 'true' : 'false'}>
      ${this.#content(value)}
    </div>`
  }

  #content({ overview, all }: Answer) {
    const range = this.#range
    const { kit, route } = this
    if (all && isQuiet(all.totals)) return html`${gettingStarted(kit)}${this.#live()}`
    if (all) return html`${quietOpening({ kit, route, range, all })}${this.#live()}`
    const compare = range.compare !== 'off'
    const metric = metricNames.find((name) => name === route.query.metric) ?? 'revenue'
    return html`${opening({ kit, overview, range })} ${figureSections(kit, overview, compare)}
      <div class="with-live">
        ${chartSection({ kit, route, overview, compare, metric, today: this.#today })} ${this.#live()}
      </div>
      ${shelvesTable(kit, overview)}`
  }

  #live() {
    return html`<kindred-live-panel .kit=${this.kit} .short=${true}></kindred-live-panel>`
  }

  async #ask(signal: AbortSignal): Promise<Answer> {
    const range = this.#range
    const overview = await this.#compared(range, signal)
    const all = isQuiet(overview.totals)
      ? range.preset === 'all'
        ? overview
        : await this.kit.api.overview({ from: null, to: null }, signal)
      : null
    return { overview, all }
  }

  /** The figures of the days, beside those of the days they are compared with. */
  async #compared(range: DateRange, signal: AbortSignal): Promise<Overview> {
    const { overview } = this.kit.api
    const before = range.compare === 'previous' ? null : comparisonDays(range)
    if (!before) return overview(range, signal)
    const [now, then] = await Promise.all([overview(range, signal), overview(before, signal)])
    return comparedWith(now, then)
  }

  /** What happens now changes the figures of a range that holds today: they follow, at most every few seconds. */
  readonly #onLive = (event: Event) => {
    const { at } = (event as CustomEvent<LiveMessage>).detail
    const { to } = this.#range
    const isWithin = to === null || dayAt(at, this.kit.login.time_zone) <= to
    if (this.#refresh !== null || !isWithin) return
    this.#refresh = setTimeout(() => {
      this.#refresh = null
      this.#answer.refresh((signal) => this.#ask(signal))
    }, refreshAfterMs)
  }

  get #today(): string {
    return dayAt(this.kit.now(), this.kit.login.time_zone)
  }

  get #range(): DateRange {
    return parseRange(this.route.query, this.#today)
  }
}

if (!customElements.get('kindred-overview-view'))
  customElements.define('kindred-overview-view', OverviewViewElement)
