import { html, nothing, svg } from 'lit'
import { LightElement } from '../../element/light-element.ts'
import { nextMark } from '../marks/roving.ts'
import { Sized } from '../sized.ts'
import { type NetworkLayout, type NetworkLink, type NetworkNode, networkLayout } from './layout.ts'
import './network.css'

/**
 * `<kindred-network>`: things as dots and what goes together as lines between them. The arrow keys lead from the
 * weightiest on; a click, Enter or Space fires `kindred-mark` with the node's index.
 */
export class NetworkElement extends LightElement {
  static override properties = {
    label: {},
    nodes: { attribute: false },
    links: { attribute: false },
    height: { type: Number },
    characterWidth: { attribute: false },
    chosen: { attribute: false },
    at: { state: true },
    pointed: { state: true },
  }
  /** The name of the whole, for those who cannot see it. */
  declare label: string
  /** Kept as long as they are the same list: then nothing is laid out anew. */
  declare nodes: NetworkNode[]
  declare links: NetworkLink[]
  /** In pixels. */
  declare height: number
  declare characterWidth: number
  /** The index of the node that what is shown elsewhere is about. */
  declare chosen: number | null
  /** Where the focus is, or would go, in the order of the keys. */
  declare at: number
  declare pointed: number | null
  readonly #sized = new Sized(this)
  #kept: { nodes: NetworkNode[]; links: NetworkLink[]; width: number; layout: NetworkLayout } | null = null

  constructor() {
    super()
    this.height = 420
    this.characterWidth = 6.5
    this.chosen = null
    this.at = 0
    this.pointed = null
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('nodes') && this.at >= this.nodes.length) this.at = 0
  }

  protected override render() {
    if (this.#sized.width === 0) return html`<div></div>`
    const layout = this.#layout()
    const lit = this.#lit(layout)
    return html`<p class="reading" aria-hidden="true">
        ${this.pointed === null ? '' : (this.nodes[this.pointed]?.spoken ?? '')}
      </p>
      <svg
        width=${layout.width}
        height=${layout.height}
        viewBox="0 0 ${layout.width} ${layout.height}"
        role="group"
        aria-label=${this.label}
        class=${lit ? 'network some' : 'network'}
        @keydown=${(event: KeyboardEvent) => this.#onKey(event, layout)}
      >
        <g aria-hidden="true">
          ${layout.links.map(
            ({ x1, y1, x2, y2, width, from, to }) => svg`<line
              class=${lit?.has(from) && lit.has(to) ? 'tie lit' : 'tie'}
              x1=${x1} y1=${y1} x2=${x2} y2=${y2} stroke-width=${width}></line>`,
          )}
        </g>
        ${layout.order.map((index, place) => this.#node(layout, index, place, lit?.has(index) ?? false))}
        ${this.#names(layout, lit)}
      </svg>`
  }

  #node({ nodes }: NetworkLayout, index: number, place: number, isLit: boolean) {
    const { x, y, radius } = nodes[index]!
    return svg`<g
      class=${isLit ? 'node lit' : 'node'}
      role="button"
      tabindex=${place === this.at ? 0 : -1}
      aria-label=${this.nodes[index]!.spoken}
      aria-pressed=${String(index === this.chosen)}
      data-place=${place}
      @click=${() => this.#choose(index, place)}
      @focus=${() => this.#moveTo(index, place)}
      @blur=${() => this.#point(null)}
      @pointerenter=${() => this.#point(index)}
      @pointerleave=${() => this.#point(null)}
    >
      <circle class="reach" cx=${x} cy=${y} r=${Math.max(13, radius)}></circle>
      <circle class="dot" cx=${x} cy=${y} r=${radius}></circle>
    </g>`
  }

  /** Names may be cut short, and stand apart from the nodes, whose own names are whole; they are over all of them, too. */
  #names({ nodes, order }: NetworkLayout, lit: ReadonlySet<number> | null) {
    return svg`<g aria-hidden="true">${order.map((index) => {
      const { label } = nodes[index]!
      const isLit = lit?.has(index) ?? false
      if (label.isHidden && !isLit) return nothing
      return svg`<text class=${isLit ? 'label lit' : 'label'} x=${label.x} y=${label.y} text-anchor="middle">${label.text}</text>`
    })}</g>`
  }

  /** The nodes that the pointed or chosen one goes with, itself included. */
  #lit({ links }: NetworkLayout): Set<number> | null {
    const centre = this.pointed ?? this.chosen
    if (centre === null) return null
    const lit = new Set([centre])
    for (const { from, to } of links) {
      if (from === centre) lit.add(to)
      if (to === centre) lit.add(from)
    }
    return lit
  }

  #layout(): NetworkLayout {
    const { nodes, links, height, characterWidth } = this
    const { width } = this.#sized
    const kept = this.#kept
    if (kept && kept.nodes === nodes && kept.links === links && kept.width === width) return kept.layout
    const layout = networkLayout({ nodes, links, width, height, characterWidth })
    this.#kept = { nodes, links, width, layout }
    return layout
  }

  #onKey(event: KeyboardEvent, { order }: NetworkLayout): void {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      this.#choose(order[this.at]!, this.at)
      return
    }
    const key = { ArrowUp: 'ArrowLeft', ArrowDown: 'ArrowRight' }[event.key] ?? event.key
    const grid = { rows: 1, columns: order.length, has: () => true }
    const next = nextMark(key, { row: 0, column: this.at }, grid)
    if (!next) return
    event.preventDefault()
    this.at = next.column
    this.querySelector<SVGElement>(`[data-place="${next.column}"]`)?.focus()
  }

  #point(index: number | null): void {
    this.pointed = index
  }

  #moveTo(index: number, place: number): void {
    this.at = place
    this.pointed = index
  }

  #choose(index: number, place: number): void {
    this.at = place
    this.emit('kindred-mark', index)
  }
}

if (!customElements.get('kindred-network')) customElements.define('kindred-network', NetworkElement)
