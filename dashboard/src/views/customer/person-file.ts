import { html, nothing, type TemplateResult } from 'lit'
import type { PersonExport } from '#shared/wire/person-export'
import type { Kit } from '../../app/kit.ts'
import { saveFile } from '../../charts/chart-frame/picture.ts'
import { LightElement } from '../../element/light-element.ts'
import { problemNotice } from '../../element/problem.ts'
import './person-file.css'

/**
 * `<kindred-person-file>`: what the law lets somebody ask of a shop: everything kept about them as a file, and to be
 * forgotten, which is asked once more.
 */
export class PersonFileElement extends LightElement {
  static override properties = {
    kit: { attribute: false },
    person: { type: String },
    state: { state: true },
  }
  declare kit: Kit
  /** The person's key. */
  declare person: string
  declare state: 'open' | 'busy' | 'asking' | 'saved' | 'forgotten' | { error: unknown }
  #shown = ''

  constructor() {
    super()
    this.state = 'open'
  }

  protected override willUpdate(): void {
    if (this.#shown !== this.person) this.state = 'open'
    this.#shown = this.person
  }

  protected override render() {
    const { words } = this.kit
    const { state } = this
    const said = words.settings.requests
    const told = state === 'saved' ? said.saved : state === 'forgotten' ? said.forgotten : nothing
    return html`<p class="person-file">${state === 'forgotten' ? nothing : this.#buttons()}</p>
      <p role="status">${told}</p>
      ${typeof state === 'object' ? problemNotice(words, state.error, null) : nothing}`
  }

  #buttons(): TemplateResult {
    const { settings, forms } = this.kit.words
    const said = settings.requests
    const isBusy = this.state === 'busy'
    if (this.state === 'asking')
      return html`<span class="soft">${said.sure}</span>
        <button class="button danger" type="button" name="forget" @click=${this.#forget}>${said.yes}</button>
        <button class="button" type="button" name="cancel" @click=${this.#cancel}>${forms.cancel}</button>`
    return html`<button class="button" type="button" name="save" ?disabled=${isBusy} @click=${this.#save}>
        ${said.save}
      </button>
      <button class="button" type="button" name="ask" ?disabled=${isBusy} @click=${this.#ask}>${said.forget}</button>`
  }

  readonly #ask = () => {
    this.state = 'asking'
  }

  readonly #cancel = () => {
    this.state = 'open'
  }

  readonly #save = () =>
    this.#run('saved', async () => {
      const kept = await this.kit.api.get<PersonExport>(
        `/v1/customers/${encodeURIComponent(this.person)}/export`,
      )
      saveFile('person.json', new Blob([JSON.stringify(kept, null, 2)], { type: 'application/json' }))
    })

  readonly #forget = () =>
    this.#run('forgotten', () =>
      this.kit.api.send('DELETE', `/v1/customers/${encodeURIComponent(this.person)}`),
    )

  async #run(done: 'saved' | 'forgotten', work: () => Promise<unknown>): Promise<void> {
    this.state = 'busy'
    try {
      await work()
      this.state = done
    } catch (error) {
      this.state = { error }
    }
  }
}

if (!customElements.get('kindred-person-file'))
  customElements.define('kindred-person-file', PersonFileElement)
