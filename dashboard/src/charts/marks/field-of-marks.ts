import type { PropertyDeclarations } from 'lit'
import { LightElement } from '../../element/light-element.ts'
import { Sized } from '../sized.ts'
import { type MarkGrid, type MarkPlace, nextMark } from './roving.ts'

/**
 * A drawing whose marks are in rows and columns: one of them is in the order of the keyboard, and the arrows lead from
 * field to field. A mark carries its place as `data-place`. A click, Enter or Space fires `kindred-mark` with it.
 */
export abstract class FieldOfMarks extends LightElement {
  static override properties: PropertyDeclarations = {
    label: {},
    characterWidth: { attribute: false },
    chosen: { attribute: false },
    at: { state: true },
    pointed: { state: true },
  }
  /** The name of the whole, for those who cannot see it. */
  declare label: string
  /** Pixels a character of a name takes, about. */
  declare characterWidth: number
  /** The field that what is shown elsewhere is about. */
  declare chosen: MarkPlace | null
  /** Where the focus is, or would go. */
  declare at: MarkPlace
  /** The field that is read above the picture: under the pointer, or with the focus. */
  declare pointed: MarkPlace | null
  protected readonly sized = new Sized(this)
  /** Which places have a field. */
  protected abstract grid(): MarkGrid

  constructor() {
    super()
    this.characterWidth = 7
    this.chosen = null
    this.at = { row: 0, column: 0 }
    this.pointed = null
  }

  protected isAt(place: MarkPlace): boolean {
    return isSame(place, this.at)
  }

  protected isChosen(place: MarkPlace): boolean {
    return this.chosen !== null && isSame(place, this.chosen)
  }

  protected readonly onKey = (event: KeyboardEvent): void => {
    const grid = this.grid()
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      if (grid.has(this.at)) this.choose(this.at)
      return
    }
    const next = nextMark(event.key, this.at, grid)
    if (!next) return
    event.preventDefault()
    this.at = next
    this.querySelector<SVGElement>(`[data-place="${next.row} ${next.column}"]`)?.focus()
  }

  protected point(place: MarkPlace | null): void {
    this.pointed = place
  }

  protected moveTo(place: MarkPlace): void {
    this.at = place
    this.pointed = place
  }

  protected choose(place: MarkPlace): void {
    this.at = place
    this.emit('kindred-mark', place)
  }
}

function isSame(a: MarkPlace, b: MarkPlace): boolean {
  return a.row === b.row && a.column === b.column
}
