import { html, svg } from 'lit'
import { LightElement } from '../../element/light-element.ts'
import { Sized } from '../sized.ts'
import { bringsAt, type LorenzLayout, lorenzLayout, type SharePoint, shareAt } from './layout.ts'
import './lorenz.css'

/** Below this width the diagonal's name stands at the right edge. */
const narrow = 520

/**
 * `<kindred-lorenz>`: what the best customers bring, with a cursor to drag or to move with the arrow keys. It follows
 * the pointer by itself; `kindred-share` is fired with the share (0 to 1) when it comes to rest.
 */
export class LorenzElement extends LightElement {
  static override properties = {
    label: {},
    points: { attribute: false },
    share: { type: Number },
    write: { attribute: false },
    tell: { attribute: false },
    even: {},
    axes: { attribute: false },
  }
  /** The name of the cursor, for those who cannot see it. */
  declare label: string
  declare points: SharePoint[]
  declare share: number
  /** How a share is written. */
  declare write: (share: number) => string
  /** The sentence of a place of the cursor. */
  declare tell: (share: number, brings: number) => string
  /** The name of the diagonal. */
  declare even: string
  declare axes: { x: string; y: string }
  #isDragging = false
  readonly #sized = new Sized(this)

  constructor() {
    super()
    this.share = 0.05
    this.write = String
    this.tell = (share, brings) => `${share}: ${brings}`
    this.even = ''
    this.axes = { x: '', y: '' }
  }

  protected override render() {
    const { width } = this.#sized
    if (width === 0) return html`<div class="plot"></div>`
    const layout = lorenzLayout(this.points, { width, height: Math.min(420, Math.max(260, width * 0.6)) })
    const told = this.tell(this.share, bringsAt(this.points, this.share))
    return html`<p class="reading number" aria-hidden="true">${told}</p>
      <div
        class="plot"
        role="slider"
        tabindex="0"
        aria-label=${this.label}
        aria-valuemin="1"
        aria-valuemax="100"
        aria-valuenow=${Math.round(this.share * 100)}
        aria-valuetext=${told}
        @keydown=${this.#onKey}
        @pointerdown=${(event: PointerEvent) => this.#grab(event, layout)}
        @pointermove=${(event: PointerEvent) => this.#drag(event, layout)}
        @pointerup=${this.#release}
        @pointercancel=${this.#release}
      >
        <svg width=${layout.width} height=${layout.height} viewBox="0 0 ${layout.width} ${layout.height}" aria-hidden="true">
          ${this.#axes(layout)} ${this.#curve(layout)} ${this.#cursor(layout)}
        </svg>
      </div>`
  }

  #axes({ plot, xTicks, yTicks }: LorenzLayout) {
    return svg`${yTicks.map(
      ({
        at,
        value,
      }) => svg`<line class=${value === 0 ? 'base' : 'grid'} x1=${plot.left} x2=${plot.right} y1=${at} y2=${at}></line>
        <text class="tick" x=${plot.left - 8} y=${at + 4} text-anchor="end">${this.write(value)}</text>`,
    )}
    ${xTicks.map(
      ({ at, value }) =>
        svg`<text class="tick" x=${at} y=${plot.bottom + 20} text-anchor=${value === 1 ? 'end' : 'middle'}>${this.write(value)}</text>`,
    )}
    <text class="tick" x=${plot.right} y=${plot.bottom - 8} text-anchor="end">${this.axes.x}</text>
    <text class="tick" x=${plot.left + 8} y=${plot.top + 4}>${this.axes.y}</text>`
  }

  #curve({ curve, gap, even, x, y, plot, width }: LorenzLayout) {
    const isNarrow = width < narrow
    return svg`<path class="gap" d=${gap}></path>
      <path class="even" d=${even}></path>
      <text
        class="tick"
        x=${isNarrow ? plot.right : x(0.62) + 8}
        y=${isNarrow ? y(0.42) : y(0.62) + 16}
        text-anchor=${isNarrow ? 'end' : 'start'}
      >${this.even}</text>
      <path class="top-share" d=${curve}></path>`
  }

  #cursor({ plot, x, y }: LorenzLayout) {
    const at = x(this.share)
    const height = y(bringsAt(this.points, this.share))
    return svg`<path class="cursor" d=${`M${at},${plot.bottom}V${height}H${plot.left}`}></path>
      <circle class="handle" cx=${at} cy=${height} r="8"></circle>`
  }

  #grab(event: PointerEvent, layout: LorenzLayout): void {
    const plot = event.currentTarget as HTMLElement
    plot.setPointerCapture(event.pointerId)
    this.#isDragging = true
    this.#drag(event, layout)
  }

  #drag(event: PointerEvent, layout: LorenzLayout): void {
    if (!this.#isDragging) return
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect()
    this.share = shareAt(layout, event.clientX - box.left)
  }

  readonly #release = () => {
    if (!this.#isDragging) return
    this.#isDragging = false
    this.emit('kindred-share', this.share)
  }

  #onKey(event: KeyboardEvent): void {
    const moves: Record<string, number> = {
      ArrowLeft: this.share - 0.01,
      ArrowDown: this.share - 0.01,
      ArrowRight: this.share + 0.01,
      ArrowUp: this.share + 0.01,
      PageDown: this.share - 0.1,
      PageUp: this.share + 0.1,
      Home: 0.01,
      End: 1,
    }
    const share = moves[event.key]
    if (share === undefined) return
    event.preventDefault()
    this.share = Math.min(1, Math.max(0.01, Math.round(share * 100) / 100))
    this.emit('kindred-share', this.share)
  }
}

if (!customElements.get('kindred-lorenz')) customElements.define('kindred-lorenz', LorenzElement)
