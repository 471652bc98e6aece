import { html, nothing, type TemplateResult } from 'lit'
import type { Shelf } from '#shared/wire/recommendation'
import { ApiError } from '../../api.ts'
import type { Kit } from '../../app/kit.ts'
import { LightElement } from '../../element/light-element.ts'
import { Loading } from '../../element/loading.ts'
import { problemNotice } from '../../element/problem.ts'
import { formatRoute, type Route, withQuery } from '../../route/route.ts'
import { earningWords } from '../../words/earning.ts'
import { placeName, recommenderName } from '../../words/words.ts'
import { previewRules } from './ask.ts'
import { reasonText } from './reason-text.ts'

/** The places somebody comes by, in the order of a visit. */
const asked = ['home', 'product', 'category', 'cart', 'order', 'account', 'email']
const perShelf = 6

/** `<kindred-shopper-part>`: what a given shopper would see on each page, and why. Nothing is told to anybody by it. */
export class ShopperPartElement extends LightElement {
  static override properties = { kit: { attribute: false }, route: { attribute: false } }
  declare kit: Kit
  declare route: Route
  readonly #answer = new Loading<Shelf[]>(this)

  readonly #ask = async () => {
    const { customer, product } = this.route.query
    const context = product ? { product, items: [product], cart: [product], purchased: [product] } : {}
    const seen = await Promise.all(
      asked.map((placement) =>
        previewRules(this.kit.api, {
          placement,
          limit: perShelf,
          rules: [],
          context,
          ...(customer ? { customer } : {}),
        }),
      ),
    )
    return seen.map(({ before }) => before)
  }

  protected override willUpdate(): void {
    const { customer = '', product = '' } = this.route.query
    this.#answer.want(JSON.stringify([customer, product]), this.#ask)
  }

  protected override render() {
    const { words } = this.kit
    const said = earningWords(words).shopper
    const { value, error, pending } = this.#answer.state
    return html`<header class="opening">
        <h1>${said.question}</h1>
        ${value && !error ? this.#story(value) : nothing}
      </header>
      ${this.#form()} ${error ? this.#problem(error) : nothing}
      ${!value && !error ? html`<p class="waiting" role="status">${words.loading}</p>` : nothing}
      ${value && !error ? html`<div class=${pending ? 'stale' : ''}>${this.#shelves(value)}</div>` : nothing}`
  }

  #story(shelves: readonly Shelf[]): TemplateResult {
    const { words, format } = this.kit
    const said = earningWords(words).shopper
    const { customer } = this.route.query
    if (!customer) return html`<p class="answer">${said.storyNobody}</p>`
    const filled = shelves.filter(({ products }) => products.length > 0)
    const told = said.story({
      who: customer,
      shelves: format.integer(filled.length),
      products: format.integer(filled.reduce((sum, { products }) => sum + products.length, 0)),
    })
    return html`<p class="answer">${told}</p>
      <p class="soft dates"><a href=${formatRoute({ view: 'customers', id: customer, query: {} })}>${said.page}</a></p>`
  }

  #form(): TemplateResult {
    const said = earningWords(this.kit.words).shopper
    const { customer = '', product = '' } = this.route.query
    return html`<form class="filters asking" @submit=${this.#submit}>
        <label class="field">
          <span>${said.who}</span>
          <input class="input" name="customer" maxlength="130" autocomplete="off" .value=${customer} aria-describedby="who-hint" />
        </label>
        <label class="field">
          <span>${said.product}</span>
          <input class="input" name="product" maxlength="128" autocomplete="off" .value=${product} />
        </label>
        <button class="button main" type="submit">${said.show}</button>
      </form>
      <p class="soft" id="who-hint">${said.whoHint}</p>`
  }

  readonly #submit = (event: Event) => {
    event.preventDefault()
    const fields = new FormData(event.target as HTMLFormElement)
    const text = (name: string) => String(fields.get(name) ?? '').trim() || null
    this.emit(
      'kindred-navigate',
      withQuery(this.route, { customer: text('customer'), product: text('product') }),
    )
  }

  #problem(error: unknown): TemplateResult {
    const { words } = this.kit
    const { customer } = this.route.query
    if (customer && error instanceof ApiError && error.status === 404)
      return html`<div class="notice" role="alert"><p>${earningWords(words).shopper.notFound(customer)}</p></div>`
    return problemNotice(words, error, () => this.#answer.refresh(this.#ask))
  }

  #shelves(shelves: readonly Shelf[]): TemplateResult {
    const said = earningWords(this.kit.words).shopper
    const filled = shelves.filter(({ products }) => products.length > 0)
    if (filled.length === 0) return html`<p class="soft">${said.emptyAll}</p>`
    return html`${shelves.map((shelf) => this.#shelf(shelf))}`
  }

  #shelf(shelf: Shelf): TemplateResult {
    const { words, format } = this.kit
    const said = earningWords(words).shopper
    const place = placeName(words, shelf.placement)
    const how = shelf.fallback ? said.fallback : shelf.personal ? said.personal : said.general
    return html`<section class="section" aria-label=${place}>
      <h2>${place}</h2>
      ${
        shelf.products.length === 0
          ? html`<p class="soft">${said.empty}</p>`
          : html`<p class="soft">${shelf.recommender ? `${recommenderName(words, shelf.recommender)}. ` : ''}${how}</p>
              <div class="table-scroll" tabindex="0" role="group" aria-label=${place}>
                <table class="seen">
                  <thead>
                    <tr>
                      <th scope="col">${said.columns.product}</th>
                      <th scope="col">${said.columns.why}</th>
                      <th scope="col" class="roomy">${said.columns.by}</th>
                      <th scope="col" class="end">${said.columns.price}</th>
                    </tr>
                  </thead>
                  <tbody>
                    ${shelf.products.map(
                      (product) => html`<tr>
                        <th scope="row">${product.title}</th>
                        <td>${reasonText(this.kit, product.reason)}</td>
                        <td class="roomy">${recommenderName(words, product.recommender)}</td>
                        <td class="end">${format.money(product.price_minor)}</td>
                      </tr>`,
                    )}
                  </tbody>
                </table>
              </div>`
      }
    </section>`
  }
}

if (!customElements.get('kindred-shopper-part'))
  customElements.define('kindred-shopper-part', ShopperPartElement)
