import type { ShelfFilter } from '#shared/wire/product-match'

/**
 * The filter that an attribute holds as JSON; null where it cannot be read: a shelf that ought to leave products out then
 * shows none. A file of its own, which only pages with a filter load.
 */
export function filterOf(text: string): ShelfFilter | null {
  try {
    const filter = JSON.parse(text)
    const { min_price_minor: least = 0, max_price_minor: most = 1e12 } = filter
    const isGood = text.startsWith('{') && least <= most && Object.entries(filter).every(isPart)
    return isGood ? filter : null
  } catch {
    return null // no JSON, or null
  }
}

function isPart([key, part]: [string, unknown]): boolean {
  if (/^(categories|brands|tags)$/.test(key))
    return Array.isArray(part) && part.length > 0 && part.length <= 100 && part.every(isName)
  return (
    /^(min|max)_price_minor$/.test(key) &&
    Number.isInteger(part) &&
    (part as number) >= 0 &&
    (part as number) <= 1e12
  )
}

function isName(name: unknown): boolean {
  return typeof name === 'string' && name !== '' && name.length <= 512
}
