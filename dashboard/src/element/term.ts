import { html } from 'lit'
import { LightElement } from './light-element.ts'

let count = 0

const marginPx = 8

/**
 * `<kindred-term>`: a word with its definition, shown while it is pointed at or focused; Escape or scrolling puts it
 * away. The definition lies in the top layer: no table or tile can cut it off.
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

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#show(false)
  }

  protected override render() {
    return html`<button class="term" type="button" aria-describedby=${this.#id}>${this.label}</button
      ><span class="definition" role="tooltip" popover="manual" id=${this.#id}>${this.definition}</span>`
  }

  protected override updated(): void {
    const box = this.querySelector<HTMLElement>('.definition')
    if (!box?.isConnected) return
    box.togglePopover(this.open)
    if (this.open) this.#place(box)
  }

  /** Below the word, moved sideways into the window where it would leave it. */
  #place(box: HTMLElement): void {
    const word = this.getBoundingClientRect()
    const most = document.body.clientWidth - box.offsetWidth - marginPx
    box.style.left = `${Math.max(marginPx, Math.min(word.left, most))}px`
    box.style.top = `${word.bottom + marginPx}px`
  }

  readonly #onScroll = () => this.#show(false)

  #show(open: boolean): void {
    this.open = open
    if (open) window.addEventListener('scroll', this.#onScroll, { capture: true, once: true })
    else window.removeEventListener('scroll', this.#onScroll, { capture: true })
  }
}

if (!customElements.get('kindred-term')) customElements.define('kindred-term', TermElement)
