import { html, nothing, type TemplateResult } from 'lit'
import { type CustomerList, customerSorts } from '#shared/wire/customer'
import type { Kit } from '../../app/kit.ts'
import { LightElement } from '../../element/light-element.ts'
import { Loading } from '../../element/loading.ts'
import { problemNotice } from '../../element/problem.ts'
import { formatRoute, type Route, withQuery } from '../../route/route.ts'
import { choiceIn, noChoice } from '../../transforms/people-filter.ts'
import { customersTable } from './customers-table.ts'
import '../../element/term.ts'
import './people-chooser.ts'
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
      <kindred-people-chooser .kit=${this.kit} .route=${this.route}></kindred-people-chooser>
      ${error ? problemNotice(words, error, () => this.#list.refresh((signal) => this.#ask(signal))) : nothing}
      ${value ? html`<div class=${pending ? 'stale' : ''}>${this.#content(value)}</div>` : nothing}`
  }

  #content(page: Page): TemplateResult {
    const { list } = page
    if (list.pending) return this.#pending()
    if (list.customers.length === 0) return this.#empty()
    return html`${customersTable({ kit: this.kit, route: this.route, list, sort: this.#sort })} ${this.#pager(page)}`
  }

  #answer({ total, pending }: CustomerList): string {
    const { words, format } = this.kit
    if (pending) return words.segments.pending
    const found = words.customers.found(total, format.integer(total), this.#kind)
    const { q } = this.route.query
    return this.#isChosen && !q ? words.segments.chosen(found) : words.customers.story(found, q ?? null)
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
    const { customers, segments } = this.kit.words
    const { q, kind } = this.route.query
    const isChosen = this.#isChosen
    const text = q
      ? customers.emptySearch
      : isChosen
        ? segments.empty
        : kind
          ? customers.emptyKind
          : customers.empty
    const all = { ...noChoice(this.route.query), segment: null, q: null, kind: null }
    return html`<div class="notice calm">
      <p>${text}</p>
      ${q || kind || isChosen ? html`<a class="button" href=${this.#link(all)}>${customers.showAll}</a>` : nothing}
    </div>`
  }

  #pending(): TemplateResult {
    const { words } = this.kit
    return html`<div class="notice calm">
      <p>${words.segments.pending}</p>
      <button class="button" type="button" @click=${() => this.#list.refresh((signal) => this.#ask(signal))}>
        ${words.tryAgain}
      </button>
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
    const { q = '', cursor = '', segment, kind } = this.route.query
    // A segment says itself what kind of people it is about.
    const who: Record<string, string> = segment
      ? { segment, ...(kind ? { kind: this.#kind } : {}) }
      : { kind: this.#kind }
    return { sort: this.#sort, ...who, ...choiceIn(this.route.query), q, cursor, limit: String(pageSize) }
  }

  get #isChosen(): boolean {
    return this.route.query.segment !== undefined || Object.keys(choiceIn(this.route.query)).length > 0
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
