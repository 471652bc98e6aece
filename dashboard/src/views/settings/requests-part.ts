import { html, nothing, type TemplateResult } from 'lit'
import type { FindRequest, FoundPeople } from '#shared/wire/customer'
import type { Kit } from '../../app/kit.ts'
import { LightElement } from '../../element/light-element.ts'
import { problemNotice } from '../../element/problem.ts'
import { formatRoute } from '../../route/route.ts'
import '../customer/person-file.ts'

const ways = ['email', 'order_id', 'id'] as const satisfies (keyof FindRequest)[]

/** `<kindred-requests-part>`: finds who asks to see or erase what is kept of them, a guest by e-mail or order as well. */
export class RequestsPartElement extends LightElement {
  static override properties = { kit: { attribute: false }, state: { state: true } }
  declare kit: Kit
  declare state: 'open' | 'busy' | FoundPeople | { error: unknown }

  constructor() {
    super()
    this.state = 'open'
  }

  protected override render() {
    const { words } = this.kit
    const said = words.settings.requests
    const { state } = this
    return html`<section class="section" aria-labelledby="requests-title">
      <h2 id="requests-title">${said.title}</h2>
      <p class="soft">${said.lead}</p>
      <form class="inline-form" @submit=${this.#find}>
        <label class="field"
          ><span>${said.by}</span
          ><select class="input" name="by">
            ${ways.map((way) => html`<option value=${way}>${said.ways[way]}</option>`)}
          </select></label
        >
        <label class="field"
          ><span>${said.text}</span
          ><input class="input" name="text" maxlength="254" required autocomplete="off"
        /></label>
        <button class="button main" type="submit" ?disabled=${state === 'busy'}>${said.find}</button>
      </form>
      <div role="status">${typeof state === 'object' && 'people' in state ? this.#found(state) : nothing}</div>
      ${typeof state === 'object' && 'error' in state ? problemNotice(words, state.error, null) : nothing}
    </section>`
  }

  #found({ people }: FoundPeople): TemplateResult {
    const said = this.kit.words.settings.requests
    if (people.length === 0) return html`<p>${said.nobody}</p>`
    return html`<ul class="found-people">
      ${people.map((person) => this.#person(person))}
    </ul>`
  }

  #person({ id, kind, name, orders, last_seen_at }: FoundPeople['people'][number]): TemplateResult {
    const { words, format } = this.kit
    const said = words.settings.requests
    const href = formatRoute({ view: 'customers', id, query: {} })
    return html`<li>
      <p>
        ${kind === 'nobody' ? html`<b>${said.nameless}</b>` : html`<a href=${href}>${name ?? words.person.kind[kind]}</a>`}
        <span class="soft">${said.about(format.integer(orders), format.date(last_seen_at))}</span>
      </p>
      <kindred-person-file .kit=${this.kit} .person=${id}></kindred-person-file>
    </li>`
  }

  readonly #find = async (event: SubmitEvent) => {
    event.preventDefault()
    const data = new FormData(event.target as HTMLFormElement)
    const by = ways.find((way) => way === data.get('by')) ?? 'email'
    this.state = 'busy'
    try {
      const asked: FindRequest = { [by]: String(data.get('text')).trim() }
      this.state = await this.kit.api.send<FoundPeople>('POST', '/v1/customers/find', asked)
    } catch (error) {
      this.state = { error }
    }
  }
}

if (!customElements.get('kindred-requests-part'))
  customElements.define('kindred-requests-part', RequestsPartElement)
