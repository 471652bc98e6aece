import { readFileSync } from 'node:fs'
import { inRoot } from '../../scripts/root.ts'
import { tokenFor } from './account.ts'
import type { PlainShop, ShopPage } from './plain-shop.ts'

const nonce = 'bm9uY2U'
/** The policy as docs/embed.md has it. */
export const documented =
  /^Content-Security-Policy: (.*)$/m.exec(readFileSync(inRoot('docs/embed.md'), 'utf8'))?.[1] ?? ''

/** What a page's policy is, by the name in its address. */
const policies: Record<string, (policy: string) => string> = {
  documented: (policy) => policy,
  nonces: (policy) => policy.replace(/script-src [^;]*/, `script-src 'nonce-${nonce}'`),
  'strict-dynamic': (policy) =>
    policy.replace(/script-src [^;]*/, `script-src 'nonce-${nonce}' 'strict-dynamic'`),
  lit: (policy) => policy.replace('trusted-types lit-html', "trusted-types lit-html 'allow-duplicates'"),
  'no-script': (policy) => policy.replace(/script-src [^;]*/, `script-src 'nonce-${nonce}'`),
  'no-connect': (policy) => policy.replace(/connect-src [^;]*/, "connect-src 'none'"),
  'no-types': (policy) => policy.replace('trusted-types lit-html', "trusted-types 'none'"),
}

/** A page with every element of ours and a script of its own, or the picture of a product. */
export function strictPage(
  address: URL,
  { kindredUrl, store }: Pick<PlainShop, 'kindredUrl' | 'store'>,
): ShopPage {
  if (address.pathname === '/picture')
    return {
      body: '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="3"/>',
      headers: { 'content-type': 'image/svg+xml' },
    }
  const name = address.searchParams.get('policy') ?? ''
  const policy = policies[name]
  if (!policy) return { body: '' } // the browser's own wishes, such as an icon
  const id = store.store.id
  const token = tokenFor('c9', id, store.identity_secret, Date.now())
  const sku = address.pathname.slice(1)
  const given = name === 'nonces' || name === 'strict-dynamic' ? `nonce="${nonce}"` : ''
  return {
    headers: {
      'content-security-policy': policy(
        documented
          .replace('nonce-RANDOM', `nonce-${nonce}`)
          .replaceAll('https://kindred.example', kindredUrl),
      ),
    },
    body: `<!doctype html><html lang="${address.searchParams.get('lang') ?? 'en'}"><head><title>${sku}</title>
<script nonce="${nonce}">window.kindred = window.kindred || function () { (kindred.q = kindred.q || []).push(arguments) }
${name === 'lit' ? "trustedTypes.createPolicy('lit-html', {})" : ''}
kindred('identify', '${token}')</script>
<script ${given} async src="${kindredUrl}/widget/kindred.js" data-store="${id}" data-key="${store.publishable_key}"></script>
<script type="application/ld+json">${JSON.stringify({ '@type': 'Product', sku, name: sku })}</script></head>
<body><h1>${sku}</h1><button id="own">Buy</button><p id="bought"></p>
<kindred-shelf placement="new-arrivals"></kindred-shelf>
<kindred-shelf placement="on-sale" filter='{"categories":["Mugs"]}'></kindred-shelf>
<kindred-bundle></kindred-bundle><kindred-loyalty></kindred-loyalty>
<kindred-preferences interests='["Pots"]'></kindred-preferences>
<kindred-question placement="order"></kindred-question>
<script nonce="${nonce}">own.onclick = () => { bought.textContent = 'Bought' }</script></body></html>`,
  }
}
