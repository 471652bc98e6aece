import { html, nothing, svg } from 'lit'
import { hatchPattern, uniqueId } from '../marks/hatch.ts'
import { LineOfMarks } from '../marks/line-of-marks.ts'
import { type Bar, type BarBox, type BarsLayout, barsLayout } from './layout.ts'
import './bars.css'

/**
 * `<kindred-bars>`: amounts as bars from zero, in rows with a name and a figure each, or in columns. The arrow keys go
 * from bar to bar. With `clickable`, a click, Enter or Space fires `kindred-mark` with the bar's index.
 */
export class BarsElement extends LineOfMarks {
  static override properties = {
    bars: { attribute: false },
    direction: {},
    height: { type: Number },
    write: { attribute: false },
    clickable: { type: Boolean },
    chosen: { attribute: false },
  }
  declare bars: Bar[]
  declare direction: 'rows' | 'columns'
  /** Of columns, in pixels. */
  declare height: number
  /** How the axis of columns writes a value. */
  declare write: (value: number) => string
  declare clickable: boolean
  declare chosen: number | null
  readonly #hatch = uniqueId('hatch')

  constructor() {
    super()
    this.direction = 'rows'
    this.height = 240
    this.write = String
    this.clickable = false
    this.chosen = null
  }

  protected get count(): number {
    return this.bars.length
  }

  protected override render() {
    const { width } = this.sized
    if (width === 0) return html`<div></div>`
    const { bars, direction, height, characterWidth } = this
    const layout = barsLayout({ bars, direction, width, height, characterWidth })
    const drawn = svg`<defs>${hatchPattern(this.#hatch)}</defs>
      ${this.#axis(layout)} ${layout.bars.map((box, index) => this.#bar(bars[index]!, box, index))}`
    return this.picture(layout, drawn, this.clickable ? 'group' : 'list')
  }

  #axis({ base, ticks, width }: BarsLayout) {
    return svg`<g aria-hidden="true">
      ${ticks.map(
        ({ at, value }) => svg`<line class="grid" x1=${base.x1} x2=${width} y1=${at} y2=${at}></line>
          <text class="tick" x=${base.x1 - 8} y=${at + 4} text-anchor="end">${this.write(value)}</text>`,
      )}
      <line class="base" x1=${base.x1} x2=${base.x2} y1=${base.y1} y2=${base.y2}></line>
    </g>`
  }

  #bar(bar: Bar, { x, y, width, height, name, text, mark }: BarBox, index: number) {
    const anchor = this.direction === 'rows' ? 'start' : 'middle'
    return svg`<g
      class=${bar.incomplete ? 'bar unfinished' : 'bar'}
      role=${this.clickable ? 'button' : 'listitem'}
      tabindex=${index === this.at ? 0 : -1}
      aria-label=${bar.spoken ?? `${bar.name}: ${bar.text}`}
      aria-pressed=${this.clickable ? String(index === this.chosen) : nothing}
      data-index=${index}
      @click=${() => this.#choose(index)}
      @focus=${() => this.moveTo(index)}
    >
      <rect class="body" x=${x} y=${y} width=${width} height=${height} rx="2"></rect>
      ${bar.incomplete ? svg`<rect fill="url(#${this.#hatch})" x=${x} y=${y} width=${width} height=${height}></rect>` : nothing}
      ${mark ? svg`<line class="before" x1=${mark.x1} x2=${mark.x2} y1=${mark.y1} y2=${mark.y2}></line>` : nothing}
      ${name.shown ? svg`<text class="name" x=${name.x} y=${name.y} text-anchor=${anchor}>${bar.name}</text>` : nothing}
      ${text.shown ? svg`<text class="tick" x=${text.x} y=${text.y} text-anchor=${anchor}>${bar.text}</text>` : nothing}
    </g>`
  }

  protected override lead(event: KeyboardEvent): void {
    if (this.clickable && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault()
      this.#choose(this.at)
    } else super.lead(event)
  }

  #choose(index: number): void {
    if (!this.clickable) return
    this.at = index
    this.emit('kindred-mark', index)
  }
}

if (!customElements.get('kindred-bars')) customElements.define('kindred-bars', BarsElement)
