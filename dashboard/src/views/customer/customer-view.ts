import { html, nothing, type TemplateResult } from 'lit'
import type { CustomerOutlookAnswer } from '#shared/wire/customer-base'
import type { CustomerPage } from '#shared/wire/me'
import type { Kit } from '../../app/kit.ts'
import { LightElement } from '../../element/light-element.ts'
import { Loading } from '../../element/loading.ts'
import { problemNotice } from '../../element/problem.ts'
import { formatRoute, type Route } from '../../route/route.ts'
import { personKey } from '../../transforms/person.ts'
import { affinity } from './affinity.ts'
import { future } from './future.ts'
import { needs, rhythm } from './habits.ts'
import { loyalty } from './loyalty.ts'
import { reach } from './reach.ts'
import { stage } from './stage.ts'
import { tile } from './tile.ts'
import { timeline } from './timeline.ts'
import { worth } from './worth.ts'
import './customer-view.css'

/** `<kindred-customer-view>`: who is this? What they are worth and why, how they buy, what they did. */
export class CustomerViewElement extends LightElement {
  static override properties = { kit: { attribute: false }, route: { attribute: false } }
  declare kit: Kit
  declare route: Route
  readonly #person = new Loading<CustomerPage>(this)
  readonly #outlook = new Loading<CustomerOutlookAnswer | null>(this)

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.hasUpdated) this.requestUpdate()
  }

  protected override willUpdate(): void {
    this.#person.want(this.#id, (signal) => this.kit.api.customer(this.#id, signal))
    this.#outlook.want(this.#id, (signal) => this.kit.api.outlook(this.#id, signal))
  }

  protected override render() {
    const { words } = this.kit
    const { value, error, pending } = this.#person.state
    const back = formatRoute({ ...this.route, id: null })
    return html`<p class="back"><a href=${back}>← ${words.customer.back}</a></p>
      ${error ? problemNotice(words, error, () => this.#person.refresh((signal) => this.kit.api.customer(this.#id, signal))) : nothing}
      ${pending ? html`<p class="waiting" role="status">${words.loading}</p>` : nothing}
      ${value && !pending && !error ? this.#content(value) : nothing}`
  }

  #content(person: CustomerPage): TemplateResult {
    const { kit } = this
    const { portrait } = person
    return html`${this.#opening(person)} ${this.#figures(person)}
      <div class="person-columns">
        <div>
          ${worth(kit, portrait.worth.value)} ${future(kit, portrait.worth.outlook, this.#outlook.state.value)}
          ${loyalty(kit, portrait.loyalty)} ${rhythm(kit, portrait)}
        </div>
        <div class="aside">
          ${stage(kit, portrait.how.lifecycle)} ${affinity(kit, portrait.what.affinities)}
          ${needs(kit, portrait.what.needs)} ${reach(kit, portrait)}
        </div>
        <div>${timeline(kit, person)}</div>
      </div>`
  }

  #opening(person: CustomerPage): TemplateResult {
    const { words, format, now } = this.kit
    const label = words.person[person.kind](personKey(person.id).short)
    const answer = words.customer.story({
      name: person.name || label,
      orders: person.orders,
      ordersText: format.integer(person.orders),
      revenue: format.money(person.revenue_minor),
      seen: format.ago(person.last_seen_at, now()),
      taste: person.categories[0]?.name ?? null,
    })
    return html`<header class="opening">
      <h1>${words.customer.question}</h1>
      <p class="answer">${answer}</p>
      <p class="soft dates">
        ${[person.name ? label : words.person.kind[person.kind], words.customer.since(format.date(person.first_seen_at)), ...this.#told(person)].join(' · ')}
        ${person.aliases.length > 0 ? html` · <span title=${person.aliases.join('\n')}>${words.customer.aliases(person.aliases.length)}</span>` : nothing}
      </p>
    </header>`
  }

  /** What the shop or the person told of them. */
  #told({ portrait: { who } }: CustomerPage): string[] {
    const { words } = this.kit
    const said = words.portrait.who
    const countries = new Intl.DisplayNames([words.locale], { type: 'region' })
    return [
      ...(who.country ? [said.country(countries.of(who.country) ?? who.country)] : []),
      ...(who.birthday ? [said.birthday(who.birthday)] : []),
      ...(who.birth_year ? [said.born(String(who.birth_year))] : []),
    ]
  }

  #figures(person: CustomerPage): TemplateResult {
    const { words, format } = this.kit
    const { figure } = words.overview
    const { customer, customers } = words
    const bought = person.orders > 0
    const money = (minor: number) => (bought ? format.money(minor) : words.none)
    return html`<dl class="figures number">
      ${tile(figure.revenue.name, figure.revenue.means, money(person.revenue_minor))}
      ${tile(figure.net_revenue.name, figure.net_revenue.means, money(person.net_revenue_minor))}
      ${tile(figure.orders.name, figure.orders.means, format.integer(person.orders))}
      ${tile(customer.average, customer.averageMeans, money(person.revenue_minor / Math.max(1, person.orders)))}
      ${tile(customers.columns.sessions, customer.sessionsMeans, format.integer(person.sessions))}
      ${tile(customer.views, customer.viewsMeans, format.integer(person.views))}
    </dl>`
  }

  get #id(): string {
    return this.route.id ?? ''
  }
}

if (!customElements.get('kindred-customer-view'))
  customElements.define('kindred-customer-view', CustomerViewElement)
