import { html, type TemplateResult } from 'lit'
import { formatRoute, type Route, routeTo, withQuery } from '../route/route.ts'

/** Rows of links, one for each choice there is. What is chosen stands in the address. */

interface ChoiceLinks<N extends string> {
  route: Route
  /** The field of the address that holds the choice. */
  key: string
  label: string
  names: readonly N[]
  chosen: N
  word(name: N): string
  /** The choice that an address without the field stands for: the first unless given, null for none. */
  usual?: N | null
  /** Fields that go with the choice before. */
  drops?: readonly string[]
}

/** Choices of what is shown. */
export function choiceLinks<N extends string>(links: ChoiceLinks<N>): TemplateResult {
  const { route, key, label, names, chosen, word, usual = names[0], drops = [] } = links
  const dropped = Object.fromEntries(drops.map((field) => [field, null]))
  const to = (name: N) => withQuery(route, { ...dropped, [key]: name === usual ? null : name })
  return row('choices', label, names, (name) => link(to(name), name === chosen, word(name)))
}

/**
 * Parts of a view; the first is the view's own address, the others are pages within it (`#/shelves/rules`, a line of
 * `pages` in `app/views.ts` each). Dates and segment go along, what was chosen within a part stays behind.
 */
export function partLinks<P extends string>(
  route: Route,
  { label, parts, names }: { label: string; parts: readonly P[]; names: Record<P, string> },
): TemplateResult {
  const here = partOf(route, parts)
  const to = (part: P) => ({ ...routeTo(route.view, route), id: part === parts[0] ? null : part })
  return row('choices parts', label, parts, (part) => link(to(part), part === here, names[part]))
}

/** The part that an address opens; the first where it names none. */
export function partOf<P extends string>({ id }: Route, parts: readonly P[]): P {
  return parts.find((part) => part === id) ?? parts[0]!
}

function row<N>(
  kind: string,
  label: string,
  names: readonly N[],
  link: (name: N) => TemplateResult,
): TemplateResult {
  return html`<nav class=${kind} aria-label=${label}>
    ${names.map(link)}
  </nav>`
}

function link(to: Route, isHere: boolean, text: string): TemplateResult {
  return html`<a class="choice" href=${formatRoute(to)} aria-current=${isHere ? 'true' : 'false'}>${text}</a>`
}
