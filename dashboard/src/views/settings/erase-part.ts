import { html, nothing } from 'lit'
import type { Kit } from '../../app/kit.ts'
import { LightElement } from '../../element/light-element.ts'
import { problemNotice } from '../../element/problem.ts'

/** `<kindred-erase-part>`: forgets a customer, once their id was typed twice. */
export class ErasePartElement extends LightElement {
  static override properties = {
    kit: { attribute: false },
    customer: { state: true },
    again: { state: true },
    state: { state: true },
  }
  declare kit: Kit
  declare customer: string
  declare again: string
  declare state: 'open' | 'busy' | { done: string } | { error: unknown }

  constructor() {
    super()
    this.customer = ''
    this.again = ''
    this.state = 'open'
  }

  protected override render() {
    const { words } = this.kit
    const said = words.settings.erase
    const { state } = this
    const isSure = this.customer !== '' && this.customer === this.again
    return html`<section class="section" aria-labelledby="erase-title">
      <h2 id="erase-title">${said.title}</h2>
      <p class="soft">${said.lead}</p>
      <form class="inline-form" @submit=${this.#submit}>
        <label class="field"
          ><span>${said.id}</span
          ><input class="input" name="customer" autocomplete="off" .value=${this.customer} @input=${this.#type}
        /></label>
        <label class="field"
          ><span>${said.again}</span
          ><input class="input" name="again" autocomplete="off" .value=${this.again} @input=${this.#type}
        /></label>
        <button class="button danger" type="submit" ?disabled=${!isSure || state === 'busy'}>${said.submit}</button>
      </form>
      <p role="status">${typeof state === 'object' && 'done' in state ? said.done(state.done) : nothing}</p>
      ${typeof state === 'object' && 'error' in state ? problemNotice(words, state.error, null) : nothing}
    </section>`
  }

  readonly #type = (event: Event) => {
    const { name, value } = event.target as HTMLInputElement
    if (name === 'again') this.again = value.trim()
    else this.customer = value.trim()
    this.state = 'open'
  }

  readonly #submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const { customer } = this
    if (customer === '' || customer !== this.again) return
    this.state = 'busy'
    try {
      await this.kit.api.send('DELETE', `/v1/customers/${encodeURIComponent(customer)}`)
      this.state = { done: customer }
      this.customer = ''
      this.again = ''
    } catch (error) {
      this.state = { error }
    }
  }
}

if (!customElements.get('kindred-erase-part')) customElements.define('kindred-erase-part', ErasePartElement)
