import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { ValueRanking } from '#shared/wire/value-ranking'
import { type ValuePart, type ValueWeights, valueParts } from '#shared/wire/worth'
import type { Kit } from '../../app/kit.ts'
import { Draft } from '../../element/draft.ts'
import { LightElement } from '../../element/light-element.ts'
import { Loading } from '../../element/loading.ts'
import { ModelAnswer, modelsAtWork } from '../../element/model-answer.ts'
import { problemNotice } from '../../element/problem.ts'
import { type Route, withQuery } from '../../route/route.ts'
import {
  type Candidate,
  candidateOf,
  type Ranked,
  ranking,
  reweighed,
  weightsOf,
  wholePerCents,
} from '../../transforms/value-ranking.ts'
import { askRanking, askWeights, saveWeights } from './ask.ts'
import { saveRanking } from './ranking-file.ts'
import { rankingTable } from './ranking-table.ts'
import { rowsMoving } from './rows-moving.ts'
import '../../element/term.ts'

/** So many are shown at first, and so many at most: a line that far down moves where nobody looks. */
const shownFirst = 12
const shownMost = 40

/**
 * `<kindred-value-weights>`: the weights of the composite value as sliders, and the customers in the order that
 * follows, worked out anew in the browser while a slider moves: everybody who stands first by any part. The weights stand in the address.
 */
export class ValueWeightsElement extends LightElement {
  static override properties = {
    kit: { attribute: false },
    route: { attribute: false },
    sliding: { state: true },
    saving: { state: true },
    all: { state: true },
  }
  declare kit: Kit
  declare route: Route
  /** The weights while a slider moves; the address has them when it rests. */
  declare sliding: ValueWeights | null
  declare saving: 'no' | 'now' | 'saved' | { error: unknown }
  declare all: boolean
  /** As the address has them: they are still there when another view was looked at meanwhile. */
  readonly #written = new Draft<string>(this, () => 'value/weights', { isPlay: true })
  readonly #weights = new Loading<ValueWeights>(this)
  readonly #people = new ModelAnswer<ValueRanking>(this)
  #candidates: { of: ValueRanking; list: Candidate[] } | null = null
  #before: ReadonlyMap<string, number> = new Map()

  constructor() {
    super()
    this.sliding = null
    this.saving = 'no'
    this.all = false
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    const { api } = this.kit
    const { segment = '' } = this.route.query
    this.#weights.want('settings', (signal) => askWeights(api, signal))
    this.#people.want(segment, (signal) => askRanking(api, segment, signal))
    const { ready } = this.#people
    if (ready && this.#candidates?.of !== ready)
      this.#candidates = { of: ready, list: ready.people.map(candidateOf) }
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
    const { ready } = this.#people
    if (ready?.people.length === 0) return nothing
    return html`<section class="section" aria-labelledby="ranking-title">
      <header class="head">
        <h2 id="ranking-title">${said.title}</h2>
        <kindred-term class="tool" .label=${words.charts.means} .definition=${said.means}></kindred-term>
        ${saved && this.#candidates ? this.#file(saved, this.#candidates.list) : nothing}
      </header>
      ${ready ? html`<p class="soft">${said.lead(format.integer(ready.people.length), format.integer(ready.customers))}</p>` : nothing}
      ${saved ? this.#content(saved) : nothing}
      ${this.#weights.state.error ? problemNotice(words, this.#weights.state.error, null) : nothing}
    </section>`
  }

  #file(saved: ValueWeights, candidates: readonly Candidate[]): TemplateResult {
    const { words } = this.kit
    const save = () => saveRanking(this.kit, ranking(candidates, this.#shownWeights(saved), saved))
    return html`<button class="tool" type="button" aria-label=${`${words.value.ranking.title}: ${words.charts.save.csv}`} @click=${save}>CSV</button>`
  }

  /** Those of the slider that moves, of the address, of what was tried before, or those that are saved. */
  #shownWeights(saved: ValueWeights): ValueWeights {
    return this.sliding ?? weightsOf(this.route.query.weights ?? this.#written.value ?? undefined) ?? saved
  }

  #content(saved: ValueWeights): TemplateResult {
    const weights = this.#shownWeights(saved)
    return html`<div class="weighing">
      <div class="weights">
        ${valueParts.map((part) => this.#slider(part, weights))}
        <p class="soft">${this.kit.words.value.ranking.growth}</p>
        ${this.#actions(weights, saved)}
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
    const { waiting, state } = this.#people
    const number = kit.format.integer
    if (state.error) return problemNotice(kit.words, state.error, () => this.#people.refresh())
    if (waiting) return modelsAtWork(kit, waiting)
    if (!this.#candidates) return html`<p class="waiting" role="status">${kit.words.loading}</p>`
    const all = ranking(this.#candidates.list, weights, saved)
    const shown = all.slice(0, this.all ? shownMost : shownFirst)
    return html`${rankingTable(kit, (row: (one: Ranked) => TemplateResult) => repeat(shown, ({ id }) => id, row))}
      ${
        all.length > shownFirst
          ? html`<button class="button all-of-them" type="button" @click=${() => this.#showAll()}>
              ${this.all ? said.less : said.more(number(Math.min(shownMost, all.length)))}
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
    const { value: saved } = this.#weights.state
    if (weights === null || (saved && weights === textOf(saved))) this.#written.drop()
    else this.#written.keep(weights)
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
