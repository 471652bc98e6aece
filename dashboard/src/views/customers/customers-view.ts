import { html, nothing, type TemplateResult } from 'lit'
import { type CustomerList, type CustomerSort, customerSorts } from '#shared/wire/customer'
import type { Kit } from '../../app/kit.ts'
import { keepPreference, readPreference } from '../../app/preferences.ts'
import { choiceLinks } from '../../element/choice-links.ts'
import { LightElement } from '../../element/light-element.ts'
import { Loading } from '../../element/loading.ts'
import { modelsAtWork } from '../../element/model-answer.ts'
import { problemNotice } from '../../element/problem.ts'
import { formatRoute, type Route, withQuery } from '../../route/route.ts'
import { choiceIn, noChoice } from '../../transforms/people-filter.ts'
import { columnChooser } from './column-chooser.ts'
import { type ColumnName, columnsOf } from './columns.ts'
import { customersTable } from './customers-table.ts'
import { type Page, PeoplePages } from './people-pages.ts'
import { isOfModels, usualColumns } from './usual-columns.ts'
import { askWho, type Who } from './who.ts'
import '../../element/term.ts'
import './people-chooser.ts'
import './people-export.ts'
import './customers-view.css'

const kinds = ['all', 'customer', 'guest', 'visitor'] as const
const pageSize = 50
/** A search begins when the keys have rested so long, in milliseconds. */
const restMs = 250

/** `<kindred-customers-view>`: who are the customers? */
export class CustomersViewElement extends LightElement {
  static override properties = {
    kit: { attribute: false },
    route: { attribute: false },
    typed: { state: true },
  }
  declare kit: Kit
  declare route: Route
  /** What is being searched for while it is typed; the address has it when the field is left. */
  declare typed: string | null
  readonly #who = new Loading<Who | null>(this)
  #resting: ReturnType<typeof setTimeout> | undefined
  readonly #list = new PeoplePages(this)
  /** The columns for whoever never chose, by the choice of people: they stay while one searches and leafs through. */
  readonly #usual = new Map<string, readonly ColumnName[]>()
  /** For each page opened by “next”, the page before it: cursors themselves only lead forward. */
  readonly #before = new Map<string, string>()

