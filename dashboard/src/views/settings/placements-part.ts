import { html, nothing, type TemplateResult } from 'lit'
import { type PlacementList, type PlacementSettings, subjects } from '#shared/wire/placement'
import type { Kit } from '../../app/kit.ts'
import { Draft, Unsaved } from '../../element/draft.ts'
import { type FormState, formProblem } from '../../element/form-state.ts'
import { LightElement } from '../../element/light-element.ts'
import { Loading } from '../../element/loading.ts'
import { problemNotice } from '../../element/problem.ts'
import { formatRoute, type Route, withQuery } from '../../route/route.ts'
import { placeName, recommenderName } from '../../words/words.ts'
import { chosenIn, placeStep } from './place-step.ts'

type Row = PlacementList['placements'][number]

/** `<kindred-placements-part>`: what fills each place, in which order; one is opened by the address (`place`). */
export class PlacementsPartElement extends LightElement {
  static override properties = {
    kit: { attribute: false },
    route: { attribute: false },
    state: { state: true },
  }
  declare kit: Kit
  declare route: Route
  declare state: FormState
  /** The open placement as it was changed. */
  readonly #draft = new Draft<PlacementSettings>(this, () => `settings/place/${this.route.query.place ?? ''}`)
  readonly #unsaved = new Unsaved(this)
  readonly #places = new Loading<PlacementList>(this)

  constructor() {
    super()
    this.state = { is: 'same' }
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    this.#places.want('all', (signal) => this.#ask(signal))
    const before = changed.get('route') as Route | undefined
    if (before && before.query.place !== this.route.query.place) this.state = { is: 'same' }
  }

  protected override render() {
    const { words } = this.kit
    const said = words.settings.placements
    const { value, error } = this.#places.state
    if (error) return problemNotice(words, error, () => this.#refresh())
    if (!value) return html`<p class="waiting" role="status">${words.loading}</p>`
    const open = value.placements.find(({ name }) => name === this.route.query.place)
    return html`<h2>${said.title}</h2>
      <p class="soft">${said.lead}</p>
      ${open ? this.#editor(open) : nothing}
      <div class="table-scroll" tabindex="0" role="group" aria-label=${said.title}>
        <table>
          <thead>
            <tr>
              <th scope="col">${words.shelves.placement}</th>
              <th scope="col">${said.filledBy}</th>
              <th scope="col">${said.state}</th>
            </tr>
          </thead>
          <tbody>
            ${value.placements.map((row) => this.#row(row))}
          </tbody>
        </table>
      </div>`
  }

  #row({ name, recommenders: steps, changed }: Row): TemplateResult {
    const { words } = this.kit
    const said = words.settings.placements
    const href = formatRoute(withQuery(this.route, { place: name }))
    return html`<tr>
      <th scope="row"><a href=${href}>${placeName(words, name)}</a></th>
      <td>${steps.map(({ recommender }) => recommenderName(words, recommender)).join(said.next)}</td>
      <td>${this.#unsaved.in(`settings/place/${name}`) ? words.forms.unsaved : changed ? said.yours : html`<span class="soft">${said.ours}</span>`}</td>
    </tr>`
  }

  #editor({ name, changed, ...kept }: Row): TemplateResult {
    const { words } = this.kit
    const said = words.settings.placements
    const draft = this.#draft.value
    const place = draft ?? kept
    const set = (change: Partial<PlacementSettings>) => {
      this.#draft.keep({ ...place, ...change })
      this.state = { is: 'unsaved' }
    }
    return html`<form class="plan-form place-form" @submit=${(event: Event) => this.#submit(event, name)}>
      <h3>${said.of(placeName(words, name))}</h3>
      <ol class="steps-of-place">
        ${place.recommenders.map((_, index) => placeStep(words, place.recommenders, index, (recommenders) => set({ recommenders })))}
      </ol>
      <p>
        <button
          class="button"
          type="button"
          name="add"
          @click=${() => set({ recommenders: [...place.recommenders, { recommender: 'bestsellers' }] })}
        >
          ${said.add}
        </button>
      </p>
      <div class="plan-fields">
        <label class="field"
          ><span>${said.subject}</span
          ><select
            class="input"
            @change=${(event: Event) => set({ subject: subjects.find((one) => one === chosenIn(event)) ?? place.subject })}
          >
            ${subjects.map(
              (one) =>
                html`<option value=${one} .selected=${one === place.subject}>${said.subjects[one]}</option>`,
            )}
          </select></label
        >
        <label class="check"
          ><input
            type="checkbox"
            .checked=${place.explores}
            @change=${(event: Event) => set({ explores: (event.target as HTMLInputElement).checked })}
          />${said.explores}</label
        >
        <label class="check"
          ><input
            type="checkbox"
            .checked=${place.first}
            @change=${(event: Event) => set({ first: (event.target as HTMLInputElement).checked })}
          />${said.first}</label
        >
      </div>
      <p class="soft">
        ${said.fallback}
        ${place.fallback.length === 0 ? words.none : place.fallback.map((one) => recommenderName(words, one)).join(said.next)}
      </p>
      ${formProblem(words, this.state, [])}
      <p class="form-actions">
        <button class="button main" type="submit" ?disabled=${draft === null || this.state.is === 'saving'}>
          ${this.state.is === 'saving' ? words.forms.saving : words.forms.save}
        </button>
        ${
          draft
            ? html`<button class="button" type="button" name="reset" @click=${() => this.#reset()}>${words.forms.reset}</button>`
            : nothing
        }
        <a class="button" href=${formatRoute(withQuery(this.route, { place: null }))}>${said.close}</a>
        ${
          changed
            ? html`<button class="button" type="button" name="ours" @click=${() => this.#put(name, null)}>${said.back}</button>`
            : nothing
        }
        <span class="soft" role="status"
          >${draft ? words.forms.unsaved : this.state.is === 'saved' ? words.forms.saved : ''}</span
        >
      </p>
    </form>`
  }

  #submit(event: Event, name: string): void {
    event.preventDefault()
    if (this.#draft.value) void this.#put(name, this.#draft.value)
  }

  #reset(): void {
    this.#draft.drop()
    this.state = { is: 'same' }
  }

  async #put(name: string, place: PlacementSettings | null): Promise<void> {
    this.state = { is: 'saving' }
    try {
      await this.kit.api.send('PUT', '/v1/settings', { placements: { [name]: place } })
      this.#draft.drop()
      this.state = { is: 'saved' }
      this.#refresh()
    } catch (error) {
      this.state = { is: 'refused', error }
    }
  }

  #refresh(): void {
    this.#places.refresh((signal) => this.#ask(signal))
  }

  #ask(signal: AbortSignal): Promise<PlacementList> {
    return this.kit.api.get('/v1/placements', {}, signal)
  }
}

if (!customElements.get('kindred-placements-part'))
  customElements.define('kindred-placements-part', PlacementsPartElement)
