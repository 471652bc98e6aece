import { html, nothing } from 'lit'
import { LightElement } from './light-element.ts'

let count = 0

const marginPx = 8

/**
 * `<kindred-term>`: a word with its definition, shown while it is pointed at or focused; Escape puts it away.
 * A definition that would leave the window is moved into it.
 */
export class TermElement extends LightElement {
  static override properties = { label: {}, definition: {}, open: { state: true } }
  declare label: string
  declare definition: string
  declare open: boolean
  readonly #id = `definition-${count++}`

  constructor() {
    super()
    this.label = ''
    this.definition = ''
    this.open = false
    this.addEventListener('pointerenter', () => this.#show(true))
    this.addEventListener('pointerleave', () => this.#show(false))
    this.addEventListener('focusin', () => this.#show(true))
    this.addEventListener('focusout', () => this.#show(false))
    this.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.#show(false)
    })
  }

  protected override render() {
    return html`<button class="term" type="button" aria-describedby=${this.#id}>${this.label}</button
      ><span class=${this.open ? 'definition' : 'visually-hidden'} role="tooltip" id=${this.#id}
        >${this.definition || nothing}</span
      >`
  }

  protected override updated(): void {
    const box = this.querySelector<HTMLElement>('.definition')
    if (!box) return
    box.style.left = '0'
    const { left, right } = box.getBoundingClientRect()
    const over = Math.max(0, right - document.body.clientWidth + marginPx)
    box.style.left = `${-Math.min(over, left - marginPx)}px`
  }

  #show(open: boolean): void {
    this.open = open
  }
}

if (!customElements.get('kindred-term')) customElements.define('kindred-term', TermElement)
