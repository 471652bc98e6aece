import { genres } from '../books/genres.ts'
import { countOf } from '../checkout/cart.ts'
import { Html, html, jsonInScript } from './html.ts'
import { icons } from './icons.ts'
import type { View } from './view.ts'

export interface PageContent {
  title: string
  description?: string
  /** Marked as the current page in the navigation. */
  main: Html
  /** Commands for the widget, in order: `['track', 'view_cart', {…}]`. */
  commands?: readonly unknown[][]
  /** Structured data for search engines and the widget. */
  jsonLd?: object
  canonical?: string
}

/** Chosen before anything is drawn, so that no page flashes in the wrong colours. */
const themeScript = new Html(
  `<script>try{var t=localStorage.getItem('theme');if(t)document.documentElement.dataset.theme=t}catch(e){}</script>`,
)

/** A whole page of the shop round its main part. */
export function layout(view: View, content: PageContent): Html {
  const { words, shop, language } = view
  return html`<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${content.title}${content.title === words.shop ? ` · ${words.tagline}` : ` · ${words.shop}`}</title>
<meta name="description" content="${content.description ?? words.tagline}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
${content.canonical ? html`<link rel="canonical" href="${content.canonical}">` : null}
${themeScript}
<link rel="stylesheet" href="${shop.styleUrl}">
${content.jsonLd ? html`<script type="application/ld+json">${jsonInScript(content.jsonLd)}</script>` : null}
${kindredTags(view, content.commands ?? [])}
<script type="module" src="${shop.scriptUrl}"></script>
</head>
<body>
<a class="skip" href="#main">${words.skip}</a>
${header(view)}
<main id="main" tabindex="-1">${content.main}</main>
${footer(view)}
<p class="toast" role="status" aria-live="polite" data-added="${words.added('{title}')}" data-added-all="${words.addedAll('{count}')}" data-failed="${words.notAdded}"></p>
</body>
</html>`
}

/** All a merchant puts into a page: the stub that keeps commands until the script is there, and the script. */
function kindredTags(view: View, commands: readonly unknown[][]): Html {
  const { shop, consent } = view
  const all: readonly unknown[][] = [
    ...(view.signedOut ? [['signout']] : []),
    ...(view.identity === null ? [] : [['identify', view.identity]]),
    ...commands,
  ]
  const calls = all.map((command) => html`kindred.apply(null,${jsonInScript(command)});`)
  return html`<script>window.kindred=window.kindred||function(){(kindred.q=kindred.q||[]).push(arguments)};${calls}</script>
<script async src="${shop.kindredUrl}/widget/kindred.js" data-store="${shop.store}" data-key="${shop.publishableKey}"${consent === undefined ? null : html` data-consent="${consent}"`} onerror="document.documentElement.classList.add('no-kindred')"></script>`
}

function header(view: View): Html {
  const { words, cart, account, url } = view
  const count = countOf(cart)
  return html`<header class="top"><div class="wide bar">
<a class="logo" href="/">${words.shop}</a>
<details class="menu"><summary>${words.departments}${icons.chevron}</summary>${departmentMenu(view)}</details>
<form class="find" action="/search" role="search"><input type="search" name="q" aria-label="${words.searchLabel}" placeholder="${words.searchLabel}" value="${url.pathname === '/search' ? url.searchParams.get('q') : ''}" maxlength="100"><button aria-label="${words.search}">${icons.search}</button></form>
<div class="tools">
<a class="tool" href="/account" aria-label="${account ? `${words.account}: ${account.name}` : words.signIn}">${icons.person}<span>${account ? account.name.split(' ')[0] : words.signIn}</span></a>
<a class="tool basket" href="/cart">${icons.basket}<span>${words.basket}</span><b${count === 0 ? html` hidden` : null}>${count}</b></a>
<button class="tool plain" type="button" data-theme-toggle aria-label="${words.theme}">${icons.theme}</button>
<a class="tool plain" href="${otherLanguageUrl(view)}" hreflang="${view.language === 'en' ? 'zh-Hans' : 'en'}" lang="${view.language === 'en' ? 'zh-Hans' : 'en'}">${view.language === 'en' ? '中文' : 'EN'}</a>
</div>
</div></header>`
}

function departmentMenu({ language }: View): Html {
  const items = genres.map(
    (genre) =>
      html`<li><a href="/department/${genre.slug}">${language === 'en' ? genre.name : genre.nameZh}</a></li>`,
  )
  return html`<ul class="menu-list">${items}</ul>`
}

function otherLanguageUrl({ url, language }: View): string {
  const parameters = new URLSearchParams(url.searchParams)
  parameters.set('lang', language === 'en' ? 'zh-Hans' : 'en')
  return `${url.pathname}?${parameters}`
}

function footer({ words }: View): Html {
  return html`<footer class="foot"><div class="wide"><p>${words.footer}</p><p><a href="/privacy">${words.privacy}</a></p></div></footer>`
}
