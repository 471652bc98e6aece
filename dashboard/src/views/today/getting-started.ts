import { html, type TemplateResult } from 'lit'
import type { Kit } from '../../app/kit.ts'
import { snippet } from '../overview/snippet.ts'

/** What a new store sees: the three things to do, in the order they bear fruit. */
export function gettingStarted(kit: Kit): TemplateResult {
  const { words, login } = kit
  const tag = `<script async src="${location.origin}/widget/kindred.js"\n  data-store="${login.store}" data-key="pk_…"></script>`
  return html`<header class="opening">
      <h1>${words.today.question}</h1>
      <p class="answer">${words.start.title}</p>
    </header>
    <ol class="steps">
      <li>
        <p>${words.start.embed}</p>
        ${snippet(tag, kit)}
        <p class="soft">${words.start.keyNote}</p>
      </li>
      <li>
        <p>${words.start.shelf}</p>
        ${snippet('<kindred-shelf placement="home"></kindred-shelf>', kit)}
      </li>
      <li>
        <p>${words.start.orders}</p>
        ${snippet('npm run kindred -- import orders orders.csv', kit)}
      </li>
    </ol>
    <p><a class="button main" href="/docs">${words.start.docs}</a></p>`
}
