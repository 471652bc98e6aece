import { html, nothing, svg } from 'lit'
import { LineOfMarks } from '../marks/line-of-marks.ts'
import { type ForestLayout, type ForestRow, forestLayout, type Span } from './layout.ts'
import './forest.css'

/**
 * `<kindred-forest>`: differences in rows, each a dot with its interval as a line, and a rule at zero. A second, wider
 * interval is a thin line with ends. The arrow keys go from row to row.
 */
export class ForestElement extends LineOfMarks {
  static override properties = {
    rows: { attribute: false },
    write: { attribute: false },
  }
  declare rows: ForestRow[]
  /** How the axis writes a value. */
  declare write: (value: number) => string

  constructor() {
    super()
    this.write = String
  }

  protected get count(): number {
    return this.rows.length
  }

  protected override render() {
    const { width } = this.sized
    if (width === 0) return html`<div></div>`
    const layout = forestLayout({ rows: this.rows, width, characterWidth: this.characterWidth })
    return this.picture(
      layout,
      svg`${this.#axis(layout)} ${this.rows.map((row, index) => this.#row(row, layout.rows[index]!, index))}`,
    )
  }

  #axis({ ticks, zero, top, bottom }: ForestLayout) {
    return svg`<g aria-hidden="true">
      ${ticks.map(
        ({ at, value }) => svg`<line class="grid" x1=${at} x2=${at} y1=${top} y2=${bottom}></line>
          <text class="tick" x=${at} y=${bottom + 18} text-anchor="middle">${this.write(value)}</text>`,
      )}
      <line class="zero" x1=${zero} x2=${zero} y1=${top} y2=${bottom}></line>
    </g>`
  }

  #row(row: ForestRow, { dot, fixed, wide, y, name, text }: ForestLayout['rows'][number], index: number) {
    return svg`<g
      class=${`estimate ${row.tone ?? 'this'}`}
      role="listitem"
      tabindex=${index === this.at ? 0 : -1}
      aria-label=${row.spoken}
      data-index=${index}
      @focus=${() => this.moveTo(index)}
    >
      ${wide ? this.#wide(wide, y) : nothing}
      ${fixed ? svg`<line class="fixed" x1=${fixed.x1} x2=${fixed.x2} y1=${y} y2=${y}></line>` : nothing}
      <circle cx=${dot} cy=${y} r="6"></circle>
      <text class="name" x=${name.x} y=${name.y}>${row.name}</text>
      <text class="tick" x=${text.x} y=${text.y} text-anchor="end">${row.text}</text>
    </g>`
  }

  #wide({ x1, x2 }: Span, y: number) {
    return svg`<path class="wide" d=${`M${x1},${y - 5}V${y + 5}M${x1},${y}H${x2}M${x2},${y - 5}V${y + 5}`}></path>`
  }
}

if (!customElements.get('kindred-forest')) customElements.define('kindred-forest', ForestElement)
