import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { AccountRow } from '#shared/wire/customer-base'
import { type ValuePart, type ValueWeights, valueParts } from '#shared/wire/worth'
import type { Kit } from '../../app/kit.ts'
import { LightElement } from '../../element/light-element.ts'
import { Loading } from '../../element/loading.ts'
import { problemNotice } from '../../element/problem.ts'
import { type Route, withQuery } from '../../route/route.ts'
import { type Ranked, ranking, reweighed, weightsOf, wholePerCents } from '../../transforms/value-ranking.ts'
import { askWeights, saveWeights } from './ask.ts'
import { askCandidates, type Candidates } from './candidates.ts'
import { rankingTable } from './ranking-table.ts'
import { rowsMoving } from './rows-moving.ts'
import '../../element/term.ts'

/** So many customers are put in order, and so many of them shown at first. */
const asked = 40
const shownFirst = 12

/**
 * `<kindred-value-weights>`: the weights of the composite value as sliders, and the customers with the most to come in
 * the order that follows, worked out anew in the browser while a slider moves. The weights stand in the address.
 */
export class ValueWeightsElement extends LightElement {
  static override properties = {
    kit: { attribute: false },
    route: { attribute: false },
    accounts: { attribute: false },
    sliding: { state: true },
    done: { state: true },
    saving: { state: true },
    all: { state: true },
  }
  declare kit: Kit
  declare route: Route
  /** Who has the most to come, the greatest first. */
  declare accounts: readonly AccountRow[]
  /** The weights while a slider moves; the address has them when it rests. */
  declare sliding: ValueWeights | null
  declare done: number
  declare saving: 'no' | 'now' | 'saved' | { error: unknown }
  declare all: boolean
  readonly #weights = new Loading<ValueWeights>(this)
  readonly #candidates = new Loading<Candidates>(this)
  #before: ReadonlyMap<string, number> = new Map()

  constructor() {
    super()
    this.sliding = null
    this.done = 0
    this.saving = 'no'
    this.all = false
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    const { api } = this.kit
    const people = this.accounts.slice(0, asked)
    this.#weights.want('settings', (signal) => askWeights(api, signal))
    this.#candidates.want(people.map(({ person }) => person).join(), (signal) =>
      askCandidates(api, people, signal, (done) => {
        this.done = done
      }),
    )
    // An address that comes late is no reason to take a slider back from where it has gone since.
    if (changed.has('route') && this.sliding && this.route.query.weights === textOf(this.sliding))
      this.sliding = null
    this.#before = rowsMoving.places(this)
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('sliding') || changed.has('route')) rowsMoving.play(this, this.#before)
  }

  protected override render() {
    const { words, format } = this.kit
    const said = words.value.ranking
    const saved = this.#weights.state.value
    if (this.accounts.length === 0) return nothing
    return html`<section class="section" aria-labelledby="ranking-title">
      <header class="work-head">
        <h2 id="ranking-title">${said.title}</h2>
        <kindred-term class="tool" .label=${words.charts.means} .definition=${said.means}></kindred-term>
      </header>
      <p class="soft">${said.lead(format.integer(Math.min(asked, this.accounts.length)))}</p>
      ${saved ? this.#content(saved) : nothing}
      ${this.#weights.state.error ? problemNotice(words, this.#weights.state.error, null) : nothing}
    </section>`
  }

  #content(saved: ValueWeights): TemplateResult {
    const weights = this.sliding ?? weightsOf(this.route.query.weights) ?? saved
    return html`<div class="weighing">
      <div class="weights">
        ${valueParts.map((part) => this.#slider(part, weights))} ${this.#actions(weights, saved)}
      </div>
      <div class="ranked">${this.#ranked(weights, saved)}</div>
    </div>`
  }

  #slider(part: ValuePart, weights: ValueWeights): TemplateResult {
    const { words, format } = this.kit
    const name = words.portrait.worth.part[part]
    const percent = Math.round(weights[part] * 100)
    return html`<label class="weight">
      <span class=${`part part-${part}`}>${name}</span>
      <output class="number">${format.percent(percent / 100)}</output>
      <input
        type="range"
        min="0"
        max="100"
        name=${part}
        aria-label=${words.value.ranking.weight(name)}
        aria-valuetext=${format.percent(percent / 100)}
        .value=${String(percent)}
        @input=${(event: Event) => this.#slide(part, event, weights)}
        @change=${() => this.#rest()}
      />
    </label>`
  }

  #actions(weights: ValueWeights, saved: ValueWeights): TemplateResult {
    const { words } = this.kit
    const said = words.value.ranking
    const isSame = textOf(weights) === textOf(saved)
    const { saving } = this
    return html`<div class="saving">
      ${
        isSame
          ? html`<p class="soft" role="status">${saving === 'saved' ? said.saved : said.same}</p>`
          : html`<button class="button main" type="button" ?disabled=${saving === 'now'} @click=${() => this.#save(weights)}>
                ${saving === 'now' ? said.saving : said.save}
              </button>
              <button class="button" type="button" @click=${() => this.#reset()}>${said.reset}</button>`
      }
      ${typeof saving === 'object' ? problemNotice(words, saving.error, null) : nothing}
    </div>`
  }

  #ranked(weights: ValueWeights, saved: ValueWeights): TemplateResult {
    const { kit } = this
    const said = kit.words.value.ranking
    const { value, error } = this.#candidates.state
    const number = kit.format.integer
    if (error) return problemNotice(kit.words, error, null)
    if (!value)
      return html`<p class="waiting" role="status">
        ${said.loading(number(this.done), number(Math.min(asked, this.accounts.length)))}
      </p>`
    const all = ranking(value.candidates, weights, saved)
    const shown = this.all ? all : all.slice(0, shownFirst)
    return html`${rankingTable(kit, (row: (one: Ranked) => TemplateResult) => repeat(shown, ({ id }) => id, row))}
      ${value.failed > 0 ? html`<p class="soft">${said.some(number(value.failed))}</p>` : nothing}
      ${
        all.length > shownFirst
          ? html`<button class="button all-of-them" type="button" @click=${() => this.#showAll()}>
              ${this.all ? said.less : said.more(number(all.length))}
            </button>`
          : nothing
      }`
  }

  #slide(part: ValuePart, event: Event, weights: ValueWeights): void {
    this.saving = 'no'
    this.sliding = reweighed(weights, part, Number((event.target as HTMLInputElement).value) / 100)
  }

  #rest(): void {
    if (this.sliding) this.#go(textOf(this.sliding))
  }

  #showAll(): void {
    this.all = !this.all
  }

  #reset(): void {
    this.sliding = null
    this.#go(null)
  }

  #go(weights: string | null): void {
    this.emit('kindred-navigate', withQuery(this.route, { weights }))
  }

  async #save(weights: ValueWeights): Promise<void> {
    this.saving = 'now'
    const whole = weightsOf(textOf(weights)) ?? weights
    try {
      const kept = await saveWeights(this.kit.api, whole)
      this.#weights.refresh(async () => kept)
      this.saving = 'saved'
      this.#reset()
    } catch (error) {
      this.saving = { error }
    }
  }
}

/** Weights as the address has them. */
function textOf(weights: ValueWeights): string {
  return wholePerCents(weights).join('-')
}

if (!customElements.get('kindred-value-weights'))
  customElements.define('kindred-value-weights', ValueWeightsElement)
