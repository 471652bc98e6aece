import { html, nothing, type TemplateResult } from 'lit'
import type { CustomerList, CustomerRow } from '#shared/wire/customer'
import type { CustomerFilter } from '#shared/wire/segment'
import type { Kit } from '../../app/kit.ts'
import { LightElement } from '../../element/light-element.ts'
import { Loading } from '../../element/loading.ts'
import { problemNotice } from '../../element/problem.ts'
import { formatRoute } from '../../route/route.ts'
import { filterToSave } from '../../transforms/people-filter.ts'
import { personName } from '../../transforms/person-name.ts'
import './people-list.css'

const shown = 8

/**
 * `<kindred-people-list>`: the people a filter chooses, the greatest by net revenue first, with a way to all of them and
 * one to keep the choice as a segment (`kindred-segments-changed`). `kindred-close` asks to put it away.
 */
export class PeopleListElement extends LightElement {
  static override properties = {
    kit: { attribute: false },
    filter: { attribute: false },
    tell: { attribute: false },
    name: {},
    saved: { state: true },
    failed: { state: true },
  }
  declare kit: Kit
  /** Fields of `GET /v1/customers`. */
  declare filter: Readonly<Record<string, string>>
  /** Who they are, in a sentence, given how many. */
  declare tell: (people: string) => string
  /** What a segment of them might be called. */
  declare name: string
  /** The name it was saved under. */
  declare saved: string | null
  declare failed: unknown
  readonly #list = new Loading<CustomerList>(this)

  constructor() {
    super()
    this.saved = null
    this.failed = null
  }

  get #key(): string {
    return JSON.stringify(this.filter)
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    const before = changed.get('filter')
    if (before && JSON.stringify(before) !== this.#key) {
      this.saved = null
      this.failed = null
    }
    this.#list.want(this.#key, (signal) => this.#ask(signal))
  }

  protected override render() {
    const { words, format } = this.kit
    const said = words.peopleList
    const { value, error, pending } = this.#list.state
    return html`<section class="people-list" aria-busy=${pending ? 'true' : 'false'}>
      <header>
        <h3><span role="status">${value ? this.tell(format.integer(value.total)) : said.loading}</span></h3>
        <button class="tool" type="button" @click=${() => this.emit('kindred-close')}>${said.close}</button>
      </header>
      ${error ? problemNotice(words, error, () => this.#list.refresh((signal) => this.#ask(signal))) : nothing}
      ${value ? html`<div class=${pending ? 'stale' : ''}>${this.#content(value)}</div>` : nothing}
    </section>`
  }

  #content({ customers, total, pending }: CustomerList): TemplateResult {
    const { words, format } = this.kit
    const said = words.peopleList
    if (pending) return html`<p class="soft">${words.segments.pending}</p>`
    if (total === 0) return html`<p class="soft">${said.none}</p>`
    return html`${this.#table(customers)}
      <div class="of-them">
        <a class="button" href=${formatRoute({ view: 'customers', id: null, query: this.filter })}
          >${said.all(format.integer(total))}</a
        >
        ${this.saved ? html`<p role="status">${said.saved(this.saved)}</p>` : this.#keeping()}
      </div>
      ${this.failed ? problemNotice(words, this.failed, null) : nothing}`
  }

  #table(customers: readonly CustomerRow[]): TemplateResult {
    const { words, format } = this.kit
    const { columns } = words.peopleList
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${columns.customer}</th>
          <th scope="col" class="end">${columns.orders}</th>
          <th scope="col" class="end">${columns.net}</th>
          <th scope="col" class="end roomy">${columns.last}</th>
        </tr>
      </thead>
      <tbody>
        ${customers.map(
          ({ id, name, orders, net_revenue_minor, last_order_day }) => html`<tr>
            <th scope="row">
              <a href=${formatRoute({ view: 'customers', id, query: {} })}>${personName(words, id, name)}</a>
            </th>
            <td class="end">${format.integer(orders)}</td>
            <td class="end">${format.money(net_revenue_minor)}</td>
            <td class="end roomy">${last_order_day ? format.day(last_order_day) : words.none}</td>
          </tr>`,
        )}
      </tbody>
    </table>`
  }

  #keeping(): TemplateResult {
    const said = this.kit.words.peopleList
    return html`<form class="keeping" @submit=${this.#save}>
      <label class="field"
        ><span>${said.name}</span>
        <input class="input" name="name" required maxlength="100" pattern=".*[^.\\s].*" .value=${this.name} />
      </label>
      <button class="button main" type="submit">${said.save}</button>
    </form>`
  }

  async #save(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const name = String(new FormData(event.target as HTMLFormElement).get('name') ?? '').trim()
    this.failed = null
    try {
      // The name is the id as well: what is saved under it again replaces what was.
      await this.kit.api.saveSegment(name, { name, filter: filterToSave(this.filter, await this.#within()) })
      this.saved = name
      this.emit('kindred-segments-changed')
    } catch (error) {
      this.failed = error
    }
  }

  /** What the segment asks that the people are chosen from: it is part of the choice. */
  async #within(): Promise<CustomerFilter> {
    const { segment } = this.filter
    if (segment === undefined) return {}
    const saved = (await this.kit.api.segments()).find(({ id }) => id === segment)
    return saved?.filter ?? {}
  }

  #ask(signal: AbortSignal): Promise<CustomerList> {
    return this.kit.api.customers({ ...this.filter, sort: 'net_revenue', limit: String(shown) }, signal)
  }
}

if (!customElements.get('kindred-people-list'))
  customElements.define('kindred-people-list', PeopleListElement)
