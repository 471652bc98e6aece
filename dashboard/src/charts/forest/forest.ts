import { html, nothing, svg } from 'lit'
import { LightElement } from '../../element/light-element.ts'
import { nextMark } from '../marks/roving.ts'
import { Sized } from '../sized.ts'
import { type ForestLayout, type ForestRow, forestLayout, type Span } from './layout.ts'
import './forest.css'

/**
 * `<kindred-forest>`: differences in rows, each a dot with its interval as a line, and a rule at zero. A second, wider
 * interval is a thin line with ends. The arrow keys go from row to row.
 */
export class ForestElement extends LightElement {
  static override properties = {
    label: {},
    rows: { attribute: false },
    write: { attribute: false },
    characterWidth: { attribute: false },
    at: { state: true },
  }
  /** The name of the whole, for those who cannot see it. */
  declare label: string
  declare rows: ForestRow[]
  /** How the axis writes a value. */
  declare write: (value: number) => string
  declare characterWidth: number
  declare at: number
  readonly #sized = new Sized(this)

  constructor() {
    super()
    this.write = String
    this.characterWidth = 7
    this.at = 0
  }

  protected override willUpdate(): void {
    if (this.at >= this.rows.length) this.at = 0
  }

  protected override render() {
    const { width } = this.#sized
    if (width === 0) return html`<div></div>`
    const layout = forestLayout({ rows: this.rows, width, characterWidth: this.characterWidth })
    return html`<svg
      width=${layout.width}
      height=${layout.height}
      viewBox="0 0 ${layout.width} ${layout.height}"
      role="list"
      aria-label=${this.label}
      @keydown=${this.#onKey}
    >
      ${this.#axis(layout)} ${this.rows.map((row, index) => this.#row(row, layout.rows[index]!, index))}
    </svg>`
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
      @focus=${() => this.#moveTo(index)}
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

  #onKey(event: KeyboardEvent): void {
    const key = { ArrowUp: 'ArrowLeft', ArrowDown: 'ArrowRight' }[event.key] ?? event.key
    const grid = { rows: 1, columns: this.rows.length, has: () => true }
    const next = nextMark(key, { row: 0, column: this.at }, grid)
    if (!next) return
    event.preventDefault()
    this.at = next.column
    this.querySelector<SVGElement>(`[data-index="${next.column}"]`)?.focus()
  }

  #moveTo(index: number): void {
    this.at = index
  }
}

if (!customElements.get('kindred-forest')) customElements.define('kindred-forest', ForestElement)
