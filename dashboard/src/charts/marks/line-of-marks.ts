import { html, type PropertyDeclarations, type TemplateResult } from 'lit'
import { LightElement } from '../../element/light-element.ts'
import type { Size } from '../size.ts'
import { Sized } from '../sized.ts'
import { nextMark } from './roving.ts'

/**
 * A drawing whose marks are one line, whichever way it runs: one of them is in the order of the keyboard, and all four
 * arrows, Home and End lead along it. A mark carries its index as `data-index`.
 */
export abstract class LineOfMarks extends LightElement {
  static override properties: PropertyDeclarations = {
    label: {},
    characterWidth: { attribute: false },
    at: { state: true },
  }
  /** The name of the whole, for those who cannot see it. */
  declare label: string
  /** Pixels a character of a name takes, about. */
  declare characterWidth: number
  /** The mark where the focus is, or would go. */
  declare at: number
  protected readonly sized = new Sized(this)
  /** How many marks there are. */
  protected abstract get count(): number

  constructor() {
    super()
    this.characterWidth = 7
    this.at = 0
  }

  protected override willUpdate(): void {
    if (this.at >= this.count) this.at = 0
  }

  /** The picture around the marks. */
  protected picture({ width, height }: Size, content: unknown, role = 'list'): TemplateResult {
    return html`<svg
      width=${width}
      height=${height}
      viewBox="0 0 ${width} ${height}"
      role=${role}
      aria-label=${this.label}
      @keydown=${(event: KeyboardEvent) => this.lead(event)}
    >
      ${content}
    </svg>`
  }

  /** Takes the focus where the key leads to. */
  protected lead(event: KeyboardEvent): void {
    const key = { ArrowUp: 'ArrowLeft', ArrowDown: 'ArrowRight' }[event.key] ?? event.key
    const grid = { rows: 1, columns: this.count, has: () => true }
    const next = nextMark(key, { row: 0, column: this.at }, grid)
    if (!next) return
    event.preventDefault()
    this.at = next.column
    this.querySelector<SVGElement>(`[data-index="${next.column}"]`)?.focus()
  }

  protected moveTo(index: number): void {
    this.at = index
  }
}
