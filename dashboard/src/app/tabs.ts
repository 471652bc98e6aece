import { html, nothing, type TemplateResult } from 'lit'
import { LightElement } from '../element/light-element.ts'
import { formatRoute, type Route, routeTo, type ViewName, viewNames } from '../route/route.ts'
import type { Words } from '../words/words.ts'
import { icons } from './icons.ts'
import { views } from './views.ts'
import './tabs.css'

/** So many views have a place of their own on a phone; the others wait behind “More”. */
const onPhones = 4

/**
 * `<kindred-tabs>`: the links to the views. At the side, all of them; on phones a row at the bottom with the first
 * four and “More”, which opens a sheet with all. The sheet closes when a view is chosen, on Escape, and when the focus
 * or a tap goes elsewhere.
 */
export class TabsElement extends LightElement {
  static override properties = {
    words: { attribute: false },
    route: { attribute: false },
    names: { attribute: false },
    open: { state: true },
  }
  declare words: Words
  declare route: Route
  /** The views to link to; those that are built unless said otherwise. */
  declare names: readonly ViewName[]
  declare open: boolean

  constructor() {
    super()
    this.names = viewNames.filter((name) => views[name])
    this.open = false
    this.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !this.open) return
      this.open = false
      this.querySelector<HTMLButtonElement>('.more')?.focus()
    })
    this.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !this.contains(relatedTarget)) this.open = false
    })
  }

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener('pointerdown', this.#onPointer)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    document.removeEventListener('pointerdown', this.#onPointer)
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('route')) this.open = false
  }

  protected override render() {
    const { words, names, open } = this
    const isHidden = names.indexOf(this.route.view) >= onPhones
    return html`<nav class=${open ? 'tabs open' : 'tabs'} aria-label=${words.navigation}>
      <ul id="views">
        ${names.map((name, place) => this.#link(name, place >= onPhones))}
      </ul>
      ${
        names.length > onPhones
          ? html`<button
              class=${isHidden ? 'more here' : 'more'}
              type="button"
              aria-expanded=${open ? 'true' : 'false'}
              aria-controls="views"
              @click=${() => this.#toggle()}
            >
              <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 7h14M5 12h14M5 17h14"></path></svg
              ><span>${words.more}</span>
            </button>`
          : nothing
      }
    </nav>`
  }

  #link(name: ViewName, isFurther: boolean): TemplateResult {
    return html`<li class=${isFurther ? 'further' : ''}>
      <a
        href=${formatRoute(routeTo(name, this.route))}
        aria-current=${this.route.view === name ? 'page' : nothing}
        @click=${() => {
          this.open = false
        }}
        ><svg viewBox="0 0 24 24" aria-hidden="true"><path d=${icons[name]}></path></svg
        ><span>${this.words.views[name]}</span></a
      >
    </li>`
  }

  #toggle(): void {
    this.open = !this.open
  }

  readonly #onPointer = (event: Event) => {
    if (this.open && event.target instanceof Node && !this.contains(event.target)) this.open = false
  }
}

if (!customElements.get('kindred-tabs')) customElements.define('kindred-tabs', TabsElement)
