import { html, nothing, svg, type TemplateResult } from 'lit'
import type { PlacementList, PlacementStep } from '#shared/wire/placement'
import type { Readiness, RecommenderReadiness } from '#shared/wire/readiness'
import type { Kit } from '../../app/kit.ts'
import { LightElement } from '../../element/light-element.ts'
import { Loading } from '../../element/loading.ts'
import { problemNotice } from '../../element/problem.ts'
import { placeName, recommenderName } from '../../words/words.ts'
import { askPlacements, askReadiness } from './ask.ts'
import '../../element/term.ts'
import { earningWords } from '../../words/earning.ts'

const meterWidth = 96

/** `<kindred-setup-part>`: which recommenders fill which place, and what data each still lacks. */
export class SetupPartElement extends LightElement {
  static override properties = { kit: { attribute: false } }
  declare kit: Kit
  readonly #answer = new Loading<{ readiness: Readiness; places: PlacementList }>(this)

  readonly #ask = async (signal: AbortSignal) => {
    const { api } = this.kit
    const [readiness, places] = await Promise.all([askReadiness(api, signal), askPlacements(api, signal)])
    return { readiness, places }
  }

  protected override willUpdate(): void {
    this.#answer.want('all', this.#ask)
  }

  protected override render() {
    const { words } = this.kit
    const { value, error } = this.#answer.state
    if (error) return problemNotice(words, error, () => this.#answer.refresh(this.#ask))
    if (!value) return html`<p class="waiting" role="status">${words.loading}</p>`
    return html`${this.#opening(value.readiness)} ${this.#meter(value.readiness)} ${this.#places(value.places)}`
  }

  #opening({ recommenders }: Readiness): TemplateResult {
    const { words, format } = this.kit
    const said = earningWords(words).setup
    const count = (status: RecommenderReadiness['status']) =>
      recommenders.filter((one) => one.status === status).length
    return html`<header class="opening">
      <h1>${said.question}</h1>
      <p class="answer">
        ${said.story({
          ready: format.integer(count('ready')),
          growing: count('growing'),
          waiting: count('waiting'),
          of: format.integer(recommenders.length),
        })}
      </p>
    </header>`
  }

  #meter({ recommenders }: Readiness): TemplateResult {
    const { words } = this.kit
    const said = earningWords(words).setup.meter
    const order = { waiting: 0, growing: 1, ready: 2 }
    const rows = [...recommenders].sort((a, b) => order[a.status] - order[b.status])
    return html`<section class="section" aria-labelledby="meter-title">
      ${this.#head('meter-title', said.title, said.means)}
      <div class="table-scroll" tabindex="0" role="group" aria-labelledby="meter-title">
        <table class="readiness">
          <thead>
            <tr>
              <th scope="col">${said.columns.recommender}</th>
              <th scope="col">${said.columns.status}</th>
              <th scope="col">${said.columns.has}</th>
              <th scope="col">${said.columns.lacks}</th>
            </tr>
          </thead>
          <tbody>
            ${rows.map((row) => this.#recommender(row))}
          </tbody>
        </table>
      </div>
    </section>`
  }

  #recommender({ recommender, status, needs, missing }: RecommenderReadiness): TemplateResult {
    const { words, format } = this.kit
    const said = earningWords(words).setup.meter
    const name = recommenderName(words, recommender)
    const share = Math.min(1, ...needs.map(({ have, enough }) => (enough > 0 ? have / enough : 1)))
    return html`<tr>
      <th scope="row">${name}</th>
      <td><span class=${`state ${status === 'waiting' ? 'silent' : status}`}>${said.status[status]}</span></td>
      <td>
        ${status === 'ready' ? nothing : meter(share, said.bar(name, format.percentShort(share)))}
        <span class="soft"
          >${needs
            .map(({ data, have, enough }) =>
              data === 'free_shipping_value'
                ? have > 0
                  ? said.set
                  : said.unset
                : said.has(format.integer(have), format.integer(enough), said.data[data]),
            )
            .join(' · ')}</span
        >
      </td>
      <td>
        ${
          missing.length > 0
            ? missing
                .map(({ data, count }) =>
                  data === 'free_shipping_value'
                    ? said.data[data]
                    : said.lacks(format.integer(count), (count === 1 ? said.one : said.data)[data]),
                )
                .join(' · ')
            : html`<span class="soft">${said.nothing}</span>`
        }
      </td>
    </tr>`
  }

  #places({ placements }: PlacementList): TemplateResult {
    const { words } = this.kit
    const said = earningWords(words).setup.places
    const plain = placements.filter(isPlainList).map(({ name }) => placeName(words, name))
    return html`<section class="section" aria-labelledby="places-title">
      ${this.#head('places-title', said.title, said.means)}
      <p class="soft">${said.hint}</p>
      <div class="table-scroll" tabindex="0" role="group" aria-labelledby="places-title">
        <table class="places">
          <thead>
            <tr>
              <th scope="col">${said.columns.place}</th>
              <th scope="col">${said.columns.order}</th>
              <th scope="col">${said.columns.standsIn}</th>
              <th scope="col">${said.columns.subject}</th>
            </tr>
          </thead>
          <tbody>
            ${placements.filter((one) => !isPlainList(one)).map((one) => this.#place(one))}
          </tbody>
        </table>
      </div>
      ${plain.length > 0 ? html`<p class="soft">${said.lists(earningWords(words).rules.match.list(plain))}</p>` : nothing}
    </section>`
  }

  #place({ name, changed, recommenders, fallback, explores, subject }: PlacementList['placements'][number]) {
    const { words } = this.kit
    const said = earningWords(words).setup.places
    return html`<tr>
      <th scope="row">${placeName(words, name)} ${changed ? html`<span class="soft">${said.changed}</span>` : nothing}</th>
      <td>
        <ol class="fill-order">
          ${recommenders.map((step) => html`<li>${this.#step(step)}</li>`)}
        </ol>
        ${explores ? html`<span class="soft">${said.explores}</span>` : nothing}
      </td>
      <td>${fallback.length > 0 ? earningWords(words).rules.match.list(fallback.map((one) => recommenderName(words, one))) : words.none}</td>
      <td>${said.subject[subject]}</td>
    </tr>`
  }

  #step({ recommender, most, blend }: PlacementStep): string {
    const { words, format } = this.kit
    const said = earningWords(words).setup.places
    const name = recommenderName(words, recommender)
    const blended = blend ? said.blend(name, recommenderName(words, blend)) : name
    return most === undefined ? blended : said.most(blended, format.integer(most))
  }

  #head(id: string, title: string, means: string): TemplateResult {
    return html`<header class="head">
      <h2 id=${id}>${title}</h2>
      <kindred-term class="tool" .label=${this.kit.words.charts.means} .definition=${means}></kindred-term>
    </header>`
  }
}

/** How far something has come; what has arrived needs no bar. */
function meter(share: number, label: string): TemplateResult {
  return html`<svg class="meter" width=${meterWidth} height="10" viewBox="0 0 ${meterWidth} 10" role="img" aria-label=${label}>
    <rect class="track" width=${meterWidth} height="10" rx="3"></rect>
    ${svg`<rect class="full" width=${share * meterWidth} height="10" rx="3"></rect>`}
  </svg>`
}

/** One recommender and nothing that stands in: its name says it all. */
function isPlainList({ changed, recommenders, fallback }: PlacementList['placements'][number]): boolean {
  return !changed && recommenders.length === 1 && fallback.length === 0
}

if (!customElements.get('kindred-setup-part')) customElements.define('kindred-setup-part', SetupPartElement)
