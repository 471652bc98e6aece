import { html, nothing, svg } from 'lit'
import { LightElement } from '../../element/light-element.ts'
import { nextMark } from '../marks/roving.ts'
import { Sized } from '../sized.ts'
import { type Step, type StepBox, waterfallLayout } from './layout.ts'
import './waterfall.css'

/**
 * `<kindred-waterfall>`: from one amount to another in steps, each with its name and figure. The arrow keys go from step
 * to step.
 */
export class WaterfallElement extends LightElement {
  static override properties = {
    label: {},
    steps: { attribute: false },
    characterWidth: { attribute: false },
    at: { state: true },
  }
  /** The name of the whole, for those who cannot see it. */
  declare label: string
  declare steps: Step[]
  declare characterWidth: number
  declare at: number
  readonly #sized = new Sized(this)

  constructor() {
    super()
    this.steps = []
    this.characterWidth = 7
    this.at = 0
  }

  protected override willUpdate(): void {
    if (this.at >= this.steps.length) this.at = 0
  }

  protected override render() {
    const { width } = this.#sized
    if (width === 0) return html`<div></div>`
    const layout = waterfallLayout(this.steps, { width, characterWidth: this.characterWidth })
    return html`<svg
      width=${layout.width}
      height=${layout.height}
      viewBox="0 0 ${layout.width} ${layout.height}"
      role="list"
      aria-label=${this.label}
      @keydown=${this.#onKey}
    >
      <line class="base" aria-hidden="true" x1=${layout.zero} x2=${layout.zero} y1="0" y2=${layout.height}></line>
      ${layout.steps.map((box, index) => this.#step(this.steps[index]!, box, index))}
    </svg>`
  }

  #step(step: Step, { x, y, width, height, direction, name, text, join }: StepBox, index: number) {
    return svg`<g
      class=${`step ${direction}`}
      role="listitem"
      tabindex=${index === this.at ? 0 : -1}
      aria-label=${`${step.name}: ${step.text}`}
      data-index=${index}
      @focus=${() => this.#moveTo(index)}
    >
      <rect class="body" x=${x} y=${y} width=${width} height=${height} rx="2"></rect>
      <text class="name" x=${name.x} y=${name.y}>${step.name}</text>
      <text class="tick" x=${text.x} y=${text.y}>${step.text}</text>
      ${join ? svg`<line class="join" x1=${join.x} x2=${join.x} y1=${join.y1} y2=${join.y2}></line>` : nothing}
    </g>`
  }

  #onKey(event: KeyboardEvent): void {
    const grid = { rows: this.steps.length, columns: 1, has: () => true }
    const next = nextMark(event.key, { row: this.at, column: 0 }, grid)
    if (!next || event.key === 'Home' || event.key === 'End') return
    event.preventDefault()
    this.at = next.row
    this.querySelector<SVGElement>(`[data-index="${next.row}"]`)?.focus()
  }

  #moveTo(index: number): void {
    this.at = index
  }
}

if (!customElements.get('kindred-waterfall')) customElements.define('kindred-waterfall', WaterfallElement)
