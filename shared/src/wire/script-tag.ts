import type { Settings } from './settings.ts'

/** What a script tag names. */
export interface ScriptTag {
  /** Origin of Kindred, without a slash at the end. */
  url: string
  store: string
  /** The publishable key. */
  key: string
  /** The store's, unless it is not known; then as for `granted`. */
  consentDefault: Settings['consent_default'] | undefined
}

/**
 * The script tag for every page of a store's shop. Pages of a store that takes nothing before a shopper says yes wait for
 * that word: only the tag can tell the tracker before it keeps the first thing.
 *
 * @example
 * scriptTag({ url: 'https://kindred.example', store: 'shop', key: 'pk_shop_x', consentDefault: 'denied' })
 * // '<script async src="https://kindred.example/widget/kindred.js" data-store="shop" data-key="pk_shop_x" data-consent="wait"></script>'
 */
export function scriptTag({ url, store, key, consentDefault }: ScriptTag): string {
  const consent = consentDefault === 'denied' ? ' data-consent="wait"' : ''
  return `<script async src="${url}/widget/kindred.js" data-store="${store}" data-key="${key}"${consent}></script>`
}
