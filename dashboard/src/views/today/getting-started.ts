import { html, type TemplateResult } from 'lit'
import { scriptTag } from '#shared/wire/script-tag'
import type { Settings } from '#shared/wire/settings'
import type { Kit } from '../../app/kit.ts'
import { snippet } from '../overview/snippet.ts'

/**
 * What a new store sees: the three things to do. A shelf has nothing to show without products, so they come first.
 *
 * @param consentDefault the store's, once it is known: the script tag depends on it
 */
export function gettingStarted(
  kit: Kit,
  consentDefault: Settings['consent_default'] | undefined,
): TemplateResult {
  const { words, login } = kit
  const tag = scriptTag({ url: location.origin, store: login.store, key: 'pk_…', consentDefault })
  return html`<header class="opening">
      <h1>${words.today.question}</h1>
      <p class="answer">${words.start.title}</p>
    </header>
    <ol class="steps">
      <li>
        <p>${words.start.orders}</p>
        ${snippet(
          'npm run kindred -- import products products.csv\nnpm run kindred -- import orders orders.csv',
          kit,
        )}
        <p class="soft"><a href="#/settings?tab=import">${words.start.files}</a></p>
      </li>
      <li>
        <p>${words.start.embed}</p>
        ${snippet(tag.replace(' data-store', '\n  data-store'), kit)}
        <p class="soft">${words.start.keyNote}</p>
      </li>
      <li>
        <p>${words.start.shelf}</p>
        ${snippet('<kindred-shelf placement="home"></kindred-shelf>', kit)}
      </li>
    </ol>
    <p><a class="button main" href="/docs">${words.start.docs}</a></p>`
}
