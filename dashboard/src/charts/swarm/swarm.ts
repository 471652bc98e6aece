import { html, nothing, svg } from 'lit'
import { LightElement } from '../../element/light-element.ts'
import { uniqueId } from '../marks/hatch.ts'
import { nextMark } from '../marks/roving.ts'
import type { Tick } from '../size.ts'
import { Sized } from '../sized.ts'
import {
  boxOf,
  brushBetween,
  fieldAt,
  type SwarmBrush,
  type SwarmCell,
  type SwarmLayout,
  swarmLayout,
} from './layout.ts'
import './swarm.css'

const labelRoom = { x: 52, y: 20 }

/**
 * `<kindred-swarm>`: people as dots by two figures, with a brush over both that keeps to the fields. Drawing a brush, or
 * Enter on a field and Shift with the arrows to widen it, fires `kindred-brush` with the `SwarmBrush` when it rests, and
 * `kindred-brushing` on the way.
 */
export class SwarmElement extends LightElement {
  static override properties = {
    label: {},
    cells: { attribute: false },
    columns: { type: Number },
    rows: { type: Number },
    tickX: { attribute: false },
    tickY: { attribute: false },
    axes: { attribute: false },
    tellDots: { attribute: false },
    brush: { attribute: false },
    at: { state: true },
  }
  /** The name of the whole, for those who cannot see it. */
  declare label: string
  declare cells: readonly SwarmCell[]
  declare columns: number
  declare rows: number
  /** What stands at the edge before a column or row; empty for none. */
  declare tickX: (edge: number) => string
  declare tickY: (edge: number) => string
  declare axes: { x: string; y: string }
  /** How many people a dot is, in words. */
  declare tellDots: (people: number) => string
  declare brush: SwarmBrush | null
  /** The field with the focus, by its place among the cells. */
  declare at: number
  #start: { column: number; row: number } | null = null
  #layout: SwarmLayout | null = null
  readonly #clip = uniqueId('brushed')
  readonly #sized = new Sized(this)

