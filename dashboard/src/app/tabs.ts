import { html, nothing, type TemplateResult } from 'lit'
import { formatRoute, type Route, routeTo, viewNames } from '../route/route.ts'
import type { Words } from '../words/words.ts'
import { views } from './views.ts'

/** The links to the views: a column at the side, on phones a row at the bottom. */
export function tabs(words: Words, route: Route): TemplateResult {
  return html`<nav class="tabs" aria-label=${words.navigation}>
    <ul>
      ${viewNames.map(
        (name) => html`<li>
          <a href=${formatRoute(routeTo(name, route))} aria-current=${route.view === name ? 'page' : nothing}
            ><svg viewBox="0 0 24 24" aria-hidden="true"><path d=${views[name].icon}></path></svg
            ><span>${words.views[name]}</span></a
          >
        </li>`,
      )}
    </ul>
  </nav>`
}
