import { evil } from './attack.ts'
import type { PlainShop, ShopPage } from './plain-shop.ts'

/** What stands on each page of the shop. */
const elements: Record<string, string> = {
  '/': shelves('home', 'recently-viewed', 'category-bestsellers', 'brand-bestsellers', 'trending'),
  '/product': `${shelves('also-viewed', 'viewed-then-bought', 'similar', 'on-sale', 'new-arrivals')}<kindred-bundle></kindred-bundle>`,
  '/account': `<kindred-loyalty></kindred-loyalty><kindred-question order="${attribute(evil('asked_order'))}"></kindred-question>
    <kindred-preferences interests="${attribute(JSON.stringify([evil('offered_interest')]))}"></kindred-preferences>
    ${shelves('account', 'taste')}`,
  '/bare': '<main></main>',
}

/** Text becomes markup by nobody's hand but lit-html's; a page that wants it of its scripts wants it of ours. */
const strict = { 'content-security-policy': "require-trusted-types-for 'script'; trusted-types lit-html" }

/** A page of a shop whose products are called attacks: `/`, `/product?n=3`, `/account?token=…`, and one without anything. */
export function evilPage(
  address: URL,
  { kindredUrl, store }: Pick<PlainShop, 'kindredUrl' | 'store'>,
): ShopPage {
  const { pathname, searchParams } = address
  const product = searchParams.get('n')
  const token = searchParams.get('token')
  const item = { item_id: `evil-${product}`, item_name: evil('page_item_name') }
  const commands = [
    ...(token === null ? [] : [['identify', token]]),
    ...(product === null
      ? []
      : [
          ['track', 'view_item', { items: [item] }],
          ['context', { product: item.item_id }],
        ]),
  ]
  const said = JSON.stringify(commands).replaceAll('<', '\\u003c')
  const script = `<script async src="${kindredUrl}/widget/kindred.js" data-store="${store.store.id}" data-key="${store.publishable_key}"></script>`
  return {
    headers: pathname === '/bare' ? {} : strict,
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,">
<script>window.kindred = Object.assign((...command) => kindred.q.push(command), { q: ${said} })</script>
${pathname === '/bare' ? '' : script}</head><body>${elements[pathname] ?? ''}</body></html>`,
  }
}

function shelves(...names: string[]): string {
  return names.map((name) => `<kindred-shelf placement="${name}" limit="4"></kindred-shelf>`).join('')
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
