import { html, nothing, type TemplateResult } from 'lit'
import type { DriversAnswer } from '#shared/wire/drivers'
import type { LiveMessage, Overview } from '#shared/wire/insight'
import type { Maturity } from '#shared/wire/inspection'
import type { Settings } from '#shared/wire/settings'
import type { Status } from '#shared/wire/status'
import type { Kit } from '../../app/kit.ts'
import { LightElement } from '../../element/light-element.ts'
import { Loading } from '../../element/loading.ts'
import { ModelAnswer } from '../../element/model-answer.ts'
import { problemNotice } from '../../element/problem.ts'
import { type DateRange, dayAt, parseRange } from '../../route/range.ts'
import type { Route } from '../../route/route.ts'
import { isQuiet } from '../../transforms/figures.ts'
import { askDrivers, askMaturity, askPlans, askStatus, type Plans } from './ask.ts'
import { askFigures, askWeek, type Figures } from './ask-figures.ts'
import { chartSection, metricsOf, numberedNotes } from './chart-section.ts'
import { figureSections } from './figure-sections.ts'
import { gettingStarted } from './getting-started.ts'
import { maturitySteps } from './maturity-steps.ts'
import { opening, quietOpening } from './opening.ts'
import { shelvesTable } from './shelves-table.ts'
import { soFarSection } from './so-far.ts'
import { statusLine } from './status-line.ts'
import { whyChart, whyChoiceOf } from './why-chart.ts'
import '../live/live-panel.ts'
import './anomaly-list.ts'
import './note-list.ts'
import './target-list.ts'
import './today-view.css'

/** How long after a live message the figures are asked for again: time for the outboxes to drain. */
const refreshAfterMs = 3_000
const noPlans: Plans = { targets: [], annotations: [] }

/** `<kindred-today-view>`: is the shop well? */
export class TodayViewElement extends LightElement {
  static override properties = { kit: { attribute: false }, route: { attribute: false } }
  declare kit: Kit
  declare route: Route
  readonly #figures = new Loading<Figures>(this)
  readonly #week = new Loading<Overview>(this)
  readonly #status = new Loading<Status>(this)
  readonly #plans = new Loading<Plans>(this)
  readonly #settings = new Loading<Settings>(this)
  readonly #why = new Loading<DriversAnswer>(this)
  readonly #maturity = new ModelAnswer<Maturity>(this)
  #refresh: ReturnType<typeof setTimeout> | null = null

