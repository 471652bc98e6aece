import { html, nothing } from 'lit'
import { LightElement } from '../element/light-element.ts'
import { comparisons, type DateRange, presets, rangeQuery } from '../route/range.ts'
import { formatRoute, type Route, withQuery } from '../route/route.ts'
import type { Words } from '../words/words.ts'
import '../element/term.ts'

/**
 * `<kindred-range-picker>`: the dates every dated view is about. Presets are links, so that each can be opened in a
 * tab of its own; own dates and the comparison fire `kindred-navigate`.
 */
export class RangePickerElement extends LightElement {
  static override properties = {
    words: { attribute: false },
    route: { attribute: false },
    range: { attribute: false },
    today: {},
    editing: { state: true },
  }
  declare words: Words
  declare route: Route
  declare range: DateRange
  declare today: string
  declare editing: boolean

  constructor() {
    super()
    this.editing = false
  }

  protected override render() {
    const words = this.words.range
    const custom = this.range.preset === 'custom'
    return html`<div class="range">
      <nav class="choices" aria-label=${words.label}>
        ${presets.map(
          (preset) => html`<a
            class="choice"
            href=${formatRoute(withQuery(this.route, rangeQuery({ preset, from: null, to: null })))}
            aria-current=${this.range.preset === preset ? 'true' : 'false'}
            @click=${() => this.#edit(false)}
            >${words[preset]}</a
          >`,
        )}
        <button
          class="choice"
          type="button"
          aria-current=${custom ? 'true' : 'false'}
          aria-expanded=${this.editing || custom ? 'true' : 'false'}
          @click=${() => this.#edit(!this.editing)}
        >
          ${words.custom}
        </button>
      </nav>
      ${this.editing || custom ? this.#form() : nothing}
      ${
        this.range.preset === 'all'
          ? nothing
          : html`<div class="compare">
              <kindred-term .label=${words.compare} .definition=${words.compareMeans}></kindred-term>
              <select class="input" name="compare" aria-label=${words.compare} @change=${this.#compare}>
                ${comparisons.map(
                  (name) =>
                    html`<option value=${name} .selected=${name === this.range.compare}>
                      ${words.comparison[name]}
                    </option>`,
                )}
              </select>
            </div>`
      }
    </div>`
  }

  #form() {
    const words = this.words.range
    return html`<form class="own-dates" @submit=${this.#submit}>
      <label><span>${words.from}</span> ${this.#date('from', this.range.from)}</label>
      <label><span>${words.to}</span> ${this.#date('to', this.range.to)}</label>
      <button class="button" type="submit">${words.apply}</button>
    </form>`
  }

  #date(name: string, value: string | null) {
    return html`<input class="input" type="date" required name=${name} max=${this.today} .value=${value ?? this.today} />`
  }

  #edit(editing: boolean): void {
    this.editing = editing
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault()
    const data = new FormData(event.target as HTMLFormElement)
    const query = { range: null, from: String(data.get('from')), to: String(data.get('to')) }
    this.emit('kindred-navigate', withQuery(this.route, query))
  }

  #compare(event: Event): void {
    const { value } = event.target as HTMLSelectElement
    this.emit('kindred-navigate', withQuery(this.route, { compare: value === 'previous' ? null : value }))
  }
}

if (!customElements.get('kindred-range-picker'))
  customElements.define('kindred-range-picker', RangePickerElement)
