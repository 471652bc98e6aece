import { html, svg } from 'lit'
import { FieldOfMarks } from '../marks/field-of-marks.ts'
import type { MarkGrid, MarkPlace } from '../marks/roving.ts'
import { type SizeCell, type SizeField, type SizeGridLayout, sizeGridLayout } from './layout.ts'
import '../heat-map/heat-map.css'
import './size-grid.css'

/**
 * `<kindred-size-grid>`: squares in rows and columns, as large as there are people and as strong as what they are worth.
 * The arrow keys go from field to field; a click, Enter or Space fires `kindred-mark` with the field's `MarkPlace`.
 */
export class SizeGridElement extends FieldOfMarks {
  static override properties = {
    columns: { attribute: false },
    rows: { attribute: false },
    cells: { attribute: false },
    axis: {},
  }
  declare columns: string[]
  declare rows: string[]
  declare cells: SizeCell[]
  /** What the columns are, written under them. */
  declare axis: string

  constructor() {
    super()
    this.axis = ''
  }

  protected override render() {
    const { width } = this.sized
    if (width === 0) return html`<div class="scrolling"></div>`
    const { rows, columns, cells, characterWidth } = this
    const layout = sizeGridLayout({ rows, columns, cells, width, characterWidth })
    return html`<p class="reading" aria-hidden="true">${(this.pointed && this.#cellAt(this.pointed)?.spoken) ?? ''}</p>
      <div class="scrolling">
        <svg
          width=${layout.width}
          height=${layout.height}
          viewBox="0 0 ${layout.width} ${layout.height}"
          role="group"
          aria-label=${this.label}
          @keydown=${this.onKey}
        >
          ${this.#names(layout)} ${layout.fields.map((field) => this.#field(field))}
        </svg>
      </div>`
  }

  #names({ rows, columns, left, height }: SizeGridLayout) {
    return svg`<g aria-hidden="true">
      ${rows.map(({ at, value }) => svg`<text class="name" x="0" y=${at + 4}>${value}</text>`)}
      ${columns.map(({ at, value }) => svg`<text class="name" x=${at - 2} y=${height - 26} text-anchor="middle">${value}</text>`)}
      <text class="tick" x=${left} y=${height - 4}>${this.axis}</text>
    </g>`
  }

  #field({ cell, x, y, width, height, square, text, step }: SizeField) {
    const place = { row: cell.row, column: cell.column }
    return svg`<g
      class="sized"
      role="button"
      tabindex=${this.isAt(place) ? 0 : -1}
      aria-label=${cell.spoken}
      aria-pressed=${this.isChosen(place) ? 'true' : 'false'}
      data-place=${`${cell.row} ${cell.column}`}
      @click=${() => this.choose(place)}
      @focus=${() => this.moveTo(place)}
      @blur=${() => this.point(null)}
      @pointerenter=${() => this.point(place)}
      @pointerleave=${() => this.point(null)}
    >
      <rect class="ground" x=${x} y=${y} width=${width} height=${height} rx="4"></rect>
      <rect class=${`square amount-${step}`} x=${square.x} y=${square.y} width=${square.side} height=${square.side} rx="3"></rect>
      <text class="tick" x=${text.x} y=${text.y} text-anchor="middle">${cell.text}</text>
    </g>`
  }

  #cellAt({ row, column }: MarkPlace): SizeCell | undefined {
    return this.cells.find((cell) => cell.row === row && cell.column === column)
  }

  protected grid(): MarkGrid {
    return {
      rows: this.rows.length,
      columns: this.columns.length,
      has: (place) => this.#cellAt(place) !== undefined,
    }
  }
}

if (!customElements.get('kindred-size-grid')) customElements.define('kindred-size-grid', SizeGridElement)