  constructor() {
    super()
    this.addEventListener('kindred-plans-changed', () => {
      this.#plans.refresh((signal) => askPlans(this.kit.api, signal))
    })
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.kit.feed.addEventListener('message', this.#onLive)
    this.kit.feed.addEventListener('connected', this.#onConnected)
    if (this.hasUpdated) this.requestUpdate()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.kit.feed.removeEventListener('message', this.#onLive)
    this.kit.feed.removeEventListener('connected', this.#onConnected)
    if (this.#refresh !== null) clearTimeout(this.#refresh)
    this.#refresh = null
  }

  protected override willUpdate(): void {
    const { api } = this.kit
    const range = this.#range
    const of = this.#segment
    this.#figures.want([range.from, range.to, range.compare, of].join(), (signal) =>
      askFigures(api, range, of, signal),
    )
    this.#week.want([this.#today, of].join(), (signal) => askWeek(api, this.#today, of, signal))
    this.#status.want('now', (signal) => askStatus(api, signal))
    this.#plans.want('all', (signal) => askPlans(api, signal))
    this.#maturity.want('now', (signal) => askMaturity(api, signal))
    const { value } = this.#figures.state
    if (value && !value.all) this.#wantWhy(value.overview, range)
    if (value?.all && isQuiet(value.all.totals))
      this.#settings.want('all', (signal) => api.get('/v1/settings', {}, signal))
  }

  protected override render() {
    const { words } = this.kit
    const { value, error, pending } = this.#figures.state
    // The status may be known though the figures are not.
    if (error && !value) return html`${problemNotice(words, error, () => this.#ask())} ${this.#state()}`
    if (!value) return html`<p class="waiting" role="status">${words.loading}</p>`
    return html`${error ? problemNotice(words, error, () => this.#ask()) : nothing}
      <div class=${pending ? 'stale' : ''} aria-busy=${pending ? 'true' : 'false'}>${this.#content(value)}</div>`
  }

  #content({ overview, all }: Figures): TemplateResult {
    const range = this.#range
    const { kit, route } = this
    if (all && isQuiet(all.totals) && !this.#segment)
      return html`${gettingStarted(kit, this.#settings.state.value?.consent_default)}${this.#grown()}${this.#live()}`
    if (all) return html`${quietOpening({ kit, route, range, all })}${this.#state()}${this.#live()}`
    const compare = range.compare !== 'off'
    const plans = this.#plans.state.value ?? noPlans
    // What was set for everybody says nothing of some of them.
    const drawn = this.#segment ? { ...plans, targets: [] } : plans
    const metric = metricsOf(overview).find((name) => name === route.query.metric) ?? 'revenue'
    const today = this.#today
    const { value: week } = this.#week.state
    const status = this.#status.state.value
    const everybody = this.#segment ? html`<p class="soft">${kit.words.today.everybody}</p>` : nothing
    return html`${opening({ kit, overview, range, status, targets: drawn.targets, some: this.#segment !== null })} ${this.#state()} ${everybody}
      ${week ? soFarSection(kit, week) : nothing} ${figureSections(kit, overview, compare)}
      <div class="with-live">
        ${chartSection({ kit, route, overview, plans: drawn, compare, metric, today })} ${this.#live()}
      </div>
      <div class="two-lists">
        <kindred-target-list .kit=${kit} .rows=${plans.targets}></kindred-target-list>
        <kindred-note-list
          .kit=${kit}
          .rows=${plans.annotations.toReversed()}
          .numbers=${numberedNotes(overview, plans, today)}
        ></kindred-note-list>
      </div>
      ${this.#changed()}
      <div class="two-lists">
        <kindred-anomaly-list .kit=${kit}></kindred-anomaly-list>
        ${this.#grown()}
      </div>
      ${this.#segment ? nothing : shelvesTable(kit, overview)}`
  }

  #state(): TemplateResult | typeof nothing {
    const { value } = this.#status.state
    return value ? statusLine(this.kit, value) : nothing
  }

  #changed(): TemplateResult | typeof nothing {
    const { kit, route } = this
    const { value: answer, error } = this.#why.state
    if (error) return problemNotice(kit.words, error, null)
    return answer ? whyChart({ kit, route, answer, by: whyChoiceOf(route) }) : nothing
  }

  #grown(): TemplateResult | typeof nothing {
    const { ready } = this.#maturity
    return ready ? maturitySteps(this.kit, ready) : nothing
  }

  #live(): TemplateResult {
    return html`<kindred-live-panel .kit=${this.kit} .short=${true}></kindred-live-panel>`
  }

  #wantWhy({ from, to }: Overview, { compare }: DateRange): void {
    const by = whyChoiceOf(this.route)
    const query = {
      from,
      to,
      compare: compare === 'off' ? ('previous' as const) : compare,
      by: by === 'parts' ? ('tier' as const) : by,
      segment: this.#segment,
    }
    this.#why.want(Object.values(query).join(), (signal) => askDrivers(this.kit.api, query, signal))
  }

  /** Asks again for what may have changed since; what is shown stays until the answers are there. */
  #ask(): void {
    const { api } = this.kit
    this.#figures.refresh((signal) => askFigures(api, this.#range, this.#segment, signal))
    this.#week.refresh((signal) => askWeek(api, this.#today, this.#segment, signal))
    this.#status.refresh((signal) => askStatus(api, signal))
  }

  /** What happens now changes the figures of a range that holds today: they follow, at most every few seconds. */
  readonly #onLive = (event: Event) => {
    const { at } = (event as CustomEvent<LiveMessage>).detail
    if (dayAt(at, this.kit.login.time_zone) <= this.#today) this.#askSoon()
  }

  /** While nobody was connected things happened, and some of them are not digested yet: ask now, and again in a while. */
  readonly #onConnected = () => {
    if (!this.#figures.state.value) return
    this.#ask()
    this.#askSoon()
  }

  #askSoon(): void {
    this.#refresh ??= setTimeout(() => {
      this.#refresh = null
      this.#ask()
    }, refreshAfterMs)
  }

  get #segment(): string | null {
    return this.route.query.segment ?? null
  }

  get #today(): string {
    return dayAt(this.kit.now(), this.kit.login.time_zone)
  }

  get #range(): DateRange {
    return parseRange(this.route.query, this.#today)
  }
}

if (!customElements.get('kindred-today-view')) customElements.define('kindred-today-view', TodayViewElement)
