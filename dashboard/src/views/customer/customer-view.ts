import { html, nothing, type TemplateResult } from 'lit'
import type { BasePending, CustomerOutlookAnswer } from '#shared/wire/customer-base'
import type { CustomerPage } from '#shared/wire/me'
import type { Kit } from '../../app/kit.ts'
import { LightElement } from '../../element/light-element.ts'
import { Loading } from '../../element/loading.ts'
import { Patience } from '../../element/patience.ts'
import { problemNotice } from '../../element/problem.ts'
import { countryName } from '../../format/country-name.ts'
import { formatRoute, type Route, withQuery } from '../../route/route.ts'
import { personKey } from '../../transforms/person.ts'
import { affinity } from './affinity.ts'
import './answers.ts'
import { contents } from './contents.ts'
import { future } from './future.ts'
import { needs, rhythm } from './habits.ts'
import { loyalty } from './loyalty.ts'
import { reach } from './reach.ts'
import { response } from './response.ts'
import { stage } from './stage.ts'
import { tile } from './tile.ts'
import { timeline } from './timeline.ts'
import { where } from './where.ts'
import { worth } from './worth.ts'
import './customer-view.css'
import './next-step.ts'
import './person-file.ts'
import './shown-shelf.ts'

/** A person, and by which id they were asked for. */
interface Shown {
  asked: string
  person: CustomerPage
}

/** `<kindred-customer-view>`: who is this? What they are worth and why, how they buy, what they did. */
export class CustomerViewElement extends LightElement {
  static override properties = {
    kit: { attribute: false },
    route: { attribute: false },
    unfolded: { state: true },
  }
  declare kit: Kit
  declare route: Route
  /** Whose timeline is shown whole. */
  declare unfolded: string | null
  readonly #person = new Loading<Shown>(this)
  readonly #outlook = new Loading<CustomerOutlookAnswer | BasePending | null>(this)
  readonly #patience = new Patience(this)
  /** What is shown of the person was asked for before the models had spoken. */
  #hasWaited = false

  constructor() {
    super()
    this.unfolded = null
  }

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.hasUpdated) this.requestUpdate()
  }

  protected override willUpdate(): void {
    this.#person.want(this.#id, (signal) => this.#askPerson(signal))
    this.#outlook.want(this.#id, (signal) => this.kit.api.outlook(this.#id, signal))
  }

  /** While the models are at work, asks how far they are; once they have spoken, for the person as they see them. */
  protected override updated(): void {
    const { value: page } = this.#person.state
    const { value: outlook, pending, error } = this.#outlook.state
    if (page?.asked !== this.#id || pending || this.#person.state.pending) return
    if (outlook?.state === 'pending' || error) {
      this.#hasWaited = true
      this.#patience.again(() => this.#outlook.refresh((signal) => this.kit.api.outlook(this.#id, signal)))
      return
    }
    this.#patience.stop()
    const isBehind = page.person.portrait.worth.models?.state === 'pending' && outlook?.state === 'ready'
    if (!this.#hasWaited && !isBehind) return
    this.#hasWaited = false
    if (!this.#person.state.error) this.#person.refresh((signal) => this.#askPerson(signal))
  }

  async #askPerson(signal: AbortSignal): Promise<Shown> {
    const asked = this.#id
    return { asked, person: await this.kit.api.customer(asked, signal) }
  }

  protected override render() {
    const { words } = this.kit
    const { value, error, pending } = this.#person.state
    const shown = value?.asked === this.#id ? value.person : null
    const back = formatRoute({ ...withQuery(this.route, { place: null }), id: null })
    return html`<p class="back"><a href=${back}>← ${words.customer.back}</a></p>
      ${error ? problemNotice(words, error, () => this.#person.refresh((signal) => this.#askPerson(signal))) : nothing}
      ${pending && !shown ? html`<p class="waiting" role="status">${words.loading}</p>` : nothing}
      ${shown && !error ? this.#content(shown) : nothing}`
  }

  #content(person: CustomerPage): TemplateResult {
    const { kit } = this
    const { portrait } = person
    return html`${this.#opening(person)} ${this.#figures(person)}
      ${contents(kit)}
      <div class="now">
        <kindred-next-step .kit=${kit} .person=${person.id}></kindred-next-step>
        ${stage(kit, portrait.how.lifecycle)}
      </div>
      <div class="person-columns">
        <div>
          ${worth(kit, portrait.worth.value)} ${future(kit, portrait, this.#outlook.state.value)}
          ${loyalty(kit, portrait.loyalty)} ${rhythm(kit, portrait)} ${response(kit, portrait)}
          <kindred-shown-shelf .kit=${kit} .person=${person.id} .route=${this.route}></kindred-shown-shelf>
        </div>
        <div class="aside">
          ${affinity(kit, portrait.what.affinities)} ${needs(kit, portrait.what.needs)} ${where(kit, portrait.where)}
          ${reach(kit, portrait)}
          <kindred-answers .kit=${kit} .person=${person.id}></kindred-answers>
        </div>
        <div>${timeline(kit, person, this.unfolded === person.id, () => this.#unfold(person.id))}</div>
      </div>
      <section class="section" aria-labelledby="request-title">
        <h2 id="request-title">${kit.words.settings.requests.title}</h2>
        <kindred-person-file .kit=${kit} .person=${person.id}></kindred-person-file>
      </section>`
  }

  #unfold(person: string): void {
    this.unfolded = person
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
  #told({ portrait: { who, where: home } }: CustomerPage): string[] {
    const { words, format } = this.kit
    const said = words.portrait.who
    const first = who.first_touch
    return [
      ...(home.country ? [said.country(countryName(words.locale, home.country))] : []),
      ...(first
        ? [said.cameBy(format.date(first.at), said.channel[first.channel], first.source ?? null)]
        : []),
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
