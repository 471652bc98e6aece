import { html, nothing, type TemplateResult } from 'lit'
import type { Rule, RulesPreview } from '#shared/wire/rule'
import type { Kit } from '../../app/kit.ts'
import { LightElement } from '../../element/light-element.ts'
import { Loading } from '../../element/loading.ts'
import { problemNotice } from '../../element/problem.ts'
import { type Route, withQuery } from '../../route/route.ts'
import type { RuleUnits } from '../../transforms/rule-draft.ts'
import { earningWords } from '../../words/earning.ts'
import { placeName } from '../../words/words.ts'
import { previewRules } from './ask.ts'
import { reasonText } from './reason-text.ts'

const noonMs = 12 * 3_600_000
const perShelf = 8

/** `<kindred-rules-preview>`: one shelf as it is, beside itself under a draft of the rules. Which shelf is in the address. */
export class RulesPreviewElement extends LightElement {
  static override properties = {
    kit: { attribute: false },
    route: { attribute: false },
    rules: { attribute: false },
    places: { attribute: false },
    units: { attribute: false },
  }
  declare kit: Kit
  declare route: Route
  /** The draft. */
  declare rules: readonly Rule[]
  declare places: readonly string[]
  declare units: RuleUnits
  readonly #answer = new Loading<RulesPreview>(this)

  readonly #ask = () => {
    const { product, customer, at } = this.route.query
    return previewRules(this.kit.api, {
      rules: [...this.rules],
      placement: this.#place,
      limit: perShelf,
      context: product ? { product, items: [product], cart: [product], purchased: [product] } : {},
      ...(customer ? { customer } : {}),
      ...(at ? { at: this.units.beginning(at) + noonMs } : {}),
    })
  }

  protected override willUpdate(): void {
    const { product, customer, at } = this.route.query
    this.#answer.want(JSON.stringify([this.rules, this.#place, product, customer, at]), this.#ask)
  }

  protected override render() {
    const { words } = this.kit
    const said = earningWords(words).rules.preview
    const { value, error, pending } = this.#answer.state
    return html`<section class="section" aria-labelledby="preview-title">
      <h2 id="preview-title">${said.title}</h2>
      <p class="soft">${said.lead}</p>
      ${this.#form()} ${error ? problemNotice(words, error, () => this.#answer.refresh(this.#ask)) : nothing}
      ${value && !error ? html`<div class=${pending ? 'stale' : ''}>${this.#both(value)}</div>` : nothing}
    </section>`
  }

  #form(): TemplateResult {
    const { words } = this.kit
    const said = earningWords(words).rules.preview
    const { product = '', customer = '', at = '' } = this.route.query
    const input = (name: string, label: string, value: string, type = 'text') => html`<label class="field">
      <span>${label}</span>
      <input class="input" name=${name} type=${type} maxlength="130" autocomplete="off" .value=${value} />
    </label>`
    return html`<form class="filters asking" @submit=${this.#submit}>
      <label class="field">
        <span>${said.place}</span>
        <select class="input" name="place">
          ${this.places.map(
            (name) =>
              html`<option value=${name} .selected=${name === this.#place}>${placeName(words, name)}</option>`,
          )}
        </select>
      </label>
      ${input('product', said.product, product)} ${input('customer', said.customer, customer)}
      ${input('at', said.at, at, 'date')}
      <button class="button" type="submit">${said.show}</button>
    </form>`
  }

  #both({ before, after, added, removed }: RulesPreview): TemplateResult {
    const { words, format } = this.kit
    const said = earningWords(words).rules.preview
    const order = (shelf: RulesPreview['before']) => shelf.products.map(({ id }) => id).join('\n')
    const isSame = order(before) === order(after)
    const moved = said.moved(format.integer(added.length), format.integer(removed.length))
    const told = isSame ? said.same : added.length + removed.length === 0 ? said.reordered : moved
    return html`<p role="status">${told}</p>
      <div class="side-by-side">
        ${this.#shelf(said.before, before, removed, said.went, 'went')}
        ${this.#shelf(said.after, after, added, said.came, 'came')}
      </div>`
  }

  #shelf(
    title: string,
    { products }: RulesPreview['before'],
    marked: readonly string[],
    mark: string,
    kind: string,
  ) {
    return html`<section aria-label=${title}>
      <h3>${title}</h3>
      ${
        products.length === 0
          ? html`<p class="soft">${earningWords(this.kit.words).rules.preview.emptyShelf}</p>`
          : html`<ol class="preview-shelf">
              ${products.map(
                (product) => html`<li class=${marked.includes(product.id) ? kind : ''}>
                  <span>${product.title} ${marked.includes(product.id) ? html`<b class="mark">${mark}</b>` : nothing}</span>
                  <span class="soft">${this.kit.format.money(product.price_minor)} · ${reasonText(this.kit, product.reason)}</span>
                </li>`,
              )}
            </ol>`
      }
    </section>`
  }

  readonly #submit = (event: Event) => {
    event.preventDefault()
    const fields = new FormData(event.target as HTMLFormElement)
    const text = (name: string) => String(fields.get(name) ?? '').trim() || null
    const change = Object.fromEntries(
      ['place', 'product', 'customer', 'at'].map((name) => [name, text(name)]),
    )
    this.emit('kindred-navigate', withQuery(this.route, change))
  }

  get #place(): string {
    return this.places.find((name) => name === this.route.query.place) ?? 'home'
  }
}

if (!customElements.get('kindred-rules-preview'))
  customElements.define('kindred-rules-preview', RulesPreviewElement)
