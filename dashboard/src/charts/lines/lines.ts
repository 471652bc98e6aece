import { html, nothing, svg } from 'lit'
import { LightElement } from '../../element/light-element.ts'
import { Sized } from '../sized.ts'
import { nearestPoint } from '../time-series/layout.ts'
import { type LineSeries, type LinesLayout, linesLayout } from './layout.ts'
import '../marks/tones.css'
import './lines.css'

/** Below this width the curves' names go above the plot instead of beside it. */
const roomForNames = 560

/**
 * `<kindred-lines>`: curves over a number, each named at its end. Pointing or the arrow keys read the values at one x,
 * aloud and above the chart.
 */
export class LinesElement extends LightElement {
  static override properties = {
    label: {},
    series: { attribute: false },
    top: { attribute: false },
    span: { attribute: false },
    height: { type: Number },
    writeX: { attribute: false },
    writeY: { attribute: false },
    tickX: { attribute: false },
    nameRoom: { type: Number },
    at: { state: true },
  }
  /** The name of the whole, for those who cannot see it. */
  declare label: string
  /** The first one's points are those that can be read. */
  declare series: LineSeries[]
  declare top: number | undefined
  /** The first and the last x of the axis; by the data alone unless given. */
  declare span: readonly [number, number] | undefined
  declare height: number
  /** How an x is read ("after 3 months"), how it is written at the axis, and how a y is written. */
  declare writeX: (x: number) => string
  declare tickX: (x: number) => string
  declare writeY: (y: number) => string
  /** Pixels for the names at the right. */
  declare nameRoom: number
  /** The point being read, by its index in the first curve, or null. */
  declare at: number | null
  readonly #sized = new Sized(this)

