import { LitElement } from 'lit'

/**
 * An element that renders into itself: the dashboard owns its whole page, so labels, skip link and print styles may
 * reach everywhere and no style is kept twice.
 */
export class LightElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this
  }

  /** Tells the elements above of something the user did. */
  protected emit(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }))
  }
}
