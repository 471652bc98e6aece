import { html, type TemplateResult } from 'lit'
import { formatRoute, type Route, routeTo } from '../route/route.ts'

/**
 * Parts of a view as links; the first is the view's own address, the others are pages within it (`#/shelves/rules`, a
 * line of `pages` in `app/views.ts` each). Dates and segment go along, what was chosen within a part stays behind.
 */
export function partLinks<P extends string>(
  route: Route,
  { label, parts, names }: { label: string; parts: readonly P[]; names: Record<P, string> },
): TemplateResult {
  const here = partOf(route, parts)
  return html`<nav class="choices parts" aria-label=${label}>
    ${parts.map(
      (part) => html`<a
        class="choice"
        href=${formatRoute({ ...routeTo(route.view, route), id: part === parts[0] ? null : part })}
        aria-current=${part === here ? 'true' : 'false'}
        >${names[part]}</a
      >`,
    )}
  </nav>`
}

/** The part that an address opens; the first where it names none. */
export function partOf<P extends string>({ id }: Route, parts: readonly P[]): P {
  return parts.find((part) => part === id) ?? parts[0]!
}
