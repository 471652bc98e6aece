import { html } from 'lit'
import type { Kit } from '../../app/kit.ts'
import { LightElement } from '../../element/light-element.ts'
import './live-panel.ts'

/** `<kindred-live-view>`: what is happening now? */
export class LiveViewElement extends LightElement {
  static override properties = { kit: { attribute: false } }
  declare kit: Kit

  override connectedCallback(): void {
    super.connectedCallback()
    this.kit.feed.addEventListener('change', this.#onChange)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.kit.feed.removeEventListener('change', this.#onChange)
  }

  readonly #onChange = () => this.requestUpdate()

  protected override render() {
    const { words, feed } = this.kit
    const { lines } = feed.state
    const people = new Set(lines.map((line) => line.message.person)).size
    return html`<header class="opening">
        <h1>${words.live.question}</h1>
        <p class="answer">${lines.length === 0 ? words.live.empty : words.live.summary(people, lines.length)}</p>
      </header>
      <kindred-live-panel .kit=${this.kit}></kindred-live-panel>`
  }
}

if (!customElements.get('kindred-live-view')) customElements.define('kindred-live-view', LiveViewElement)
