import { html } from 'lit'
import type { Kit } from '../../app/kit.ts'
import type { ChartTable } from '../../charts/chart-frame/chart-table.ts'
import { LightElement } from '../../element/light-element.ts'
import { minuteBars } from '../../live/minutes.ts'
import '../../charts/chart-frame/chart-frame.ts'
import './live-panel.ts'
import './minute-bars.ts'

/** `<kindred-live-view>`: what is happening now? */
export class LiveViewElement extends LightElement {
  static override properties = { kit: { attribute: false } }
  declare kit: Kit

  override connectedCallback(): void {
    super.connectedCallback()
    this.kit.feed.addEventListener('change', this.#onChange)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.kit.feed.removeEventListener('change', this.#onChange)
  }

  readonly #onChange = () => this.requestUpdate()

  protected override render() {
    const { words, feed } = this.kit
    const { lines } = feed.state
    const said = words.today.minutes
    const people = new Set(lines.map((line) => line.message.person)).size
    return html`<header class="opening">
        <h1>${words.live.question}</h1>
        <p class="answer">${lines.length === 0 ? words.live.empty : words.live.summary(people, lines.length)}</p>
      </header>
      <kindred-chart
        .words=${words}
        .heading=${said.title}
        .means=${said.means}
        .note=${said.unheard}
        .table=${this.#table()}
        file="last-30-minutes"
        .chart=${html`<kindred-minute-bars .kit=${this.kit}></kindred-minute-bars>`}
      ></kindred-chart>
      <kindred-live-panel .kit=${this.kit}></kindred-live-panel>`
  }

  #table(): ChartTable {
    const { words, format, feed, now } = this.kit
    const said = words.today.minutes
    const count = (value: number) => ({ text: format.integer(value), value })
    return {
      columns: [{ name: said.minute }, { name: said.deeds, end: true }, { name: said.orders, end: true }],
      rows: minuteBars(feed.state.minutes, now())
        .reverse()
        .map(({ minute, deeds, orders, heard }) => [
          `${format.time(minute * 60_000)}${heard ? '' : ` (${said.notHeard})`}`,
          count(deeds),
          count(orders),
        ]),
    }
  }
}

if (!customElements.get('kindred-live-view')) customElements.define('kindred-live-view', LiveViewElement)
