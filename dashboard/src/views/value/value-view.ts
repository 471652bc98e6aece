import { html, nothing, type TemplateResult } from 'lit'
import type { BaseAnswer, BaseRun, BaseSpread } from '#shared/wire/customer-base'
import type { GoodsPending, ProductReport } from '#shared/wire/goods'
import type { Kit } from '../../app/kit.ts'
import { LightElement } from '../../element/light-element.ts'
import { Loading } from '../../element/loading.ts'
import { ModelAnswer, modelsAtWork } from '../../element/model-answer.ts'
import { problemNotice } from '../../element/problem.ts'
import { formatRoute, type Route, withQuery } from '../../route/route.ts'
import { snippet } from '../overview/snippet.ts'
import { askProducts, askSpread, countSlipping, slippingFilter } from './ask.ts'
import { concentrationChart } from './concentration-chart.ts'
import '../../element/term.ts'
import { productsChart } from './products-chart.ts'
import './value-weights.ts'
import './work-list.ts'
import './value-view.css'

/** The share of customers that the opening sentence is about. */
const told = 0.05

/** `<kindred-value-view>`: who brings the money? */
export class ValueViewElement extends LightElement {
  static override properties = { kit: { attribute: false }, route: { attribute: false } }
  declare kit: Kit
  declare route: Route
  readonly #spread = new ModelAnswer<BaseAnswer<BaseSpread>>(this)
  readonly #products = new ModelAnswer<ProductReport | GoodsPending>(this)
  readonly #slipping = new Loading<number | null>(this)

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.hasUpdated) this.requestUpdate()
  }

  protected override willUpdate(): void {
    const { api } = this.kit
    const { segment = '' } = this.route.query
    this.#spread.want(segment, (signal) => askSpread(api, segment, signal))
    this.#products.want(segment, (signal) => askProducts(api, segment, signal))
    const { ready } = this.#spread
    const from = ready && topOf(ready)?.from
    // Without a lifetime value of anybody there is no model, and nobody is known to slip away.
    if (ready && ready.key_accounts.list.length > 0 && typeof from === 'number')
      this.#slipping.want(`${ready.version} ${segment} ${from}`, (signal) =>
        countSlipping(api, slippingFilter(from, this.route), signal),
      )
  }

  protected override render() {
    const { kit } = this
    const { words } = kit
    const { ready, waiting, state } = this.#spread
    if (state.error) return problemNotice(words, state.error, () => this.#spread.refresh())
    if (waiting) return html`${this.#question()}${modelsAtWork(kit, waiting)}`
    if (!ready) return html`<p class="waiting" role="status">${words.loading}</p>`
    if (ready.total <= 0) return html`${this.#question()}${this.#nobody()}`
    return html`${this.#question(this.#story(ready))}
      ${concentrationChart(kit, this.route, ready, (share) => this.#toShare(share))}
      ${this.#bestProducts()}
      <kindred-value-weights .kit=${kit} .route=${this.route}></kindred-value-weights>
      <kindred-work-list .kit=${kit} .route=${this.route}></kindred-work-list>`
  }

  #question(answer: TemplateResult | null = null) {
    return html`<header class="opening">
      <h1>${this.kit.words.value.question}</h1>
      ${answer ?? nothing}
    </header>`
  }

  #story(spread: BaseSpread & BaseRun): TemplateResult {
    const { words, format } = this.kit
    const { value: said } = words
    const top = topOf(spread)
    const count = this.#slipping.state.value
    const slipping = count === null ? null : { people: count, text: format.integer(count) }
    return html`<p class="answer">
        ${said.story(format.percent(told), format.percent(top?.brings ?? 0), slipping)}
      </p>
      <p class="soft dates">
        ${said.asOf(format.day(spread.as_of), format.integer(spread.customers))}
        ${
          count && typeof top?.from === 'number'
            ? html`<a href=${formatRoute({ view: 'customers', id: null, query: slippingFilter(top.from, this.route) })}
                  >${said.slippingLink(count)}</a
                >
                · <kindred-term .label=${said.slipping} .definition=${said.slippingMeans}></kindred-term>`
            : nothing
        }
      </p>`
  }

  /** They come when they are there: a range is summed when somebody first asks for it. */
  #bestProducts(): TemplateResult | typeof nothing {
    const { ready } = this.#products
    return ready && ready.products.length > 0 ? productsChart(this.kit, ready) : nothing
  }

  #nobody(): TemplateResult {
    const { words } = this.kit
    return html`<div class="notice calm"><p>${words.value.nobody}</p></div>
      <p class="soft">${words.value.nobodyHint}</p>
      ${snippet('npm run kindred -- import orders orders.csv', this.kit)}`
  }

  #toShare(share: number): void {
    this.emit('kindred-navigate', withQuery(this.route, { top: String(Math.round(share * 100)) }))
  }
}

function topOf({ top }: BaseSpread) {
  return top.find(({ share }) => share === told)
}

if (!customElements.get('kindred-value-view')) customElements.define('kindred-value-view', ValueViewElement)
