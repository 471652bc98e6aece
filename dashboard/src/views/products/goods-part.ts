import { html, nothing, type TemplateResult } from 'lit'
import { type GoodsPending, type ProductReport, productSorts } from '#shared/wire/goods'
import type { Kit } from '../../app/kit.ts'
import { datesText } from '../../element/dates-text.ts'
import { LightElement } from '../../element/light-element.ts'
import { ModelAnswer } from '../../element/model-answer.ts'
import { problemNotice } from '../../element/problem.ts'
import { dayAt, parseRange } from '../../route/range.ts'
import { type Route, withQuery } from '../../route/route.ts'
import { goodsWords } from '../../words/goods.ts'
import { snippet } from '../overview/snippet.ts'
import { productsChart } from '../value/products-chart.ts'
import { askAllProducts, askProducts, type ProductChoice, productsPerPage } from './ask.ts'
import { firstsChart } from './firsts-chart.ts'
import { productTable, saveProducts } from './product-table.ts'

/** The share of products that the sentence is about. */
const told = 0.2
/** So many bars the chart of the best has, and so many first products are set beside each other. */
const best = 12
const shortDays = 30

/** `<kindred-goods-part>`: each product by itself: what it brings, whether it lasts, and whom it brings back. */
export class GoodsPartElement extends LightElement {
  static override properties = {
    kit: { attribute: false },
    route: { attribute: false },
    saving: { state: true },
  }
  declare kit: Kit
  declare route: Route
  declare saving: 'no' | 'now' | { error: unknown }
  readonly #best = new ModelAnswer<ProductReport | GoodsPending>(this)
  readonly #firsts = new ModelAnswer<ProductReport | GoodsPending>(this)
  readonly #page = new ModelAnswer<ProductReport | GoodsPending>(this)

  constructor() {
    super()
    this.saving = 'no'
  }

  protected override willUpdate(): void {
    const ask = (answer: ModelAnswer<ProductReport | GoodsPending>, change: Partial<ProductChoice>) => {
      const choice = { ...this.#choice, ...change }
      answer.want(JSON.stringify(choice), (signal) => askProducts(this.kit.api, choice, signal))
    }
    ask(this.#best, { sort: 'revenue', offset: 0, limit: best })
    ask(this.#firsts, { sort: 'repeat', offset: 0, limit: best })
    ask(this.#page, {})
  }

  protected override render() {
    const { kit } = this
    const { words } = kit
    const { ready, waiting, state } = this.#best
    const question = html`<h1>${goodsWords(words).goods.question}</h1>`
    if (state.error) return problemNotice(words, state.error, () => this.#best.refresh())
    if (waiting)
      return html`<header class="opening">${question}</header>
        <p class="waiting" role="status">${goodsWords(words).waiting}</p>`
    if (!ready) return html`<p class="waiting" role="status">${words.loading}</p>`
    if (ready.total === 0)
      return html`<header class="opening">${question}</header>
        <p class="soft">${goodsWords(words).goods.none}</p>
        ${snippet('npm run kindred -- import orders orders.csv', kit)}`
    return html`<header class="opening">
        ${question}
        <p class="answer">${this.#story(ready)}</p>
        <p class="soft dates">${datesText(kit, ready, this.#choice.compare === 'off' ? null : ready.compared_with)}</p>
      </header>
      <div class=${state.pending ? 'stale' : ''}>
        ${ready.products.length > 0 ? productsChart(kit, ready) : nothing}
        ${this.#firsts.ready ? firstsChart(kit, this.#firsts.ready) : nothing} ${this.#table()}
      </div>`
  }

  #story({ spread, products }: ProductReport): string {
    const { words, format } = this.kit
    const runsOut = products.filter(
      ({ demand }) =>
        demand.signal === 'sold_out' || (demand.days_of_stock !== null && demand.days_of_stock <= shortDays),
    ).length
    return goodsWords(words).goods.story({
      products: format.integer(spread.products),
      share: format.percentShort(told),
      brings: format.percentShort(spread.top.find(({ share }) => share === told)?.brings ?? 0),
      runsOut,
      runsOutText: format.integer(runsOut),
    })
  }

  #table(): TemplateResult {
    const { kit, route } = this
    const { ready, state } = this.#page
    if (state.error) return problemNotice(kit.words, state.error, () => this.#page.refresh())
    if (!ready) return html`<p class="waiting" role="status">${kit.words.loading}</p>`
    return html`<div class=${state.pending ? 'stale' : ''}>
      ${productTable(kit, ready, {
        route,
        sort: this.#choice.sort,
        offset: this.#choice.offset,
        saving: this.saving === 'now',
        save: () => void this.#save(),
        choose: (sort) => this.emit('kindred-navigate', withQuery(this.route, { sort, offset: null })),
      })}
      ${typeof this.saving === 'object' ? problemNotice(kit.words, this.saving.error, null) : nothing}
    </div>`
  }

  async #save(): Promise<void> {
    this.saving = 'now'
    try {
      saveProducts(this.kit, await askAllProducts(this.kit.api, this.#choice))
      this.saving = 'no'
    } catch (error) {
      this.saving = { error }
    }
  }

  get #choice(): ProductChoice {
    const { query } = this.route
    const { from, to, compare } = parseRange(query, dayAt(this.kit.now(), this.kit.login.time_zone))
    const offset = Number(query.offset ?? 0)
    return {
      // The whole of what is known has no period before it: the server asks for both days or neither.
      from,
      to,
      compare,
      segment: query.segment ?? null,
      sort: productSorts.find((name) => name === query.sort) ?? 'revenue',
      offset: Number.isInteger(offset) && offset > 0 ? offset : 0,
      limit: productsPerPage,
    }
  }
}

if (!customElements.get('kindred-goods-part')) customElements.define('kindred-goods-part', GoodsPartElement)
