import { html, nothing, type TemplateResult } from 'lit'
import type { ExperimentReports } from '#shared/wire/experiment'
import type { Kit } from '../../app/kit.ts'
import { partLinks, partOf } from '../../element/choice-links.ts'
import { datesText } from '../../element/dates-text.ts'
import { LightElement } from '../../element/light-element.ts'
import { Loading } from '../../element/loading.ts'
import { problemNotice } from '../../element/problem.ts'
import { dayAt, parseRange } from '../../route/range.ts'
import { type Route, withQuery } from '../../route/route.ts'
import { snippet } from '../overview/snippet.ts'
import { askExperiments, askShelves, type ShelfDays } from './ask.ts'
import { causesChart } from './causes-chart.ts'
import { experimentsTable } from './experiments-table.ts'
import { placementsChart } from './placements-chart.ts'
import { shelvesStory } from './shelves-story.ts'
import { shelfTable, workChart } from './work-chart.ts'
import './rules-editor.ts'
import './setup-part.ts'
import './shopper-part.ts'
import './shelves-view.css'
import { earningWords } from '../../words/earning.ts'

const shelfParts = ['results', 'rules', 'shopper', 'setup'] as const

/** `<kindred-shelves-view>`: do recommendations earn their place? */
export class ShelvesViewElement extends LightElement {
  static override properties = { kit: { attribute: false }, route: { attribute: false } }
  declare kit: Kit
  declare route: Route
  readonly #days = new Loading<ShelfDays>(this)
  readonly #experiments = new Loading<ExperimentReports>(this)

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.hasUpdated) this.requestUpdate()
  }

  protected override willUpdate(): void {
    if (this.#part !== 'results') return
    const range = this.#range
    this.#days.want(JSON.stringify([range.from, range.to, range.compare, this.#segment]), this.#askDays)
    this.#experiments.want('all', this.#askExperiments)
  }

  protected override render() {
    const { words } = this.kit
    const said = earningWords(words)
    return html`${partLinks(this.route, { label: said.tabs, parts: shelfParts, names: said.tab })}
      ${this.#content()}`
  }

  #content(): TemplateResult {
    const { kit, route } = this
    const part = this.#part
    if (part === 'rules')
      return html`<kindred-rules-editor .kit=${kit} .route=${route}></kindred-rules-editor>`
    if (part === 'shopper')
      return html`<kindred-shopper-part .kit=${kit} .route=${route}></kindred-shopper-part>`
    if (part === 'setup') return html`<kindred-setup-part .kit=${kit}></kindred-setup-part>`
    return this.#results()
  }

  #results(): TemplateResult {
    const { kit } = this
    const { words } = kit
    const said = earningWords(words)
    const { value: days, error, pending } = this.#days.state
    const experiments = this.#experiments.state
    if (error) return problemNotice(words, error, () => this.#days.refresh(this.#askDays))
    if (!days) return html`<p class="waiting" role="status">${words.loading}</p>`
    const go = (change: Record<string, string | null>) =>
      this.emit('kindred-navigate', withQuery(this.route, change))
    return html`<header class="opening">
        <h1>${said.question}</h1>
        <p class="answer">${shelvesStory(kit, days, experiments.value, this.#range)}</p>
        <p class="soft dates">${datesText(kit, days, days.before)}</p>
      </header>
      <div class=${pending ? 'stale' : ''}>
        ${this.#work(days)}
        ${days.some ? html`<p class="notice calm some-causes">${said.someCauses}</p>` : nothing}
        ${this.#causes(go)} ${days.shelves.length > 0 ? shelfTable(kit, days) : nothing}
      </div>`
  }

  #work(days: ShelfDays): TemplateResult {
    const { kit, route } = this
    const said = earningWords(kit.words).work
    if (days.some) {
      return days.some.placements.length > 0 ? placementsChart({ kit, route, days, some: days.some }) : html``
    }
    return days.shelves.length > 0
      ? workChart({ kit, route, days })
      : html`<p class="soft">${said.empty}</p>
          ${snippet('<kindred-shelf placement="home"></kindred-shelf>', kit)}`
  }

  #causes(go: (change: Record<string, string | null>) => void): TemplateResult {
    const { kit, route } = this
    const { value, error } = this.#experiments.state
    if (error) return problemNotice(kit.words, error, () => this.#experiments.refresh(this.#askExperiments))
    if (!value) return html`<p class="waiting" role="status">${kit.words.loading}</p>`
    return html`${causesChart({ kit, route, reports: value, go })}
    ${value.experiments.length > 0 ? experimentsTable(kit, value.experiments) : nothing}`
  }

  readonly #askDays = (signal: AbortSignal) =>
    askShelves(this.kit.api, { range: this.#range, segment: this.#segment }, signal)
  readonly #askExperiments = (signal: AbortSignal) => askExperiments(this.kit.api, signal)

  get #part() {
    return partOf(this.route, shelfParts)
  }

  get #segment(): string | null {
    return this.route.query.segment ?? null
  }

  get #range() {
    return parseRange(this.route.query, dayAt(this.kit.now(), this.kit.login.time_zone))
  }
}

if (!customElements.get('kindred-shelves-view'))
  customElements.define('kindred-shelves-view', ShelvesViewElement)
