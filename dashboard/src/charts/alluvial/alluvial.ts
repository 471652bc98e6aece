import { html, svg } from 'lit'
import { LightElement } from '../../element/light-element.ts'
import { type MarkPlace, nextMark } from '../marks/roving.ts'
import { Sized } from '../sized.ts'
import {
  type AlluvialBox,
  type AlluvialFlow,
  type AlluvialLayout,
  type AlluvialNode,
  type AlluvialRibbon,
  alluvialLayout,
} from './layout.ts'
import '../marks/tones.css'
import './alluvial.css'

/**
 * `<kindred-alluvial>`: who went from where to where, as ribbons between two columns. The arrow keys go from ribbon to
 * ribbon, up and down by where they begin, left and right by where they lead; a click, Enter or Space fires
 * `kindred-mark` with the flow.
 */
export class AlluvialElement extends LightElement {
  static override properties = {
    label: {},
    left: { attribute: false },
    right: { attribute: false },
    flows: { attribute: false },
    titles: { attribute: false },
    write: { attribute: false },
    characterWidth: { attribute: false },
    chosen: { attribute: false },
    at: { state: true },
    pointed: { state: true },
  }
  /** The name of the whole, for those who cannot see it. */
  declare label: string
  declare left: AlluvialNode[]
  declare right: AlluvialNode[]
  declare flows: AlluvialFlow[]
  /** What stands above the columns. */
  declare titles: { left: string; right: string }
  declare write: (people: number) => string
  declare characterWidth: number
  /** The flow that what is shown elsewhere is about. */
  declare chosen: { from: string; to: string } | null
  /** Where the focus is, or would go. */
  declare at: MarkPlace | null
  /** The ribbon that is read above the picture. */
  declare pointed: AlluvialFlow | null
  readonly #sized = new Sized(this)

  constructor() {
    super()
    this.write = String
    this.characterWidth = 7
    this.chosen = null
    this.at = null
    this.pointed = null
  }

  protected override render() {
    const { width } = this.#sized
    if (width === 0) return html`<div class="ribbons"></div>`
    const { left, right, flows, characterWidth, write } = this
    const layout = alluvialLayout({ left, right, flows, width, characterWidth, write })
    const at = this.#placeIn(layout)
    return html`<p class="reading" aria-hidden="true">${this.pointed?.spoken ?? ''}</p>
      <svg
        width=${layout.width}
        height=${layout.height}
        viewBox="0 0 ${layout.width} ${layout.height}"
        role="group"
        aria-label=${this.label}
        @keydown=${(event: KeyboardEvent) => this.#onKey(event, layout)}
      >
        ${this.#titles(layout)} ${movesOnTop(layout).map((ribbon) => this.#ribbon(ribbon, at))}
        <g aria-hidden="true">${layout.boxes.map((box) => boxDrawn(box))}</g>
      </svg>`
  }

  #titles({ boxes }: AlluvialLayout) {
    const edge = (side: 'left' | 'right') => boxes.find((box) => box.side === side)
    const [left, right] = [edge('left'), edge('right')]
    return svg`<g aria-hidden="true">
      ${left && svg`<text class="tick" x=${left.x + left.width} y="14" text-anchor="end">${this.titles.left}</text>`}
      ${right && svg`<text class="tick" x=${right.x} y="14">${this.titles.right}</text>`}
    </g>`
  }

  #ribbon({ flow, row, column, tone, stays, d }: AlluvialRibbon, at: MarkPlace | null) {
    const isChosen = flow.from === this.chosen?.from && flow.to === this.chosen.to
    return svg`<path
      class=${`ribbon ${tone} ${stays ? 'stays' : ''}`}
      d=${d}
      role="button"
      tabindex=${at?.row === row && at.column === column ? 0 : -1}
      aria-label=${flow.spoken}
      aria-pressed=${isChosen ? 'true' : 'false'}
      data-place=${`${row} ${column}`}
      @click=${() => this.#choose(flow, { row, column })}
      @focus=${() => this.#moveTo(flow, { row, column })}
      @blur=${() => this.#point(null)}
      @pointerenter=${() => this.#point(flow)}
      @pointerleave=${() => this.#point(null)}
    ></path>`
  }

  /** The place of the focus, or the first ribbon where that is gone. */
  #placeIn({ ribbons }: AlluvialLayout): MarkPlace | null {
    const { at } = this
    const here = ribbons.find(({ row, column }) => row === at?.row && column === at.column) ?? ribbons[0]
    return here ? { row: here.row, column: here.column } : null
  }

  #onKey(event: KeyboardEvent, layout: AlluvialLayout): void {
    const from = this.#placeIn(layout)
    const ribbonAt = (place: MarkPlace) =>
      layout.ribbons.find(({ row, column }) => row === place.row && column === place.column)
    if (!from) return
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      this.#choose(ribbonAt(from)!.flow, from)
      return
    }
    const next = nextMark(event.key, from, {
      rows: this.left.length,
      columns: this.right.length,
      has: (place) => ribbonAt(place) !== undefined,
    })
    if (!next) return
    event.preventDefault()
    this.at = next
    this.querySelector<SVGElement>(`[data-place="${next.row} ${next.column}"]`)?.focus()
  }

  #point(flow: AlluvialFlow | null): void {
    this.pointed = flow
  }

  #moveTo(flow: AlluvialFlow, place: MarkPlace): void {
    this.at = place
    this.pointed = flow
  }

  #choose(flow: AlluvialFlow, place: MarkPlace): void {
    this.at = place
    this.emit('kindred-mark', flow)
  }
}

/** Who stayed is drawn first: nobody has to look for a move, or point at one, underneath. */
function movesOnTop({ ribbons }: AlluvialLayout): AlluvialRibbon[] {
  return [...ribbons.filter(({ stays }) => stays), ...ribbons.filter(({ stays }) => !stays)]
}

function boxDrawn({ side, node, text, x, y, width, height, label }: AlluvialBox) {
  const anchor = side === 'left' ? 'end' : 'start'
  return svg`<rect class=${`box ${node.tone}`} x=${x} y=${y} width=${width} height=${height} rx="2"></rect>
    <text class="name" x=${label.x} y=${label.y} text-anchor=${anchor}
      >${node.name} <tspan class="tick">${text}</tspan></text>`
}

if (!customElements.get('kindred-alluvial')) customElements.define('kindred-alluvial', AlluvialElement)
