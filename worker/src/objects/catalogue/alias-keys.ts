import { isUrl, ownUrlKeys, urlKeys } from '#shared/catalogue/url-key'
import type { Product } from '#shared/wire/product'

/**
 * A key that leads to a product. A firm one was given by the merchant for this product and may belong to no other; a
 * loose one (its page's address, its group) leads to whichever product had it first.
 */
export interface AliasKey {
  key: string
  firm: boolean
  /** Where in the product it was given. */
  path: string
}

/** All keys of a product, firm ones first, none twice. */
export function aliasKeysOf(product: Product): AliasKey[] {
  const given = (product.aliases ?? []).flatMap((alias, i) =>
    (isUrl(alias) ? ownUrlKeys(alias) : [alias]).map((key) => ({ key, firm: true, path: `aliases.${i}` })),
  )
  const loose = [
    ...ownUrlKeys(product.url).map((key) => ({ key, firm: false, path: 'url' })),
    ...(product.group_id === undefined ? [] : [{ key: product.group_id, firm: false, path: 'group_id' }]),
  ]
  const seen = new Set<string>()
  return [{ key: product.id, firm: true, path: 'id' }, ...given, ...loose].filter(
    ({ key }) => !seen.has(key) && seen.add(key),
  )
}

/** The keys to try for an id that came with an event, surest first. */
export function keysToTry(id: string): string[] {
  return isUrl(id) ? [id, ...urlKeys(id)] : [id]
}
