import { html, nothing, svg } from 'lit'
import { LightElement } from '../../element/light-element.ts'
import { hatchPattern, uniqueId } from '../marks/hatch.ts'
import { nextMark } from '../marks/roving.ts'
import { Sized } from '../sized.ts'
import { type Bar, type BarBox, type BarsLayout, barsLayout } from './layout.ts'
import './bars.css'

/**
 * `<kindred-bars>`: amounts as bars from zero, in rows with a name and a figure each, or in columns. The arrow keys go
 * from bar to bar. With `clickable`, a click, Enter or Space fires `kindred-mark` with the bar's index.
 */
export class BarsElement extends LightElement {
  static override properties = {
    label: {},
    bars: { attribute: false },
    direction: {},
    height: { type: Number },
    write: { attribute: false },
    characterWidth: { attribute: false },
    clickable: { type: Boolean },
    chosen: { attribute: false },
    at: { state: true },
  }
  /** The name of the whole, for those who cannot see it. */
  declare label: string
  declare bars: Bar[]
  declare direction: 'rows' | 'columns'
  /** Of columns, in pixels. */
  declare height: number
  /** How the axis of columns writes a value. */
  declare write: (value: number) => string
  declare characterWidth: number
  declare clickable: boolean
  declare chosen: number | null
  declare at: number
  readonly #sized = new Sized(this)
  readonly #hatch = uniqueId('hatch')

  constructor() {
    super()
    this.direction = 'rows'
    this.height = 240
    this.write = String
    this.characterWidth = 7
    this.clickable = false
    this.chosen = null
    this.at = 0
  }

  protected override willUpdate(): void {
    if (this.at >= this.bars.length) this.at = 0
  }

  protected override render() {
    const { width } = this.#sized
    if (width === 0) return html`<div></div>`
    const { bars, direction, height, characterWidth } = this
    const layout = barsLayout({ bars, direction, width, height, characterWidth })
    return html`<svg
      width=${layout.width}
      height=${layout.height}
      viewBox="0 0 ${layout.width} ${layout.height}"
      role=${this.clickable ? 'group' : 'list'}
      aria-label=${this.label}
      @keydown=${this.#onKey}
    >
      <defs>${hatchPattern(this.#hatch)}</defs>
      ${this.#axis(layout)} ${layout.bars.map((box, index) => this.#bar(bars[index]!, box, index))}
    </svg>`
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
      @focus=${() => this.#moveTo(index)}
    >
      <rect class="body" x=${x} y=${y} width=${width} height=${height} rx="2"></rect>
      ${bar.incomplete ? svg`<rect fill="url(#${this.#hatch})" x=${x} y=${y} width=${width} height=${height}></rect>` : nothing}
      ${mark ? svg`<line class="before" x1=${mark.x1} x2=${mark.x2} y1=${mark.y1} y2=${mark.y2}></line>` : nothing}
      ${name.shown ? svg`<text class="name" x=${name.x} y=${name.y} text-anchor=${anchor}>${bar.name}</text>` : nothing}
      ${text.shown ? svg`<text class="tick" x=${text.x} y=${text.y} text-anchor=${anchor}>${bar.text}</text>` : nothing}
    </g>`
  }

  #onKey(event: KeyboardEvent): void {
    if (this.clickable && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault()
      this.#choose(this.at)
      return
    }
    // Bars are one line, whichever way it runs: all four arrows lead along it.
    const key = { ArrowUp: 'ArrowLeft', ArrowDown: 'ArrowRight' }[event.key] ?? event.key
    const grid = { rows: 1, columns: this.bars.length, has: () => true }
    const next = nextMark(key, { row: 0, column: this.at }, grid)
    if (!next) return
    event.preventDefault()
    this.at = next.column
    this.querySelector<SVGElement>(`[data-index="${next.column}"]`)?.focus()
  }

  #moveTo(index: number): void {
    this.at = index
  }

  #choose(index: number): void {
    if (!this.clickable) return
    this.at = index
    this.emit('kindred-mark', index)
  }
}

if (!customElements.get('kindred-bars')) customElements.define('kindred-bars', BarsElement)
