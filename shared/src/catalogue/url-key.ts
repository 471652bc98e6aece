/**
 * The keys under which a product's URL is found, surest first. Scheme, `www.`, query, fragment and closing slashes do
 * not count; a full URL is also known by its path alone, so that a page served from a second host meets the same
 * product. A query counts only when the catalogue itself names it (`/item.php?id=5`), hence it is tried first.
 *
 * @example urlKeys('https://www.shop.example/p/1/?utm=x#top') // ['shop.example/p/1?utm=x', '/p/1?utm=x', 'shop.example/p/1', '/p/1']
 */
export function urlKeys(url: string): string[] {
  const match = /^(?:https?:\/\/(?:www\.)?([^/?#]+))?([^?#]*)(\?[^#]*)?/i.exec(url)
  if (!match) return []
  const host = (match[1] ?? '').toLowerCase()
  const path = (match[2] ?? '').replace(/\/+$/, '') || '/'
  const query = (match[3] ?? '').length > 1 ? match[3] : undefined
  const keys = query === undefined ? [] : host ? [host + path + query, path + query] : [path + query]
  return host ? [...keys, host + path, path] : [...keys, path]
}

/**
 * The keys a product is to be found by: those of its URL, without the shorter ones when the URL has a query, because
 * then the query is what tells products apart.
 */
export function ownUrlKeys(url: string): string[] {
  return urlKeys(url).filter((key) => !url.split('#')[0]!.includes('?') || key.includes('?'))
}

/** True when an id is a URL or a path rather than a SKU. */
export function isUrl(id: string): boolean {
  return /^(https?:\/\/|\/(?!\/))/i.test(id)
}
