import { html, nothing, type TemplateResult } from 'lit'
import { LightElement } from '../../element/light-element.ts'
import type { Words } from '../../words/words.ts'
import { uniqueId } from '../marks/hatch.ts'
import { type ChartTable, csvOf } from './chart-table.ts'
import { dataTable } from './data-table.ts'
import { pngOf, saveFile, standaloneSvg } from './picture.ts'
import '../../element/term.ts'
import './chart-frame.css'

/**
 * `<kindred-chart>`: what every chart has around it: a heading that says what is seen, its definition, the same data as
 * a table in its place, and files of both (CSV, SVG, PNG). The drawing is handed in as a template with one `<svg>`.
 */
export class ChartElement extends LightElement {
  static override properties = {
    words: { attribute: false },
    heading: {},
    means: {},
    lead: { attribute: false },
    note: { attribute: false },
    choices: { attribute: false },
    chart: { attribute: false },
    table: { attribute: false },
    file: {},
    asTable: { state: true },
    failed: { state: true },
  }
  declare words: Words
  /** What is seen, as a sentence. */
  declare heading: string
  /** How it is worked out, shown on hover; none when empty. */
  declare means: string
  /** A line under the heading, and one under the chart. */
  declare lead: TemplateResult | string | null
  declare note: TemplateResult | string | null
  /** Links or buttons that change what is drawn. */
  declare choices: TemplateResult | null
  declare chart: TemplateResult
  declare table: ChartTable
  /** The name of the files, without an ending. */
  declare file: string
  declare asTable: boolean
  declare failed: boolean
  readonly #id = uniqueId('chart')

  constructor() {
    super()
    this.means = ''
    this.lead = null
    this.note = null
    this.choices = null
    this.file = 'chart'
    this.asTable = false
    this.failed = false
  }

  protected override render() {
    const { heading, lead, note, choices, chart, asTable } = this
    return html`<section class="chart" aria-labelledby=${this.#id}>
      <header class="head">
        <h2 id=${this.#id}>${heading}</h2>
        ${this.#tools()} ${choices ?? nothing}
      </header>
      ${lead ? html`<p class="soft">${lead}</p>` : nothing}
      <div class="drawing" ?hidden=${asTable}>${chart}</div>
      ${asTable ? dataTable(this.table, heading, this.words.charts.moreRows) : nothing}
      ${note ? html`<p class="soft">${note}</p>` : nothing}
      ${this.failed ? html`<p class="soft" role="alert">${this.words.charts.failed}</p>` : nothing}
    </section>`
  }

  #tools(): TemplateResult {
    const { charts } = this.words
    const save = (kind: 'csv' | 'svg' | 'png') =>
      html`<button type="button" class="tool" aria-label=${charts.save[kind]} @click=${() => this.#save(kind)}>
        ${kind.toUpperCase()}
      </button>`
    return html`<div class="chart-tools">
      ${
        this.means
          ? html`<kindred-term .label=${charts.means} .definition=${this.means}></kindred-term>`
          : nothing
      }
      <button
        type="button"
        class="tool"
        aria-pressed=${this.asTable ? 'true' : 'false'}
        @click=${() => this.#switch()}
      >
        ${charts.asTable}
      </button>
      ${save('csv')} ${save('svg')} ${save('png')}
    </div>`
  }

  #switch(): void {
    this.asTable = !this.asTable
  }

  async #save(kind: 'csv' | 'svg' | 'png'): Promise<void> {
    try {
      saveFile(`${this.file}.${kind}`, await this.#fileOf(kind))
      this.failed = false
    } catch {
      this.failed = true // a browser without canvas, or a picture larger than it can draw
    }
  }

  async #fileOf(kind: 'csv' | 'svg' | 'png'): Promise<Blob> {
    if (kind === 'csv') return new Blob([csvOf(this.table)], { type: 'text/csv' })
    const drawing = this.querySelector<SVGSVGElement>('.drawing svg')
    if (!drawing) throw new Error('nothing is drawn')
    const file = standaloneSvg(drawing, this.heading)
    return kind === 'svg' ? new Blob([file], { type: 'image/svg+xml' }) : pngOf(file)
  }
}

if (!customElements.get('kindred-chart')) customElements.define('kindred-chart', ChartElement)
