import { html, nothing, svg } from 'lit'
import { LightElement } from '../../element/light-element.ts'
import type { Format } from '../../format/format.ts'
import { changeOf } from '../../transforms/change.ts'
import type { MetricName, Series, SeriesPoint } from '../../transforms/series.ts'
import type { Words } from '../../words/words.ts'
import { nearestPoint, type TimeSeriesLayout, timeSeriesLayout } from './layout.ts'
import './time-series.css'

/** Below this width the lines' names go above the plot instead of beside it. */
const roomForNames = 560
const rooms = { wide: { left: 56, right: 92 }, narrow: { left: 48, right: 6 } }

/**
 * `<kindred-time-series>`: a series over time beside that of the period before. Pointing or the arrow keys read a
 * single point aloud and above the chart.
 */
export class TimeSeriesElement extends LightElement {
  static override properties = {
    words: { attribute: false },
    format: { attribute: false },
    series: { attribute: false },
    metric: {},
    goal: { attribute: false },
    notes: { attribute: false },
    width: { state: true },
    at: { state: true },
  }
  declare words: Words
  declare format: Format
  declare series: Series
  declare metric: MetricName
  /** What each point should come to, and what that is called; null where nothing was set. */
  declare goal: { name: string; values: (number | null)[] } | null
  /** What happened at which points, to be seen beside the figures. */
  declare notes: { from: number; to: number; text: string }[]
  declare width: number
  /** The point being read, by index, or null. */
  declare at: number | null
  readonly #observer = new ResizeObserver(([entry]) => {
    // In the next frame: drawing within the observer's own turn would change what it observes.
    requestAnimationFrame(() => {
      this.width = Math.round(entry?.contentRect.width ?? 0)
    })
  })

  constructor() {
    super()
    this.metric = 'revenue'
    this.goal = null
    this.notes = []
    this.width = 0
    this.at = null
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#observer.observe(this)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#observer.disconnect()
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('series')) this.at = null
  }

  protected override render() {
    if (this.width === 0) return html`<div class="plot"></div>`
    const wide = this.width >= roomForNames
    const size = { width: this.width, height: wide ? 320 : 230 }
    const layout = timeSeriesLayout(this.series, size, wide ? rooms.wide : rooms.narrow, this.goal?.values)
    const title = this.words.chart.title[this.metric][this.series.bucket]
    return html`<p class="reading number" aria-hidden="true">${this.#reading(wide)}</p>
      <div
        class="plot"
        role="slider"
        tabindex="0"
        aria-label=${`${title}. ${this.words.chart.read}`}
        aria-valuemin="0"
        aria-valuemax=${Math.max(0, this.series.current.length - 1)}
        aria-valuenow=${this.#index}
        aria-valuetext=${this.#spoken()}
        @keydown=${this.#onKey}
        @focus=${() => this.#read(this.#index)}
        @blur=${() => this.#read(null)}
        @pointermove=${(event: PointerEvent) => this.#point(event, layout)}
        @pointerdown=${(event: PointerEvent) => this.#point(event, layout)}
        @pointerleave=${() => this.#read(null)}
      >
        <svg width=${layout.width} height=${layout.height} viewBox="0 0 ${layout.width} ${layout.height}" aria-hidden="true">
          ${this.#grid(layout)} ${this.#happened(layout)} ${this.#lines(layout, wide)} ${this.#wanted(layout, wide)}
          ${this.#cross(layout)}
        </svg>
      </div>
      ${this.#isIncomplete ? html`<p class="soft">${this.words.chart.partialNote}</p>` : nothing}`
  }

  #grid({ plot, xTicks, yTicks }: TimeSeriesLayout) {
    return svg`<defs>
        <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line class="hatch" x1="0" y1="0" x2="0" y2="6"></line>
        </pattern>
      </defs>
      ${yTicks.map(
        ({
          at,
          value,
        }) => svg`<line class=${value === 0 ? 'base' : 'grid'} x1=${plot.left} x2=${plot.right} y1=${at} y2=${at}></line>
          <text class="tick" x=${plot.left - 8} y=${at + 4} text-anchor="end">${this.#short(value)}</text>`,
      )}
      ${xTicks.map(
        ({ at, value }) =>
          svg`<text class="tick" x=${at} y=${plot.bottom + 18} text-anchor=${at > plot.right - 24 && plot.right > this.width - 40 ? 'end' : 'middle'}>${this.#dayLabel(value)}</text>`,
      )}`
  }

  #lines(layout: TimeSeriesLayout, wide: boolean) {
    const { hatch, plot, labels, points } = layout
    const alone = points.length === 1 ? points[0] : undefined
    return svg`<path class="area" d=${layout.area}></path>
      ${
        hatch
          ? svg`<clipPath id="under"><path d=${layout.area}></path></clipPath>
        <rect clip-path="url(#under)" fill="url(#hatch)" x=${hatch.x} width=${hatch.width} y=${plot.top} height=${plot.bottom - plot.top}></rect>`
          : nothing
      }
      <path class="that" d=${layout.previous}></path>
      <path class="this" d=${layout.line}></path>
      <path class="this dashed" d=${layout.dashed}></path>
      ${alone ? svg`<circle class="dot" cx=${alone.x} cy=${alone.y} r="5"></circle>` : nothing}
      ${
        wide
          ? svg`<text class="name this-name" x=${labels.x} y=${labels.current + 4}>${this.words.chart.current}</text>
            ${labels.previous === null ? nothing : svg`<text class="name that-name" x=${labels.x} y=${labels.previous + 4}>${this.words.chart.previous}</text>`}`
          : nothing
      }`
  }

  /** What happened, as a band from its first to its last point with a mark at its foot. */
  #happened({ points, plot }: TimeSeriesLayout) {
    return this.notes.map(({ from, to }, index) => {
      const [first, last] = [points[from], points[to]]
      if (!first || !last) return nothing
      return svg`<rect class="happened" x=${first.x - 1} width=${last.x - first.x + 2} y=${plot.top} height=${plot.bottom - plot.top}></rect>
        <circle class="flag" cx=${first.x} cy=${plot.top} r="9"></circle>
        <text class="flag-number" x=${first.x} y=${plot.top + 4} text-anchor="middle">${index + 1}</text>`
    })
  }

  #wanted({ goal, goalEnd, labels, plot }: TimeSeriesLayout, wide: boolean) {
    if (!this.goal || !goalEnd) return nothing
    const { name } = this.goal
    const isLow = goalEnd.y < plot.top + 16
    return svg`<path class="goal" d=${goal}></path>
      ${
        wide && labels.goal !== null
          ? svg`<text class="name goal-name" x=${labels.x} y=${labels.goal + 4}>${name}</text>`
          : svg`<text class="name goal-name" x=${goalEnd.x - 4} y=${goalEnd.y + (isLow ? 16 : -6)} text-anchor="end">${name}</text>`
      }`
  }

  #cross({ points, plot }: TimeSeriesLayout) {
    const point = this.at === null ? undefined : points[this.at]
    if (!point) return nothing
    return svg`<line class="cross" x1=${point.x} x2=${point.x} y1=${plot.top} y2=${plot.bottom}></line>
      ${point.previousY === null ? nothing : svg`<circle class="dot that-dot" cx=${point.x} cy=${point.previousY} r="4"></circle>`}
      <circle class="dot" cx=${point.x} cy=${point.y} r="5"></circle>`
  }

  /** The line above the chart: the point being read, else which line is which where there is no room beside them. */
  #reading(wide: boolean) {
    const now = this.at === null ? undefined : this.series.current[this.at]
    const { chart } = this.words
    if (!now) {
      if (wide || this.series.previous.length === 0) return nothing
      return html`<span class="key this-key">${chart.current}</span> <span class="key that-key">${chart.previous}</span>`
    }
    const before = this.series.previous[this.at ?? 0]
    const change = before && !now.partial ? changeOf(now.value, before.value) : null
    return html`<span class="key this-key">${this.#when(now)}</span> <strong>${this.#value(now.value)}</strong>
      ${now.partial ? html`<span class="soft">${chart.incomplete}</span>` : nothing}
      ${before ? html`<span class="key that-key">${this.#when(before)}</span> ${this.#value(before.value)}` : nothing}
      ${change?.ratio ? html`<span class="soft">${this.format.change(change.ratio)}</span>` : nothing}
      ${this.#told(this.at ?? 0).map((text) => html`<span class="soft">${text}</span>`)}`
  }

  #spoken(): string {
    const now = this.series.current[this.#index]
    if (!now) return ''
    const before = this.series.previous[this.#index]
    const { chart } = this.words
    const incomplete = now.partial ? ` (${chart.incomplete})` : ''
    const then = before ? `; ${chart.previous}, ${this.#when(before)}: ${this.#value(before.value)}` : ''
    const told = this.#told(this.#index).map((text) => `; ${text}`)
    return `${this.#when(now)}: ${this.#value(now.value)}${incomplete}${then}${told.join('')}`
  }

  /** What should have been reached at a point, and what happened there. */
  #told(index: number): string[] {
    const wanted = this.goal?.values[index] ?? null
    const happened = this.notes.filter(({ from, to }) => from <= index && index <= to)
    return [
      ...(wanted === null || !this.goal ? [] : [`${this.goal.name} ${this.#value(wanted)}`]),
      ...happened.map(({ text }) => text),
    ]
  }

  #when({ from, to }: SeriesPoint): string {
    return from === to ? this.format.day(from) : this.format.range(from, to)
  }

  #value(value: number): string {
    return this.metric === 'revenue' ? this.format.money(value) : this.format.integer(value)
  }

  #short(value: number): string {
    if (this.metric === 'revenue') return this.format.moneyShort(value)
    return Number.isInteger(value) ? this.format.integerShort(value) : ''
  }

  #dayLabel(day: string): string {
    const span = this.series.current.length * { day: 1, week: 7, month: 31 }[this.series.bucket]
    return span > 300 ? this.format.month(day) : this.format.dayShort(day)
  }

  get #index(): number {
    return this.at ?? Math.max(0, this.series.current.length - 1)
  }

  get #isIncomplete(): boolean {
    return this.series.current.some((point) => point.partial)
  }

  #read(index: number | null): void {
    this.at = index
  }

  #point(event: PointerEvent, layout: TimeSeriesLayout): void {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect()
    const index = nearestPoint(layout.points, event.clientX - box.left)
    this.#read(index < 0 ? null : index)
  }

  #onKey(event: KeyboardEvent): void {
    const last = this.series.current.length - 1
    const moves: Record<string, number> = {
      ArrowLeft: this.#index - 1,
      ArrowDown: this.#index - 1,
      ArrowRight: this.#index + 1,
      ArrowUp: this.#index + 1,
      PageUp: this.#index + 7,
      PageDown: this.#index - 7,
      Home: 0,
      End: last,
    }
    const index = moves[event.key]
    if (index === undefined || last < 0) return
    event.preventDefault()
    this.#read(Math.min(last, Math.max(0, index)))
  }
}

if (!customElements.get('kindred-time-series'))
  customElements.define('kindred-time-series', TimeSeriesElement)