  constructor() {
    super()
    this.height = 300
    this.writeX = String
    this.tickX = String
    this.writeY = String
    this.nameRoom = 130
    this.at = null
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('series')) this.at = null
  }

  protected override render() {
    const { width } = this.#sized
    if (width === 0) return html`<div class="plot"></div>`
    const isWide = width >= roomForNames
    const { series, height, top, span } = this
    const room = { left: 48, right: isWide ? this.nameRoom : 10 }
    const tickRoom = Math.max(60, 24 + 8 * this.tickX(series[0]?.points.at(-1)?.x ?? 0).length)
    const layout = linesLayout({
      series,
      width,
      height,
      room,
      tickRoom,
      ...(top === undefined ? {} : { top }),
      ...(span === undefined ? {} : { span }),
    })
    const last = Math.max(0, (series[0]?.points.length ?? 1) - 1)
    return html`<p class="reading number" aria-hidden="true">${this.#reading(isWide)}</p>
      <div
        class="plot"
        role="slider"
        tabindex="0"
        aria-label=${this.label}
        aria-valuemin="0"
        aria-valuemax=${last}
        aria-valuenow=${this.at ?? last}
        aria-valuetext=${this.#spoken(this.at ?? last)}
        @keydown=${this.#onKey}
        @focus=${() => this.#read(this.at ?? last)}
        @blur=${() => this.#read(null)}
        @pointermove=${(event: PointerEvent) => this.#point(event, layout)}
        @pointerdown=${(event: PointerEvent) => this.#point(event, layout)}
        @pointerleave=${() => this.#read(null)}
      >
        <svg width=${layout.width} height=${layout.height} viewBox="0 0 ${layout.width} ${layout.height}" aria-hidden="true">
          ${this.#axes(layout)} ${this.#curves(layout, isWide)} ${this.#cross(layout)}
        </svg>
      </div>`
  }

  #axes({ plot, xTicks, yTicks }: LinesLayout) {
    return svg`${yTicks.map(
      ({
        at,
        value,
      }) => svg`<line class=${value === 0 ? 'base' : 'grid'} x1=${plot.left} x2=${plot.right} y1=${at} y2=${at}></line>
        <text class="tick" x=${plot.left - 8} y=${at + 4} text-anchor="end">${this.writeY(value)}</text>`,
    )}
    ${xTicks.map(
      ({ at, value }) =>
        svg`<text class="tick" x=${at} y=${plot.bottom + 18} text-anchor=${at > plot.right - 20 ? 'end' : 'middle'}>${this.tickX(value)}</text>`,
    )}`
  }

  #curves({ curves }: LinesLayout, isWide: boolean) {
    return svg`${curves.map(({ band }, index) =>
      band ? svg`<path class=${`band tone-${this.series[index]!.tone}`} d=${band}></path>` : nothing,
    )}
    ${curves.map(({ solid, dashed, label, points }, index) => {
      const { tone, name } = this.series[index]!
      // One point makes no line.
      const lone = points.length === 1 ? points[0] : undefined
      return svg`<g class=${`curve tone-${tone}`}>
        <path d=${solid}></path><path class="dashed" d=${dashed}></path>
        ${lone ? svg`<circle class="dot" cx=${lone.x} cy=${lone.y} r="4.5"></circle>` : nothing}
        ${isWide ? svg`<text x=${label.x} y=${label.y + 4}>${name}</text>` : nothing}
      </g>`
    })}`
  }

  #cross({ curves, plot }: LinesLayout) {
    const place = this.at === null ? undefined : curves[0]?.points[this.at]
    if (!place || this.at === null) return nothing
    const x = this.series[0]!.points[this.at]!.x
    return svg`<g data-fleeting>
      <line class="base" x1=${place.x} x2=${place.x} y1=${plot.top} y2=${plot.bottom}></line>
      ${this.series.map(({ tone, points }, index) => {
        const own = points.findIndex((point) => point.x === x)
        const dot = curves[index]?.points[own]
        return dot
          ? svg`<circle class=${`dot tone-${tone}`} cx=${dot.x} cy=${dot.y} r="4.5"></circle>`
          : nothing
      })}
    </g>`
  }

  /** The line above the chart: the point being read, else which curve is which where there is no room beside them. */
  #reading(isWide: boolean) {
    const x = this.at === null ? undefined : this.series[0]?.points[this.at]?.x
    if (x === undefined && isWide) return nothing
    return html`${x === undefined ? nothing : html`<strong>${this.writeX(x)}</strong>`}
    ${this.series.map(({ name, tone, points }) => {
      const y = points.find((point) => point.x === x)?.y
      if (x !== undefined && y === undefined) return nothing
      return html`<span class=${`key tone-${tone}`}>${name}${y === undefined ? nothing : html` <strong>${this.writeY(y)}</strong>`}</span>`
    })}`
  }

  #spoken(index: number): string {
    const x = this.series[0]?.points[index]?.x
    if (x === undefined) return ''
    const values = this.series.flatMap(({ name, points }) => {
      const y = points.find((point) => point.x === x)?.y
      return y === undefined ? [] : [`${name}: ${this.writeY(y)}`]
    })
    return `${this.writeX(x)}; ${values.join('; ')}`
  }

  #read(index: number | null): void {
    this.at = index
  }

  #point(event: PointerEvent, layout: LinesLayout): void {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect()
    const index = nearestPoint(layout.curves[0]?.points ?? [], event.clientX - box.left)
    this.#read(index < 0 ? null : index)
  }

  #onKey(event: KeyboardEvent): void {
    const last = (this.series[0]?.points.length ?? 0) - 1
    const at = this.at ?? last
    const moves: Record<string, number> = {
      ArrowLeft: at - 1,
      ArrowDown: at - 1,
      ArrowRight: at + 1,
      ArrowUp: at + 1,
      Home: 0,
      End: last,
    }
    const index = moves[event.key]
    if (index === undefined || last < 0) return
    event.preventDefault()
    this.#read(Math.min(last, Math.max(0, index)))
  }
}

if (!customElements.get('kindred-lines')) customElements.define('kindred-lines', LinesElement)
