import { html, nothing, type TemplateResult } from 'lit'
import type { Associations } from '#shared/wire/association'
import type { CrossSellReport, GoodsPending, SequenceReport } from '#shared/wire/goods'
import type { Kit } from '../../app/kit.ts'
import { LightElement } from '../../element/light-element.ts'
import { Loading } from '../../element/loading.ts'
import { ModelAnswer } from '../../element/model-answer.ts'
import { problemNotice } from '../../element/problem.ts'
import { type Route, withQuery } from '../../route/route.ts'
import { goodsWords } from '../../words/goods.ts'
import { snippet } from '../overview/snippet.ts'
import { askCrossSell, askNextCategories, askNextOrders, askRules } from './ask.ts'
import { categoriesChart } from './categories-chart.ts'
import { tiesChart } from './ties-chart.ts'
import { crossTable, nextTable, rulesTable } from './together-tables.ts'

/** `<kindred-together-part>`: what goes with what, in one order and in the next. */
export class TogetherPartElement extends LightElement {
  static override properties = {
    kit: { attribute: false },
    route: { attribute: false },
    open: { state: true },
  }
  declare kit: Kit
  declare route: Route
  /** The tables that are shown whole. */
  declare open: ReadonlySet<string>
  readonly #rules = new Loading<Associations>(this)
  readonly #next = new ModelAnswer<SequenceReport | GoodsPending>(this)
  readonly #categories = new ModelAnswer<SequenceReport | GoodsPending>(this)
  readonly #cross = new ModelAnswer<CrossSellReport | GoodsPending>(this)

  constructor() {
    super()
    this.open = new Set()
  }

  readonly #askRules = (signal: AbortSignal) => askRules(this.kit.api, signal)

  protected override willUpdate(): void {
    const { api } = this.kit
    this.#rules.want('all', this.#askRules)
    this.#next.want('all', (signal) => askNextOrders(api, signal))
    this.#categories.want('all', (signal) => askNextCategories(api, signal))
    this.#cross.want('all', (signal) => askCrossSell(api, signal))
  }

  protected override render() {
    const { words } = this.kit
    const { value, error } = this.#rules.state
    if (error) return problemNotice(words, error, () => this.#rules.refresh(this.#askRules))
    if (!value) return html`<p class="waiting" role="status">${words.loading}</p>`
    return html`${this.#opening(value)} ${this.#pairs(value)} ${this.#steps()}`
  }

  #opening({ rules }: Associations): TemplateResult {
    const { words, format } = this.kit
    const said = goodsWords(words).together
    const [surest] = rules
    const follows = this.#next.ready?.rules.find(({ a, b }) => a.id !== b.id)
    return html`<header class="opening">
      <h1>${said.question}</h1>
      <p class="answer">
        ${
          surest
            ? said.story({
                left: surest.left.title,
                right: surest.right.title,
                orders: format.integer(surest.orders),
                lift: format.integer(surest.lift),
              })
            : said.none
        }${
          surest && follows
            ? said.next({
                a: follows.a.title,
                b: follows.b.title,
                days: follows.median_days,
                text: format.integer(follows.median_days),
              })
            : nothing
        }
      </p>
    </header>`
  }

  #pairs({ rules }: Associations): TemplateResult {
    const { kit, route } = this
    if (rules.length === 0)
      return html`<p class="soft">${goodsWords(kit.words).together.noneHint}</p>
        ${snippet('npm run kindred -- import orders orders.csv', kit)}`
    const item = rules.some(
      ({ left, right }) => left.id === route.query.item || right.id === route.query.item,
    )
      ? (route.query.item ?? null)
      : null
    const go = (change: Record<string, string | null>) =>
      this.emit('kindred-navigate', withQuery(this.route, change))
    return html`${tiesChart({ kit, route, rules, item, go })}
    ${rulesTable(kit, rules, { item, ...this.#fold('rules') })}`
  }

  /** What comes in the next order is worked out by a run over all orders: it may not be there yet. */
  #steps(): TemplateResult {
    const { kit } = this
    const answers = [this.#next, this.#categories, this.#cross]
    const failed = answers.find(({ state }) => state.error)
    const isWaiting = answers.some(({ ready, state }) => !ready && !state.error)
    const [next, categories, cross] = [this.#next.ready, this.#categories.ready, this.#cross.ready]
    return html`${failed ? problemNotice(kit.words, failed.state.error, () => failed.refresh()) : nothing}
    ${isWaiting ? html`<p class="soft section" role="status">${goodsWords(kit.words).waiting}</p>` : nothing}
    ${categories && categories.rules.length > 0 ? categoriesChart(kit, categories.rules) : nothing}
    ${next ? nextTable(kit, next.rules, this.#fold('next')) : nothing}
    ${cross ? crossTable(kit, cross.rules, this.#fold('cross')) : nothing}`
  }

  #fold(name: string) {
    return {
      isOpen: this.open.has(name),
      toggle: () => {
        const open = new Set(this.open)
        if (!open.delete(name)) open.add(name)
        this.open = open
      },
    }
  }
}

if (!customElements.get('kindred-together-part'))
  customElements.define('kindred-together-part', TogetherPartElement)
