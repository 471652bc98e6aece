import { html, nothing, svg } from 'lit'
import { LineOfMarks } from '../marks/line-of-marks.ts'
import { type Step, type StepBox, waterfallLayout } from './layout.ts'
import './waterfall.css'

/**
 * `<kindred-waterfall>`: from one amount to another in steps, each with its name and figure. The arrow keys go from step
 * to step.
 */
export class WaterfallElement extends LineOfMarks {
  static override properties = { steps: { attribute: false } }
  declare steps: Step[]

  constructor() {
    super()
    this.steps = []
  }

  protected get count(): number {
    return this.steps.length
  }

  protected override render() {
    const { width } = this.sized
    if (width === 0) return html`<div></div>`
    const layout = waterfallLayout(this.steps, { width, characterWidth: this.characterWidth })
    return this.picture(
      layout,
      svg`<line class="base" aria-hidden="true" x1=${layout.zero} x2=${layout.zero} y1="0" y2=${layout.height}></line>
      ${layout.steps.map((box, index) => this.#step(this.steps[index]!, box, index))}`,
    )
  }

  #step(step: Step, { x, y, width, height, direction, name, text, join }: StepBox, index: number) {
    return svg`<g
      class=${`step ${direction}`}
      role="listitem"
      tabindex=${index === this.at ? 0 : -1}
      aria-label=${`${step.name}: ${step.text}`}
      data-index=${index}
      @focus=${() => this.moveTo(index)}
    >
      <rect class="body" x=${x} y=${y} width=${width} height=${height} rx="2"></rect>
      <text class="name" x=${name.x} y=${name.y}>${step.name}</text>
      <text class="tick" x=${text.x} y=${text.y}>${step.text}</text>
      ${join ? svg`<line class="join" x1=${join.x} x2=${join.x} y1=${join.y1} y2=${join.y2}></line>` : nothing}
    </g>`
  }
}

if (!customElements.get('kindred-waterfall')) customElements.define('kindred-waterfall', WaterfallElement)
