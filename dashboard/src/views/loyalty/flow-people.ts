import { html, type PropertyValues } from 'lit'
import type { PersonRef } from '#shared/wire/account'
import type { MovementPeople } from '#shared/wire/movement'
import type { Kit } from '../../app/kit.ts'
import { LightElement } from '../../element/light-element.ts'
import { Loading } from '../../element/loading.ts'
import { problemNotice } from '../../element/problem.ts'
import { askFlow, type Flow } from './ask.ts'
import { namedPeople } from './named-people.ts'

/** `<kindred-flow-people>`: the people of one flow, as they were written down. `kindred-close` asks to put it away. */
export class FlowPeopleElement extends LightElement {
  static override properties = {
    kit: { attribute: false },
    flow: { attribute: false },
    tell: { attribute: false },
    others: { state: true },
    cursor: { state: true },
    failed: { state: true },
  }
  declare kit: Kit
  declare flow: Flow
  /** Who they are, in a sentence, given how many. */
  declare tell: (people: string) => string
  /** Those who came after the first page. */
  declare others: PersonRef[]
  declare cursor: string | null
  declare failed: unknown
  readonly #page = new Loading<MovementPeople>(this)

  constructor() {
    super()
    this.others = []
    this.cursor = null
    this.failed = null
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const key = JSON.stringify(this.flow)
    if (changed.has('flow') && JSON.stringify(changed.get('flow')) !== key) {
      this.others = []
      this.cursor = null
      this.failed = null
    }
    this.#page.want(key, (signal) => this.#ask(signal))
  }

  protected override render() {
    const { kit, failed } = this
    const { value, error } = this.#page.state
    if (error) return problemNotice(kit.words, error, () => this.#page.refresh((signal) => this.#ask(signal)))
    if (!value) return html`<p class="soft" role="status">${kit.words.peopleList.loading}</p>`
    return html`${namedPeople({
      kit,
      heading: this.tell(kit.format.integer(value.total)),
      people: [...value.people, ...this.others],
      total: value.total,
      more: () => void this.#more(value),
      close: () => this.emit('kindred-close'),
    })}
    ${failed ? problemNotice(kit.words, failed, null) : ''}`
  }

  async #more({ next_cursor }: MovementPeople): Promise<void> {
    const key = JSON.stringify(this.flow)
    try {
      const page = await askFlow(this.kit.api, this.flow, this.cursor ?? next_cursor)
      if (JSON.stringify(this.flow) !== key) return // another flow was chosen meanwhile
      this.others = [...this.others, ...page.people]
      this.cursor = page.next_cursor
    } catch (error) {
      this.failed = error
    }
  }

  #ask(signal: AbortSignal): Promise<MovementPeople> {
    return askFlow(this.kit.api, this.flow, null, signal)
  }
}

if (!customElements.get('kindred-flow-people'))
  customElements.define('kindred-flow-people', FlowPeopleElement)