  constructor() {
    super()
    this.cells = []
    this.columns = 1
    this.rows = 1
    this.tickX = String
    this.tickY = String
    this.axes = { x: '', y: '' }
    this.tellDots = String
    this.brush = null
    this.at = 0
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('cells')) this.at = 0
    const { width } = this.#sized
    // Dragging changes the brush alone: thousands of dots are laid out once.
    if (width > 0 && (changed.has('cells') || this.#layout?.width !== width))
      this.#layout = swarmLayout({
        cells: this.cells,
        columns: this.columns,
        rows: this.rows,
        width,
        height: width < 560 ? 340 : 420,
      })
  }

  protected override render() {
    const layout = this.#layout
    if (!layout) return html`<div></div>`
    const { width, height } = layout
    return html`<svg
      width=${width}
      height=${height}
      viewBox="0 0 ${width} ${height}"
      role="group"
      aria-label=${this.label}
      @keydown=${this.#onKey}
      @pointerdown=${(event: PointerEvent) => this.#grab(event, layout)}
      @pointermove=${(event: PointerEvent) => this.#drag(event, layout)}
      @pointerup=${() => this.#release()}
      @pointercancel=${() => this.#release()}
    >
      ${this.#axes(layout)}
      <path class="dots" d=${layout.path}></path>
      ${this.brush ? this.#brushed(layout, this.brush) : nothing}
      ${this.cells.map((cell, index) => this.#field(layout, cell, index))}
    </svg>`
  }

  #axes({ plot, columnEdges, rowEdges, height, perDot }: SwarmLayout) {
    return svg`<g aria-hidden="true">
      <rect class="ground" x=${plot.left} y=${plot.top} width=${plot.right - plot.left} height=${plot.bottom - plot.top}></rect>
      ${spaced(columnEdges, this.tickX, labelRoom.x).map(
        ({ at, value }) => svg`<line class="grid" x1=${at} x2=${at} y1=${plot.top} y2=${plot.bottom}></line>
          <text class="tick" x=${at} y=${plot.bottom + 18} text-anchor=${at > plot.right - 16 ? 'end' : 'middle'}>${value}</text>`,
      )}
      ${spaced(rowEdges, this.tickY, labelRoom.y).map(
        ({ at, value }) => svg`<line class="grid" x1=${plot.left} x2=${plot.right} y1=${at} y2=${at}></line>
          <text class="tick" x=${plot.left - 8} y=${at + 4} text-anchor="end">${value}</text>`,
      )}
      <text class="name" x=${plot.right} y=${height - 6} text-anchor="end">${this.axes.x}</text>
      <text class="name" x="0" y="14">${this.axes.y}</text>
      <text class="tick" x="0" y=${height - 6}>${this.tellDots(perDot)}</text>
    </g>`
  }

  #brushed(layout: SwarmLayout, brush: SwarmBrush) {
    const { x, y, width, height } = boxOf(layout, brush)
    return svg`<g aria-hidden="true">
      <clipPath id=${this.#clip}><rect x=${x} y=${y} width=${width} height=${height}></rect></clipPath>
      <path class="dots chosen" clip-path="url(#${this.#clip})" d=${layout.path}></path>
      <rect class="brush" x=${x} y=${y} width=${width} height=${height}></rect>
    </g>`
  }

  #field(layout: SwarmLayout, { column, row, spoken }: SwarmCell, index: number) {
    const { x, y, width, height } = boxOf(layout, { columns: [column, column], rows: [row, row] })
    return svg`<rect
      class="field-of-people"
      data-fleeting
      role="button"
      tabindex=${index === this.at ? 0 : -1}
      aria-label=${spoken}
      data-index=${index}
      x=${x}
      y=${y}
      width=${width}
      height=${height}
      @focus=${() => this.#moveTo(index)}
    ></rect>`
  }

  #grab(event: PointerEvent, layout: SwarmLayout): void {
    const drawing = event.currentTarget as SVGSVGElement
    drawing.setPointerCapture(event.pointerId)
    this.#start = this.#under(event, layout)
    this.#brushTo(this.#start)
  }

  #drag(event: PointerEvent, layout: SwarmLayout): void {
    if (this.#start) this.#brushTo(this.#under(event, layout))
  }

  #brushTo(to: { column: number; row: number }): void {
    const brush = brushBetween(this.#start ?? to, to)
    if (JSON.stringify(brush) === JSON.stringify(this.brush)) return
    this.brush = brush
    this.emit('kindred-brushing', brush)
  }

  #release(): void {
    if (!this.#start) return
    this.#start = null
    this.emit('kindred-brush', this.brush)
  }

  #under(event: PointerEvent, layout: SwarmLayout): { column: number; row: number } {
    const box = (event.currentTarget as SVGSVGElement).getBoundingClientRect()
    return fieldAt(layout, event.clientX - box.left, event.clientY - box.top)
  }

  #onKey(event: KeyboardEvent): void {
    const cell = this.cells[this.at]
    if (!cell) return
    if (event.key === 'Enter' || event.key === ' ') this.#settle(event, brushBetween(cell, cell))
    else if (event.shiftKey && this.brush) {
      const wider = widened(this.brush, event.key, this)
      if (wider) this.#settle(event, wider)
    } else this.#rove(event, cell)
  }

  #settle(event: KeyboardEvent, brush: SwarmBrush): void {
    event.preventDefault()
    this.brush = brush
    this.emit('kindred-brush', brush)
  }

  #rove(event: KeyboardEvent, from: SwarmCell): void {
    const place = (cell: SwarmCell) => ({ row: this.rows - 1 - cell.row, column: cell.column })
    const indexOf = (wanted: { row: number; column: number }) =>
      this.cells.findIndex((cell) => place(cell).row === wanted.row && place(cell).column === wanted.column)
    const next = nextMark(event.key, place(from), {
      rows: this.rows,
      columns: this.columns,
      has: (wanted) => indexOf(wanted) >= 0,
    })
    if (!next) return
    event.preventDefault()
    this.at = indexOf(next)
    this.querySelector<SVGElement>(`[data-index="${this.at}"]`)?.focus()
  }

  #moveTo(index: number): void {
    this.at = index
  }
}

/** A brush one field wider in the direction of an arrow; null for other keys. */
function widened(
  { columns, rows }: SwarmBrush,
  key: string,
  most: { columns: number; rows: number },
): SwarmBrush | null {
  if (key === 'ArrowLeft') return { columns: [Math.max(0, columns[0] - 1), columns[1]], rows }
  if (key === 'ArrowRight') return { columns: [columns[0], Math.min(most.columns - 1, columns[1] + 1)], rows }
  if (key === 'ArrowUp') return { columns, rows: [rows[0], Math.min(most.rows - 1, rows[1] + 1)] }
  return key === 'ArrowDown' ? { columns, rows: [Math.max(0, rows[0] - 1), rows[1]] } : null
}

/** The edges that have a name and stand far enough from the one before. */
function spaced(
  edges: readonly Tick<number>[],
  name: (edge: number) => string,
  room: number,
): Tick<string>[] {
  const shown: Tick<string>[] = []
  for (const { at, value } of edges) {
    const text = name(value)
    const last = shown.at(-1)
    if (text !== '' && (!last || Math.abs(at - last.at) >= room)) shown.push({ at, value: text })
  }
  return shown
}

if (!customElements.get('kindred-swarm')) customElements.define('kindred-swarm', SwarmElement)
