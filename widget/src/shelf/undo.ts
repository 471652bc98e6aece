import { adoptStyles, html, render } from 'lit'
import type { ShelfProduct } from '#shared/wire/recommendation'
import { baseStyles } from './base-styles.ts'
import { sentence } from './card.ts'
import { styles } from './styles.ts'
import { undoStyles } from './undo-styles.ts'
import type { Words } from './word-list.ts'
import { fill, plain } from './wording.ts'

/** For how long a product that was hidden can be brought back, in milliseconds. */
export const undoMs = 8_000

interface Note {
  element: HTMLElement
  timer: ReturnType<typeof setTimeout> | undefined
}

const notes = new WeakMap<ShadowRoot, Note>()

/**
 * Says over the shelf which product was hidden, with a button that brings it back for 8 s; longer while a pointer or
 * the keyboard is on it. Resolves with whether it was brought back; never, when another is hidden meanwhile. A file of
 * its own: most shoppers never hide anything.
 */
export function offerUndo(shelf: ShadowRoot, words: Words, product: ShelfProduct): Promise<boolean> {
  const note = noteOf(shelf)
  const said = fill(words.hidden, { title: { title: words.quote(product.title) } })
  return new Promise((resolve) => {
    const close = (isUndone: boolean) => {
      clearTimeout(note.timer)
      note.element.remove()
      resolve(isUndone)
    }
    const closeLater = () => {
      clearTimeout(note.timer)
      note.timer = setTimeout(
        () => (note.element.matches(':hover, :has(:focus-visible)') ? closeLater() : close(false)),
        undoMs,
      )
    }
    render(
      html`<p>
        <span>${sentence(said)}</span>
        <button part="undo" type="button" aria-label="${words.undo}: ${plain(said)}" @click=${() => close(true)}>
          ${words.undo}
        </button>
      </p>`,
      note.element,
    )
    shelf.querySelector('.row')?.append(note.element)
    note.element.querySelector('button')?.focus() // and comes into sight where it was below the screen's edge
    closeLater()
  })
}

/** The shelf's note: one, which speaks of the product hidden last. */
function noteOf(shelf: ShadowRoot): Note {
  let note = notes.get(shelf)
  if (!note) {
    const element = document.createElement('div')
    element.part.add('note')
    note = { element, timer: undefined }
    notes.set(shelf, note)
    adoptStyles(shelf, [baseStyles, styles, undoStyles])
  }
  return note
}
