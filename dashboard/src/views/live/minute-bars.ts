import { html, nothing, svg } from 'lit'
import { shownMinutes } from '#shared/insight/live-minutes'
import type { Kit } from '../../app/kit.ts'
import { hatchPattern, uniqueId } from '../../charts/marks/hatch.ts'
import { Sized } from '../../charts/sized.ts'
import { LightElement } from '../../element/light-element.ts'
import { type MinuteBar, minuteBars } from '../../live/minutes.ts'
import './minute-bars.css'

const height = 84
const foot = 20
const rollsEveryMs = 5_000

/** `<kindred-minute-bars>`: what shoppers did in the last half hour, a bar a minute, rolling on as time does. */
export class MinuteBarsElement extends LightElement {
  static override properties = { kit: { attribute: false } }
  declare kit: Kit
  readonly #sized = new Sized(this)
  readonly #hatch = uniqueId('unheard')
  #timer: ReturnType<typeof setInterval> | null = null

  override connectedCallback(): void {
    super.connectedCallback()
    this.kit.feed.addEventListener('change', this.#onChange)
    this.#timer = setInterval(this.#onChange, rollsEveryMs)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.kit.feed.removeEventListener('change', this.#onChange)
    if (this.#timer !== null) clearInterval(this.#timer)
  }

  readonly #onChange = () => this.requestUpdate()

  protected override render() {
    const { width } = this.#sized
    if (width === 0) return html`<div></div>`
    const { words, format, feed, now } = this.kit
    const bars = minuteBars(feed.state.minutes, now())
    const deeds = bars.reduce((sum, bar) => sum + bar.deeds, 0)
    return html`<svg
      width=${width}
      height=${height}
      viewBox="0 0 ${width} ${height}"
      role="img"
      tabindex="0"
      aria-label=${words.today.minutes.label(format.integer(deeds))}
    >
      <defs>${hatchPattern(this.#hatch)}</defs>
      ${this.#drawn(bars, width)}
      <line class="base" x1="0" x2=${width} y1=${height - foot} y2=${height - foot}></line>
      <text class="tick" x="0" y=${height - 5}>${words.today.minutes.ago(format.integer(shownMinutes))}</text>
      <text class="tick" x=${width} y=${height - 5} text-anchor="end">${words.today.minutes.nowTick}</text>
    </svg>`
  }

  #drawn(bars: readonly MinuteBar[], width: number) {
    const step = width / bars.length
    const most = Math.max(4, ...bars.map(({ deeds }) => deeds))
    const floor = height - foot
    const high = (value: number) => (value / most) * (floor - 4)
    return bars.map(({ deeds, orders, heard }, index) => {
      const x = index * step + 1
      const wide = Math.max(1, step - 2)
      return svg`${heard ? nothing : svg`<rect class="unheard" fill="url(#${this.#hatch})" x=${index * step} y="4" width=${step} height=${floor - 4}></rect>`}
        <rect class="deeds" x=${x} y=${floor - high(deeds)} width=${wide} height=${high(deeds)}></rect>
        <rect class="orders" x=${x} y=${floor - high(orders)} width=${wide} height=${high(orders)}></rect>`
    })
  }
}

if (!customElements.get('kindred-minute-bars'))
  customElements.define('kindred-minute-bars', MinuteBarsElement)
