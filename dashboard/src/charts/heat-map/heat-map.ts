import { html, nothing, svg } from 'lit'
import { FieldOfMarks } from '../marks/field-of-marks.ts'
import { hatchPattern, uniqueId } from '../marks/hatch.ts'
import type { MarkGrid } from '../marks/roving.ts'
import {
  type HeatField,
  type HeatLayout,
  type HeatRow,
  type HeatTitles,
  heatLayout,
  slope,
} from './layout.ts'
import './heat-map.css'

/**
 * `<kindred-heat-map>`: amounts in rows and columns, the more the stronger. The arrow keys go from field to field; a
 * click, Enter or Space fires `kindred-mark` with the field's `MarkPlace`.
 */
export class HeatMapElement extends FieldOfMarks {
  static override properties = {
    columns: { attribute: false },
    rows: { attribute: false },
    top: { attribute: false },
    titles: { attribute: false },
    least: { attribute: false },
    slant: { type: Boolean },
    hint: {},
  }
  declare columns: string[]
  declare rows: HeatRow[]
  declare top: number | undefined
  declare titles: HeatTitles | null
  declare least: number | undefined
  /** Whether the names of the columns stand aslant. */
  declare slant: boolean
  /** What stands above the picture while no field is read there. */
  declare hint: string
  readonly #hatch = uniqueId('hatch')

  constructor() {
    super()
    this.titles = null
    this.slant = false
    this.hint = ''
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('rows') && !this.rows[this.at.row]?.cells[this.at.column]) this.at = { row: 0, column: 0 }
  }

  protected override render() {
    if (this.sized.width === 0) return html`<div class="scrolling"></div>`
    const { rows, columns, top, characterWidth, titles, least, slant } = this
    const layout = heatLayout({
      rows,
      columns,
      width: this.sized.width,
      characterWidth,
      slant,
      ...(top === undefined ? {} : { top }),
      ...(least === undefined ? {} : { least }),
      ...(titles ? { titles } : {}),
    })
    return html`<p class="reading soft" aria-hidden=${this.pointed ? 'true' : nothing}>${this.#read()}</p>
    <div class="scrolling">
      <svg
        width=${layout.width}
        height=${layout.height}
        viewBox="0 0 ${layout.width} ${layout.height}"
        role="group"
        aria-label=${this.label}
        @keydown=${this.onKey}
      >
        <defs>${hatchPattern(this.#hatch)}</defs>
        <g aria-hidden="true">
          ${titles ? this.#titles(layout, titles) : nothing}
          ${layout.columns.map(
            ({
              at,
              value,
            }) => svg`<text class="tick" x=${at} y=${layout.headAt} text-anchor=${slant ? 'end' : 'middle'}
              transform=${slant ? `rotate(${slope} ${at} ${layout.headAt})` : nothing}>${value}</text>`,
          )}
          ${layout.rows.map(
            ({ at, value, beside }) => svg`<text class="name" x="0" y=${at + 4}>${value}</text>
              <text class="tick" x=${layout.besideAt} y=${at + 4} text-anchor="end">${beside}</text>`,
          )}
        </g>
        ${layout.cells.map((field) => this.#field(field))}
      </svg>
    </div>`
  }

  #titles({ headAt, title, besideAt }: HeatLayout, { rows, beside, columns }: HeatTitles) {
    return svg`<text class="tick" x="0" y=${headAt}>${rows}</text>
      <text class="tick" x=${besideAt} y=${headAt} text-anchor="end">${beside}</text>
      <text class="tick" x=${title.x} y=${title.y} text-anchor=${title.anchor}>${columns}</text>`
  }

  #field(field: HeatField) {
    const { row, column, x, y, width, height, step, cell } = field
    return svg`<g
      class=${`cell amount-${step}`}
      role="button"
      tabindex=${this.isAt(field) ? 0 : -1}
      aria-label=${cell.spoken}
      aria-pressed=${this.isChosen(field) ? 'true' : 'false'}
      data-place=${`${row} ${column}`}
      @click=${() => this.choose({ row, column })}
      @focus=${() => this.moveTo({ row, column })}
      @blur=${() => this.point(null)}
      @pointerenter=${() => this.point({ row, column })}
      @pointerleave=${() => this.point(null)}
    >
      <rect class="body" x=${x} y=${y} width=${width} height=${height} rx="3"></rect>
      ${cell.incomplete ? svg`<rect class="unfinished" fill="url(#${this.#hatch})" x=${x} y=${y} width=${width} height=${height} rx="3"></rect>` : nothing}
      <text x=${x + width / 2} y=${y + height / 2 + 4} text-anchor="middle">${cell.text}</text>
    </g>`
  }

  protected grid(): MarkGrid {
    return {
      rows: this.rows.length,
      columns: this.columns.length,
      has: ({ row, column }) => Boolean(this.rows[row]?.cells[column]),
    }
  }

  #read(): string {
    const { pointed } = this
    return (pointed && this.rows[pointed.row]?.cells[pointed.column]?.spoken) ?? this.hint
  }
}

if (!customElements.get('kindred-heat-map')) customElements.define('kindred-heat-map', HeatMapElement)
