import { html, svg } from 'lit'
import { LightElement } from '../../element/light-element.ts'
import { type MarkPlace, nextMark } from '../marks/roving.ts'
import { Sized } from '../sized.ts'
import { type Quadrant4, type QuadrantBox, quadrantsLayout } from './layout.ts'
import '../heat-map/heat-map.css'
import './quadrants.css'

/** `<kindred-quadrants>`: two things that people are or are not, as four fields. The arrow keys go from field to field. */
export class QuadrantsElement extends LightElement {
  static override properties = {
    label: {},
    fields: { attribute: false },
    columns: { attribute: false },
    rows: { attribute: false },
    at: { state: true },
  }
  /** The name of the whole, for those who cannot see it. */
  declare label: string
  declare fields: Quadrant4[]
  /** What the columns and the rows are. */
  declare columns: readonly [string, string]
  declare rows: readonly [string, string]
  declare at: MarkPlace
  readonly #sized = new Sized(this)

  constructor() {
    super()
    this.at = { row: 0, column: 0 }
  }

  protected override render() {
    const { width } = this.#sized
    if (width === 0) return html`<div></div>`
    const layout = quadrantsLayout({ fields: this.fields, width })
    return html`<svg
      width=${layout.width}
      height=${layout.height}
      viewBox="0 0 ${layout.width} ${layout.height}"
      role="list"
      aria-label=${this.label}
      @keydown=${this.#onKey}
    >
      <g aria-hidden="true">
        ${this.columns.map((name, n) => svg`<text class="name" x=${layout.columns[n]!} y="14">${name}</text>`)}
        ${this.rows.map((name, n) => svg`<text class="tick" x="0" y=${layout.rows[n]!}>${name}</text>`)}
      </g>
      ${layout.boxes.map((box) => this.#field(box))}
    </svg>`
  }

  #field({ field, x, y, width, height, step }: QuadrantBox) {
    const { row, column, name, means, figure, beside } = field
    return svg`<g
      class=${`quadrant amount-${step}`}
      role="listitem"
      tabindex=${row === this.at.row && column === this.at.column ? 0 : -1}
      aria-label=${`${name} ${figure} ${beside} ${means}`}
      data-place=${`${row} ${column}`}
      @focus=${() => this.#moveTo({ row, column })}
    >
      <rect x=${x} y=${y} width=${width} height=${height} rx="6"></rect>
      <text class="name" x=${x + 12} y=${y + 26}>${name}</text>
      <text class="figure" x=${x + 12} y=${y + 56}>${figure}</text>
      <text class="small" x=${x + 12} y=${y + 76}>${beside}</text>
      <text class="small" x=${x + 12} y=${y + 93}>${means}</text>
    </g>`
  }

  #onKey(event: KeyboardEvent): void {
    const next = nextMark(event.key, this.at, { rows: 2, columns: 2, has: () => true })
    if (!next) return
    event.preventDefault()
    this.at = next
    this.querySelector<SVGElement>(`[data-place="${next.row} ${next.column}"]`)?.focus()
  }

  #moveTo(place: MarkPlace): void {
    this.at = place
  }
}

if (!customElements.get('kindred-quadrants')) customElements.define('kindred-quadrants', QuadrantsElement)
