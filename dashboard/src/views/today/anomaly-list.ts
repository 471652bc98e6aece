import { html, nothing, type TemplateResult } from 'lit'
import type { Anomaly, AnomalyDecision, AnomalyList } from '#shared/wire/inspection'
import type { Kit } from '../../app/kit.ts'
import { LightElement } from '../../element/light-element.ts'
import { ModelAnswer } from '../../element/model-answer.ts'
import { problemNotice } from '../../element/problem.ts'
import { formatRoute } from '../../route/route.ts'
import { askAnomalies, decide } from './ask.ts'

const shownFirst = 4

/** `<kindred-anomaly-list>`: what is strange and not looked at yet, to be looked at. */
export class AnomalyListElement extends LightElement {
  static override properties = {
    kit: { attribute: false },
    all: { state: true },
    failed: { state: true },
    done: { state: true },
  }
  declare kit: Kit
  declare all: boolean
  declare failed: unknown
  /** Ids that were decided since the list came. */
  declare done: ReadonlySet<string>
  readonly #list = new ModelAnswer<AnomalyList>(this)

  constructor() {
    super()
    this.all = false
    this.failed = null
    this.done = new Set()
  }

  protected override willUpdate(): void {
    this.#list.want('new', (signal) => askAnomalies(this.kit.api, signal))
  }

  protected override render() {
    const { words, format } = this.kit
    const said = words.today.anomalies
    const { ready, waiting, state } = this.#list
    if (!ready && !state.error && !waiting) return nothing
    const open = ready?.anomalies.filter(({ id }) => !this.done.has(id)) ?? []
    const shown = this.all ? open : open.slice(0, shownFirst)
    return html`<section class="section anomalies" aria-labelledby="anomalies-title">
      <h2 id="anomalies-title">${said.title}</h2>
      ${waiting ? html`<p class="soft" role="status">${words.today.why.pending}</p>` : nothing}
      ${state.error ? problemNotice(words, state.error, () => this.#list.refresh()) : nothing}
      ${this.failed ? problemNotice(words, this.failed, null) : nothing}
      ${ready ? html`<p class="soft">${open.length === 0 ? said.empty : said.lead}</p>` : nothing}
      <ul>
        ${shown.map((one) => this.#row(one))}
      </ul>
      ${
        open.length > shown.length
          ? html`<button class="button" type="button" @click=${() => this.#showAll()}>
              ${said.more(format.integer(open.length - shown.length))}
            </button>`
          : nothing
      }
    </section>`
  }

  #row(one: Anomaly): TemplateResult {
    const { words, format } = this.kit
    const said = words.today.anomalies
    return html`<li>
      <p>
        ${said.kind[one.kind](written(this.kit, one))}
        <span class="soft">
          ${one.day ? format.day(one.day) : nothing} ${one.order ? words.customer.orderId(one.order) : nothing}
          ${
            one.person
              ? html`<a href=${formatRoute({ view: 'customers', id: one.person, query: {} })}>${said.person}</a>`
              : nothing
          }
        </span>
      </p>
      <p class="decisions">
        <button class="button" type="button" @click=${() => this.#decide(one, { state: 'seen' })}>${said.seen}</button>
        <button class="button" type="button" @click=${() => this.#decide(one, { state: 'settled' })}>
          ${said.settled}
        </button>
      </p>
    </li>`
  }

  #showAll(): void {
    this.all = true
  }

  async #decide({ id }: Anomaly, decision: AnomalyDecision): Promise<void> {
    this.failed = null
    try {
      await decide(this.kit.api, id, decision)
      this.done = new Set([...this.done, id])
    } catch (error) {
      this.failed = error
    }
  }
}

/** The figures of something strange as they are read. */
function written({ format }: Kit, { figures }: Anomaly): Record<string, string> {
  const write = (name: string, value: number) =>
    name.endsWith('_minor')
      ? format.money(value)
      : name === 'share'
        ? format.percent(value)
        : format.integer(value)
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, write(name, value)]))
}

if (!customElements.get('kindred-anomaly-list'))
  customElements.define('kindred-anomaly-list', AnomalyListElement)
