import { html, svg } from 'lit'
import { LightElement } from '../../element/light-element.ts'
import { type MarkPlace, nextMark } from '../marks/roving.ts'
import { Sized } from '../sized.ts'
import { type SizeCell, type SizeField, type SizeGridLayout, sizeGridLayout } from './layout.ts'
import '../heat-map/heat-map.css'
import './size-grid.css'

/**
 * `<kindred-size-grid>`: squares in rows and columns, as large as there are people and as strong as what they are worth.
 * The arrow keys go from field to field; a click, Enter or Space fires `kindred-mark` with the field's `MarkPlace`.
 */
export class SizeGridElement extends LightElement {
  static override properties = {
    label: {},
    columns: { attribute: false },
    rows: { attribute: false },
    cells: { attribute: false },
    axis: {},
    characterWidth: { attribute: false },
    chosen: { attribute: false },
    at: { state: true },
    pointed: { state: true },
  }
  /** The name of the whole, for those who cannot see it. */
  declare label: string
  declare columns: string[]
  declare rows: string[]
  declare cells: SizeCell[]
  /** What the columns are, written under them. */
  declare axis: string
  declare characterWidth: number
  /** The field that what is shown elsewhere is about. */
  declare chosen: MarkPlace | null
  /** Where the focus is, or would go. */
  declare at: MarkPlace
  /** The field that is read above the picture. */
  declare pointed: SizeCell | null
  readonly #sized = new Sized(this)

  constructor() {
    super()
    this.axis = ''
    this.characterWidth = 7
    this.chosen = null
    this.at = { row: 0, column: 0 }
    this.pointed = null
  }

  protected override render() {
    const { width } = this.#sized
    if (width === 0) return html`<div class="scrolling"></div>`
    const { rows, columns, cells, characterWidth } = this
    const layout = sizeGridLayout({ rows, columns, cells, width, characterWidth })
    return html`<p class="reading" aria-hidden="true">${this.pointed?.spoken ?? ''}</p>
      <div class="scrolling">
        <svg
          width=${layout.width}
          height=${layout.height}
          viewBox="0 0 ${layout.width} ${layout.height}"
          role="group"
          aria-label=${this.label}
          @keydown=${this.#onKey}
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
    const { row, column } = cell
    const isAt = row === this.at.row && column === this.at.column
    const isChosen = row === this.chosen?.row && column === this.chosen.column
    return svg`<g
      class="sized"
      role="button"
      tabindex=${isAt ? 0 : -1}
      aria-label=${cell.spoken}
      aria-pressed=${isChosen ? 'true' : 'false'}
      data-place=${`${row} ${column}`}
      @click=${() => this.#choose(cell)}
      @focus=${() => this.#moveTo(cell)}
      @blur=${() => this.#point(null)}
      @pointerenter=${() => this.#point(cell)}
      @pointerleave=${() => this.#point(null)}
    >
      <rect class="ground" x=${x} y=${y} width=${width} height=${height} rx="4"></rect>
      <rect class=${`square amount-${step}`} x=${square.x} y=${square.y} width=${square.side} height=${square.side} rx="3"></rect>
      <text class="tick" x=${text.x} y=${text.y} text-anchor="middle">${cell.text}</text>
    </g>`
  }

  #onKey(event: KeyboardEvent): void {
    const cellAt = ({ row, column }: MarkPlace) =>
      this.cells.find((cell) => cell.row === row && cell.column === column)
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      const cell = cellAt(this.at)
      if (cell) this.#choose(cell)
      return
    }
    const next = nextMark(event.key, this.at, {
      rows: this.rows.length,
      columns: this.columns.length,
      has: (place) => cellAt(place) !== undefined,
    })
    if (!next) return
    event.preventDefault()
    this.at = next
    this.querySelector<SVGElement>(`[data-place="${next.row} ${next.column}"]`)?.focus()
  }

  #point(cell: SizeCell | null): void {
    this.pointed = cell
  }

  #moveTo(cell: SizeCell): void {
    this.at = { row: cell.row, column: cell.column }
    this.pointed = cell
  }

  #choose({ row, column }: SizeCell): void {
    this.at = { row, column }
    this.emit('kindred-mark', { row, column })
  }
}

if (!customElements.get('kindred-size-grid')) customElements.define('kindred-size-grid', SizeGridElement)
