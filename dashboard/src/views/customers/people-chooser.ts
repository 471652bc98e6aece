import { html, nothing, type TemplateResult } from 'lit'
import type { SegmentRow } from '#shared/wire/segment'
import type { Kit } from '../../app/kit.ts'
import { LightElement } from '../../element/light-element.ts'
import { Loading } from '../../element/loading.ts'
import { problemNotice } from '../../element/problem.ts'
import { formatRoute, type Route, withQuery } from '../../route/route.ts'
import { choiceIn, filterToSave, minorUnits, noChoice } from '../../transforms/people-filter.ts'

/**
 * `<kindred-people-chooser>`: narrows the list down, keeps what is shown as a segment, and deletes the open one
 * (`kindred-segments-changed`). The choice stands in the address; `kindred-navigate` asks for another. Without an
 * answer to which segments there are, none is open and the list goes on.
 */
export class PeopleChooserElement extends LightElement {
  static override properties = {
    kit: { attribute: false },
    route: { attribute: false },
    failed: { state: true },
  }
  declare kit: Kit
  declare route: Route
  declare failed: unknown
  readonly #segments = new Loading<SegmentRow[]>(this)

  constructor() {
    super()
    this.failed = null
  }

  protected override willUpdate(): void {
    this.#segments.want('all', (signal) => this.kit.api.segments(signal))
  }

  protected override render() {
    const { words } = this.kit
    const isChosen = Object.keys(this.#choice).length > 0
    return html`<div class="chooser">
        ${this.#remover()}
        <details class="narrow-down" ?open=${isChosen}>
          <summary>${words.segments.narrow}</summary>
          ${this.#narrowing()}
        </details>
        ${isChosen ? this.#keeping() : nothing}
      </div>
      ${this.failed ? problemNotice(words, this.failed, null) : nothing}`
  }

  #remover(): TemplateResult | typeof nothing {
    const open = this.#open
    if (!open) return nothing
    const words = this.kit.words.segments
    return html`<div class="of-segment">
      <details>
        <summary>${words.rename(open.name)}</summary>
        <form class="renaming" @submit=${(event: SubmitEvent) => this.#rename(event, open)}>
          <label class="field"
            ><span>${words.newName}</span>
            <input class="input" name="renamed" required maxlength="100" pattern=".*[^.\\s].*" .value=${open.name} />
          </label>
          <button class="button" type="submit">${words.save}</button>
        </form>
      </details>
      <button class="button" type="button" name="remove" @click=${() => this.#remove(open)}>
        ${words.remove(open.name)}
      </button>
    </div>`
  }

  /** Another name; the id, and so every address with it, stays. */
  async #rename(event: SubmitEvent, { id, filter }: SegmentRow): Promise<void> {
    event.preventDefault()
    const name = (fieldsOf(event).renamed ?? '').trim()
    const details = (event.target as HTMLElement).closest('details')
    await this.#tell(async () => {
      await this.kit.api.saveSegment(id, { name, filter })
      if (details) details.open = false
    })
  }

  #narrowing(): TemplateResult {
    const words = this.kit.words.segments
    const { currency } = this.kit.login
    const spent = this.#choice.revenue_minor_min
    return html`<form class="narrowing" @submit=${this.#narrow}>
      ${this.#number('orders_min', words.ordersMin, this.#choice.orders_min)}
      ${this.#number('spent', words.spentMin(currency), spent && String(Number(spent) / minorUnits(currency)))}
      ${this.#number('days_since_order_min', words.quietMin, this.#choice.days_since_order_min)}
      ${this.#number('days_since_order_max', words.quietMax, this.#choice.days_since_order_max)}
      <label class="field"
        ><span>${words.country}</span>
        <input class="input" name="country" maxlength="2" pattern="[A-Za-z]{2}" .value=${this.#choice.country ?? ''}
      /></label>
      ${this.#number('age_min', words.ageMin, this.#choice.age_min)}
      ${this.#number('age_max', words.ageMax, this.#choice.age_max)}
      <label class="field"
        ><span>${words.rfm}</span>
        <select class="input" name="rfm">
          <option value="">${words.any}</option>
          ${Object.entries(words.rfmNames).map(
            ([name, text]) =>
              html`<option value=${name} .selected=${name === this.#choice.rfm}>${text}</option>`,
          )}
        </select></label
      >
      <button class="button" type="submit">${words.show}</button>
      <a href=${formatRoute(withQuery(this.route, { ...noChoice(this.route.query), cursor: null }))}
        >${words.clear}</a
      >
    </form>`
  }

  #number(name: string, label: string, value: string | undefined): TemplateResult {
    return html`<label class="field"
      ><span>${label}</span>
      <input class="input" type="number" min="0" step=${name === 'spent' ? 'any' : '1'} name=${name} .value=${value ?? ''}
    /></label>`
  }

  #keeping(): TemplateResult {
    const words = this.kit.words.segments
    return html`<form class="keeping" @submit=${this.#save}>
      <label class="field"
        ><span>${words.saveAs}</span>
        <input class="input" name="name" required maxlength="100" pattern=".*[^.\\s].*" .value=${this.#open?.name ?? ''}
      /></label>
      <button class="button main" type="submit">${words.save}</button>
    </form>`
  }

  get #choice(): Record<string, string> {
    return choiceIn(this.route.query)
  }

  get #open(): SegmentRow | null {
    const { segment } = this.route.query
    return this.#segments.state.value?.find(({ id }) => id === segment) ?? null
  }

  #narrow(event: SubmitEvent): void {
    event.preventDefault()
    const { spent, country = '', ...fields } = fieldsOf(event)
    const minor = spent ? String(Math.round(Number(spent) * minorUnits(this.kit.login.currency))) : ''
    this.#go({ ...fields, country: country.toUpperCase(), revenue_minor_min: minor })
  }

  async #save(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const name = (fieldsOf(event).name ?? '').trim()
    const filter = filterToSave(this.route.query, this.#open?.filter ?? null)
    await this.#tell(async () => {
      // The name is the id as well: what is saved under it again replaces what was. One that was renamed keeps its id.
      const id = this.#open?.name === name ? this.#open.id : name
      await this.kit.api.saveSegment(id, { name, filter })
      this.#go({ ...noChoice(this.route.query), segment: id, kind: null })
    })
  }

  async #remove({ id, name }: SegmentRow): Promise<void> {
    if (!confirm(this.kit.words.segments.sure(name))) return
    await this.#tell(async () => {
      await this.kit.api.deleteSegment(id)
      this.#go({ segment: null })
    })
  }

  async #tell(change: () => Promise<void>): Promise<void> {
    this.failed = null
    try {
      await change()
    } catch (error) {
      this.failed = error
    }
    this.#segments.refresh((signal) => this.kit.api.segments(signal))
    this.emit('kindred-segments-changed')
  }

  /** Another choice begins on its first page. */
  #go(change: Record<string, string | null>): void {
    this.emit('kindred-navigate', withQuery(this.route, { ...change, cursor: null }))
  }
}

function fieldsOf(event: SubmitEvent): Record<string, string> {
  const entries = [...new FormData(event.target as HTMLFormElement)]
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]))
}

if (!customElements.get('kindred-people-chooser'))
  customElements.define('kindred-people-chooser', PeopleChooserElement)
