import { html, nothing, type TemplateResult } from 'lit'
import type { Shelf } from '#shared/wire/recommendation'
import type { Kit } from '../../app/kit.ts'
import { choiceLinks } from '../../element/choice-links.ts'
import { LightElement } from '../../element/light-element.ts'
import { Loading } from '../../element/loading.ts'
import { problemNotice } from '../../element/problem.ts'
import { formatRoute, type Route } from '../../route/route.ts'
import { placeName, recommenderName } from '../../words/words.ts'
import { previewRules } from '../shelves/ask.ts'
import { reasonText } from '../shelves/reason-text.ts'
import '../../element/term.ts'

/** Places whose shelf starts from the person and from nothing on the page. */
const places = ['home', 'account', 'email'] as const
type Place = (typeof places)[number]
const shown = 6

/** `<kindred-shown-shelf>`: what a person would see on a shelf now, and why. Nobody is told of it. */
export class ShownShelfElement extends LightElement {
  static override properties = {
    kit: { attribute: false },
    person: { attribute: false },
    route: { attribute: false },
  }
  declare kit: Kit
  declare person: string
  declare route: Route
  readonly #shelf = new Loading<Shelf>(this)

  protected override willUpdate(): void {
    this.#shelf.want(`${this.person} ${this.#place}`, () => this.#ask())
  }

  protected override render() {
    const { words } = this.kit
    const { shown: said } = words.portrait
    const { value, error, pending } = this.#shelf.state
    const more = { view: 'shelves', id: 'shopper', query: { customer: this.person } } as const
    return html`<section class="section shown-shelf" aria-labelledby="shown-title">
      <h2 id="shown-title"><kindred-term .label=${said.title} .definition=${said.means}></kindred-term></h2>
      ${choiceLinks({
        route: this.route,
        key: 'place',
        label: said.place,
        names: places,
        chosen: this.#place,
        word: (place) => placeName(words, place),
      })}
      ${error ? problemNotice(words, error, () => this.#shelf.refresh(() => this.#ask())) : nothing}
      ${!value && pending ? html`<p class="waiting" role="status">${words.loading}</p>` : nothing}
      ${value && !error ? html`<div class=${pending ? 'stale' : ''}>${this.#content(value)}</div>` : nothing}
      <p class="note"><a href=${formatRoute(more)}>${said.more}</a></p>
    </section>`
  }

  #content({ products, recommender, fallback, personal }: Shelf): TemplateResult {
    const { words } = this.kit
    const { shown: said } = words.portrait
    if (products.length === 0) return html`<p class="soft">${said.empty}</p>`
    const how = fallback ? said.fallback : personal ? said.personal : said.general
    return html`<p class="soft">${recommender ? `${recommenderName(words, recommender)}. ` : ''}${how}</p>
      <ol class="rows shelf-rows">
        ${products.map(
          (product) => html`<li>
            <span><b>${product.title}</b></span>
            <span class="soft">${reasonText(this.kit, product.reason)}</span>
          </li>`,
        )}
      </ol>`
  }

  /** The place that the address names. */
  get #place(): Place {
    return places.find((place) => place === this.route.query.place) ?? places[0]
  }

  async #ask(): Promise<Shelf> {
    const request = { placement: this.#place, limit: shown, rules: [], customer: this.person }
    return (await previewRules(this.kit.api, request)).before
  }
}

if (!customElements.get('kindred-shown-shelf'))
  customElements.define('kindred-shown-shelf', ShownShelfElement)
