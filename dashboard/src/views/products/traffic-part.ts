import { html, type TemplateResult } from 'lit'
import type { FunnelBy } from '#shared/wire/traffic'
import type { Kit } from '../../app/kit.ts'
import { datesText } from '../../element/dates-text.ts'
import { LightElement } from '../../element/light-element.ts'
import { Loading } from '../../element/loading.ts'
import { problemNotice } from '../../element/problem.ts'
import { dayAt, parseRange } from '../../route/range.ts'
import type { Route } from '../../route/route.ts'
import { goodsWords } from '../../words/goods.ts'
import { snippet } from '../overview/snippet.ts'
import { askTraffic, type Traffic } from './ask.ts'
import { channelsChart } from './channels-chart.ts'
import { channelsTable } from './channels-table.ts'
import { funnelChart } from './funnel-chart.ts'
import { hoursChart } from './hours-chart.ts'

/** `<kindred-traffic-part>`: how people come, how far they go, and when. */
export class TrafficPartElement extends LightElement {
  static override properties = { kit: { attribute: false }, route: { attribute: false } }
  declare kit: Kit
  declare route: Route
  readonly #answer = new Loading<Traffic>(this)

  readonly #ask = (signal: AbortSignal) => askTraffic(this.kit.api, this.#range, this.#by, signal)

  protected override willUpdate(): void {
    const { from, to, compare } = this.#range
    this.#answer.want(JSON.stringify([from, to, compare, this.#by]), this.#ask)
  }

  protected override render() {
    const { kit, route } = this
    const { words } = kit
    const { value, error, pending } = this.#answer.state
    if (error) return problemNotice(words, error, () => this.#answer.refresh(this.#ask))
    if (!value) return html`<p class="waiting" role="status">${words.loading}</p>`
    const isQuiet = value.funnel.total.visits === 0 && value.channels.channels.length === 0
    return html`<header class="opening">
        <h1>${goodsWords(words).traffic.question}</h1>
        ${isQuiet ? '' : html`<p class="answer">${this.#story(value)}</p>`}
        <p class="soft dates">${datesText(kit, value.funnel, value.funnel.previous)}</p>
      </header>
      <div class=${pending ? 'stale' : ''}>
        ${
          isQuiet
            ? html`<p class="soft">${goodsWords(words).traffic.none}</p>
                ${snippet('<script async src="…/widget/kindred.js" data-key="pk_…"></script>', kit)}`
            : html`${funnelChart({ kit, route, traffic: value })} ${channelsChart(kit, route, value.channels)}
              ${channelsTable(kit, value.channels)}
              ${hoursChart(kit, route, value.hours)}`
        }
      </div>`
  }

  #story({ funnel, channels }: Traffic): string | TemplateResult {
    const { words, format } = this.kit
    const said = goodsWords(words).traffic
    const [best] = [...channels.channels]
      .filter(({ channel }) => channel !== 'unknown')
      .sort((a, b) => b.last_touch.orders - a.last_touch.orders)
    const ordered = funnel.total.steps.find(({ step }) => step === 'order')
    return said.story({
      channel: best ? words.channels[best.channel] : words.none,
      visits: format.integer(funnel.total.visits),
      rate: format.percent(ordered?.of_visits?.share ?? 0),
      ordered: format.integer(ordered?.reached ?? 0),
    })
  }

  get #by(): FunnelBy | null {
    return (['channel', 'who'] as const).find((by) => by === this.route.query.by) ?? null
  }

  get #range() {
    return parseRange(this.route.query, dayAt(this.kit.now(), this.kit.login.time_zone))
  }
}

if (!customElements.get('kindred-traffic-part'))
  customElements.define('kindred-traffic-part', TrafficPartElement)
