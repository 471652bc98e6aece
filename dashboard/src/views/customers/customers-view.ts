import { html, nothing, type TemplateResult } from 'lit'
import { type CustomerList, customerSorts } from '#shared/wire/customer'
import type { Kit } from '../../app/kit.ts'
import { LightElement } from '../../element/light-element.ts'
import { Loading } from '../../element/loading.ts'
import { problemNotice } from '../../element/problem.ts'
import { formatRoute, type Route, withQuery } from '../../route/route.ts'
import { customersTable } from './customers-table.ts'
import '../../element/term.ts'
import './customers-view.css'

const kinds = ['all', 'customer', 'guest', 'visitor'] as const
const pageSize = 50

/** A page of the list with the cursor it was asked for by; the first has none. */
interface Page {
  cursor: string
  list: CustomerList
}

/** `<kindred-customers-view>`: who are the customers? */
export class CustomersViewElement extends LightElement {
  static override properties = { kit: { attribute: false }, route: { attribute: false } }
  declare kit: Kit
  declare route: Route
  readonly #list = new Loading<Page>(this)
  /** For each page opened by “next”, the page before it: cursors themselves only lead forward. */
  readonly #before = new Map<string, string>()

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.hasUpdated) this.requestUpdate()
  }

  protected override willUpdate(): void {
    this.#list.want(JSON.stringify(this.#query), (signal) => this.#ask(signal))
  }

  protected override render() {
    const { words } = this.kit
    const { value, error, pending } = this.#list.state
    return html`<header class="opening">
        <h1>${words.customers.question}</h1>
        <p class="answer" role="status">${value ? this.#answer(value.list) : error ? nothing : words.loading}</p>
      </header>
      ${this.#filters()}
      ${error ? problemNotice(words, error, () => this.#list.refresh((signal) => this.#ask(signal))) : nothing}
      ${value ? html`<div class=${pending ? 'stale' : ''}>${this.#content(value)}</div>` : nothing}`
  }

  #content(page: Page): TemplateResult {
    const { list } = page
    if (list.customers.length === 0) return this.#empty()
    return html`${customersTable({ kit: this.kit, route: this.route, list, sort: this.#sort })} ${this.#pager(page)}`
  }

  #answer({ total }: CustomerList): string {
    const { words, format } = this.kit
    const found = words.customers.found(total, format.integer(total), this.#kind)
    return words.customers.story(found, this.route.query.q ?? null)
  }

  #filters(): TemplateResult {
    const { words } = this.kit
    const { q } = this.route.query
    return html`<div class="filters">
      <nav class="choices" aria-label=${words.customers.kindLabel}>
        ${kinds.map(
          (kind) => html`<a
            class="choice"
            href=${this.#link({ kind: kind === 'all' ? null : kind })}
            aria-current=${kind === this.#kind ? 'true' : 'false'}
            >${words.customers.kind[kind]}</a
          >`,
        )}
      </nav>
      <form role="search" @submit=${this.#search}>
        <input
          class="input"
          type="search"
          name="q"
          maxlength="128"
          aria-label=${words.customers.search}
          placeholder=${words.customers.search}
          .value=${q ?? ''}
        />
        <button class="button" type="submit">${words.customers.searchSubmit}</button>
        ${q ? html`<a href=${this.#link({ q: null })}>${words.customers.clear}</a>` : nothing}
      </form>
      <p class="soft">${words.customers.kindMeans}</p>
    </div>`
  }

  #empty(): TemplateResult {
    const { customers } = this.kit.words
    const { q, kind } = this.route.query
    const text = q ? customers.emptySearch : kind ? customers.emptyKind : customers.empty
    return html`<div class="notice calm">
      <p>${text}</p>
      ${q || kind ? html`<a class="button" href=${this.#link({ q: null, kind: null })}>${customers.showAll}</a>` : nothing}
    </div>`
  }

  #pager({ cursor, list: { next_cursor: next } }: Page): TemplateResult | typeof nothing {
    const { words } = this.kit
    if (!next && !cursor) return nothing
    if (next) this.#before.set(next, cursor)
    const before = cursor ? (this.#before.get(cursor) ?? '') : null
    const link = (to: string, text: string) =>
      html`<a class="button" href=${formatRoute(withQuery(this.route, { cursor: to }))} @click=${this.#toTop}>${text}</a>`
    return html`<nav class="pager" aria-label=${words.customers.page}>
      ${before === null ? nothing : link(before, words.customers.previous)}
      ${next ? link(next, words.customers.next) : nothing}
    </nav>`
  }

  /** The address of this list with something changed; always its first page. */
  #link(change: Record<string, string | null>): string {
    return formatRoute(withQuery(this.route, { ...change, cursor: null }))
  }

  #search(event: SubmitEvent): void {
    event.preventDefault()
    const q = String(new FormData(event.target as HTMLFormElement).get('q')).trim()
    this.emit('kindred-navigate', withQuery(this.route, { q, cursor: null }))
  }

  #toTop(): void {
    window.scrollTo(0, 0)
  }

  async #ask(signal: AbortSignal): Promise<Page> {
    const query = this.#query
    return { cursor: query.cursor ?? '', list: await this.kit.api.customers(query, signal) }
  }

  get #query(): Record<string, string> {
    const { q = '', cursor = '' } = this.route.query
    return { sort: this.#sort, kind: this.#kind, q, cursor, limit: String(pageSize) }
  }

  get #kind() {
    return kinds.find((kind) => kind === this.route.query.kind) ?? 'all'
  }

  get #sort() {
    return customerSorts.find((sort) => sort === this.route.query.sort) ?? 'revenue'
  }
}

if (!customElements.get('kindred-customers-view'))
  customElements.define('kindred-customers-view', CustomersViewElement)
