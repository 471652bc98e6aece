import { html, nothing } from 'lit'
import type { SegmentRow } from '#shared/wire/segment'
import { LightElement } from '../element/light-element.ts'
import { Loading } from '../element/loading.ts'
import { type Route, withQuery } from '../route/route.ts'
import { noChoice } from '../transforms/people-filter.ts'
import type { Kit } from './kit.ts'

/**
 * `<kindred-segment-chooser>`: whom all figures of a view are about: everybody, or the people of a saved segment. The
 * choice stands in the address. Where the view's figures cannot follow it (`follows` is false), it says so. Absent
 * while there is nothing to choose; `refresh()` looks again which segments there are.
 */
export class SegmentChooserElement extends LightElement {
  static override properties = {
    kit: { attribute: false },
    route: { attribute: false },
    follows: { type: Boolean },
  }
  declare kit: Kit
  declare route: Route
  declare follows: boolean
  readonly #segments = new Loading<SegmentRow[]>(this)

  /** Asks again which segments there are. */
  refresh(): void {
    this.#segments.refresh((signal) => this.kit.api.segments(signal))
  }

  protected override willUpdate(): void {
    this.#segments.want('all', (signal) => this.kit.api.segments(signal))
  }

  protected override render() {
    const { words, format } = this.kit
    const all = this.#segments.state.value ?? []
    const chosen = this.route.query.segment ?? ''
    if (all.length === 0 && !chosen) return nothing
    const isKnown = all.some(({ id }) => id === chosen)
    const people = ({ people: count }: SegmentRow) => (count === null ? null : format.integer(count))
    return html`<label class="segment-choice"
        ><span>${words.segments.label}</span>
        <select class="input" name="segment" @change=${this.#choose}>
          <option value="" .selected=${chosen === ''}>${words.segments.everybody}</option>
          ${all.map(
            (one) => html`<option value=${one.id} .selected=${one.id === chosen}>
              ${words.segments.option(one.name, people(one))}
            </option>`,
          )}
          ${chosen && !isKnown ? html`<option value=${chosen} .selected=${true}>${chosen}</option>` : nothing}
        </select></label
      >
      ${chosen && !this.follows ? html`<p class="soft" role="status">${words.segments.notHere}</p>` : nothing}`
  }

  /** Somebody who picks a segment wants its people: what narrowed the list down before is taken back. */
  #choose(event: Event): void {
    const { value } = event.target as HTMLSelectElement
    const change = { ...noChoice(this.route.query), segment: value, kind: null, cursor: null }
    this.emit('kindred-navigate', withQuery(this.route, change))
  }
}

if (!customElements.get('kindred-segment-chooser'))
  customElements.define('kindred-segment-chooser', SegmentChooserElement)
