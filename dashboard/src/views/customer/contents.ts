import { html, type TemplateResult } from 'lit'
import type { Kit } from '../../app/kit.ts'

/** Headings of the page by their ids, in the order in which they stand. */
const headings = [
  'next-step',
  'worth',
  'future',
  'loyalty',
  'rhythm',
  'response',
  'shown',
  'timeline',
] as const
type Heading = (typeof headings)[number]

/** What stands on the page, as buttons: an address is the view's, and not a place within it. */
export function contents({ words }: Kit): TemplateResult {
  const { contents: said } = words.portrait
  return html`<nav class="contents" aria-label=${said.title}>
    <ul>
      ${headings.map(
        (name) => html`<li>
          <button class="tool" type="button" @click=${(event: Event) => lead(event, name)}>${said.name[name]}</button>
        </li>`,
      )}
    </ul>
  </nav>`
}

/** Brings a heading up, and the focus with it, for whoever goes by keyboard. */
function lead(event: Event, name: Heading): void {
  const root = (event.currentTarget as HTMLElement).getRootNode() as Document | ShadowRoot
  const heading = root.querySelector<HTMLElement>(`#${name}-title`)
  if (!heading) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
  heading.scrollIntoView({ block: 'start' })
}
