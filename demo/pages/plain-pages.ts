import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import type { View } from './view.ts'

export function notFoundPage(view: View): Html {
  const { words } = view
  const main = html`<div class="wide"><h1>${words.notFound}</h1><p>${words.notFoundLine} <a href="/">${words.home}</a></p><kindred-shelf placement="404"></kindred-shelf></div>`
  return layout(view, { title: words.notFound, main })
}

export function forbiddenPage(view: View): Html {
  return layout(view, {
    title: view.words.forbidden,
    main: html`<div class="wide"><h1>${view.words.forbidden}</h1></div>`,
  })
}

/** What is remembered, and the button that ends it. */
export function privacyPage(view: View): Html {
  const { words } = view
  const main = html`<div class="wide narrow"><h1>${words.privacy}</h1><p>${words.privacyLine}</p>
<p>${words.forgetLine}</p><p><button class="button" type="button" data-forget data-done="${words.forgotten}" data-nobody="${words.nobodyKnown}" data-failed="${words.notForgotten}">${words.forget}</button></p><p role="status" data-forget-result></p></div>`
  return layout(view, { title: words.privacy, main })
}