  constructor() {
    super()
    this.typed = null
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.#resting)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.hasUpdated) this.requestUpdate()
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('route')) this.typed = null
    this.#list.want(this.kit.api, this.#query)
    const { sort: _, direction: __, cursor: ___, limit: ____, ...who } = this.#query
    const { value, pending } = this.#list.state
    if (value && !pending && !value.list.pending && !value.list.cut && value.list.total > 0)
      this.#who.want(JSON.stringify(who), (signal) => askWho(this.kit.api, who, signal))
  }

  protected override render() {
    const { words } = this.kit
    const { value, error, pending } = this.#list.state
    return html`<header class="opening">
        <h1>${words.customers.question}</h1>
        <p class="answer" role="status">${value ? this.#answer(value.list) : error ? nothing : words.loading}</p>
        ${value && !value.list.cut && value.list.total > 0 ? this.#parts(value.list.total) : nothing}
      </header>
      ${this.#filters()}
      <kindred-people-chooser .kit=${this.kit} .route=${this.route}></kindred-people-chooser>
      ${error ? problemNotice(words, error, () => this.#list.refresh()) : nothing}
      ${value ? html`<div class=${pending ? 'stale' : ''}>${this.#content(value)}</div>` : nothing}`
  }

  #content(page: Page): TemplateResult {
    const { list } = page
    if (list.pending) return this.#pending()
    if (list.customers.length === 0) return this.#empty()
    const columns = this.#columns(list)
    const { sort, direction } = this
    const { isAwaited, waiting } = this.#list
    return html`<div class="list-tools">
        ${columnChooser(this.kit, columns, (chosen) => this.#choose(chosen))}
        ${waiting && columns.some(isOfModels) ? modelsAtWork(this.kit, waiting) : nothing}
        <kindred-people-export
          .kit=${this.kit}
          .query=${this.#query}
          .columns=${columns}
          .total=${list.total}
        ></kindred-people-export>
      </div>
      ${customersTable({ kit: this.kit, route: this.route, list, columns, isAwaited, sort, direction })} ${this.#pager(page)}`
  }

  /** Who they are, in figures of the same choice. */
  #parts(total: number): TemplateResult | typeof nothing {
    const { words, format } = this.kit
    const { value, pending } = this.#who.state
    if (!value) return nothing
    const { ordered, again, lately } = value
    const text = words.customers.parts({
      ordered: format.integer(ordered),
      orderedShare: format.percentShort(ordered / total),
      again: format.integer(again),
      againShare: ordered > 0 ? format.percentShort(again / ordered) : null,
      lately: format.integer(lately),
    })
    return html`<p class=${pending ? 'soft stale' : 'soft'}>${text}</p>`
  }

  /** Chosen columns stand in the address, and are remembered for the next time. */
  #choose(columns: readonly ColumnName[]): void {
    const text = columns.join('.')
    keepPreference('columns', text)
    this.emit('kindred-navigate', withQuery(this.route, { columns: text }))
  }

  #answer({ total, pending, cut }: CustomerList): string {
    const { words, format } = this.kit
    if (pending) return words.segments.pending
    const found = words.customers.found(total, format.integer(total), this.#kind)
    const q = this.typed ?? this.route.query.q
    if (cut && q) return words.customers.cut(found, q)
    return this.#isChosen && !q ? words.segments.chosen(found) : words.customers.story(found, q || null)
  }

  #filters(): TemplateResult {
    const { words } = this.kit
    const { q } = this.route.query
    return html`<div class="filters">
      ${choiceLinks({
        route: this.route,
        key: 'kind',
        label: words.customers.kindLabel,
        names: kinds,
        chosen: this.#kind,
        word: (kind) => words.customers.kind[kind],
        drops: ['cursor'],
      })}
      <form role="search" @submit=${this.#search}>
        <input
          class="input"
          type="search"
          name="q"
          maxlength="128"
          aria-label=${words.customers.search}
          placeholder=${words.customers.search}
          .value=${this.typed ?? q ?? ''}
          @input=${this.#type}
          @change=${this.#settle}
        />
        <button class="button" type="submit">${words.customers.searchSubmit}</button>
        ${q ? html`<a href=${this.#link({ q: null })}>${words.customers.clear}</a>` : nothing}
      </form>
      <p class="soft">${words.customers.kindMeans}</p>
    </div>`
  }

  #empty(): TemplateResult {
    const { customers, segments } = this.kit.words
    const { kind } = this.route.query
    const q = this.typed ?? this.route.query.q
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
      ${q || kind || isChosen ? html`<a class="button" href=${this.#link(all)} @click=${this.#forgetTyped}>${customers.showAll}</a>` : nothing}
    </div>`
  }

  #pending(): TemplateResult {
    const { words } = this.kit
    return html`<div class="notice calm">
      <p>${words.segments.pending}</p>
      <button class="button" type="button" @click=${() => this.#list.refresh()}>
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
    this.#find(String(new FormData(event.target as HTMLFormElement).get('q')))
  }

  /** Shows who matches as soon as the keys rest. */
  #type(event: Event): void {
    const { value } = event.target as HTMLInputElement
    clearTimeout(this.#resting)
    this.#resting = setTimeout(() => {
      this.typed = value.trim()
    }, restMs)
  }

  #settle(event: Event): void {
    this.#find((event.target as HTMLInputElement).value)
  }

  /** Puts what is searched for into the address. */
  #find(text: string): void {
    clearTimeout(this.#resting)
    const q = text.trim()
    // An e-mail address is kept out of the browser's history as well.
    if (q.includes('@')) this.typed = q
    else if (q !== (this.route.query.q ?? ''))
      this.emit('kindred-navigate', withQuery(this.route, { q, cursor: null }))
  }

  readonly #forgetTyped = () => {
    this.typed = null
  }

  #toTop(): void {
    window.scrollTo(0, 0)
  }

  get #query(): Record<string, string> {
    const { segment, kind } = this.route.query
    const { q: asked = '' } = this.route.query
    const q = this.typed ?? asked
    const cursor = q === asked ? (this.route.query.cursor ?? '') : ''
    // A segment says itself what kind of people it is about.
    const who: Record<string, string> = segment
      ? { segment, ...(kind ? { kind: this.#kind } : {}) }
      : { kind: this.#kind }
    const order = this.direction === 'asc' ? { sort: this.sort, direction: 'asc' } : { sort: this.sort }
    return { ...order, ...who, ...choiceIn(this.route.query), q, cursor, limit: String(pageSize) }
  }

  get #isChosen(): boolean {
    return this.route.query.segment !== undefined || Object.keys(choiceIn(this.route.query)).length > 0
  }

  get #kind() {
    return kinds.find((kind) => kind === this.route.query.kind) ?? 'all'
  }

  get sort(): CustomerSort {
    return customerSorts.find((sort) => sort === this.route.query.sort) ?? 'revenue'
  }

  get direction(): 'asc' | 'desc' {
    return this.route.query.direction === 'asc' ? 'asc' : 'desc'
  }

  #columns({ customers }: CustomerList): readonly ColumnName[] {
    const chosen = columnsOf(this.route.query.columns, readPreference('columns'))
    if (chosen) return chosen
    const { isAwaited } = this.#list
    const key = JSON.stringify([this.#kind, this.route.query.segment, this.sort, isAwaited])
    const usual = this.#usual.get(key) ?? usualColumns(this.kit, customers, isAwaited)
    this.#usual.set(key, usual)
    return usual
  }
}

if (!customElements.get('kindred-customers-view'))
  customElements.define('kindred-customers-view', CustomersViewElement)
