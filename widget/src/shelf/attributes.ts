import type { ShelfFilter } from '#shared/wire/product-match'

/** Attributes are hostile: a known value or the default, never a throw. */

/** A placement's name, else `home`. */
export function placementOf(value: unknown): string {
  const text = `${value ?? ''}`.trim()
  return /^[a-z0-9][a-z0-9_-]{0,39}$/.test(text) ? text : 'home'
}

/** A whole number from `least` to `most`, else `otherwise`. */
export function wholeOf(value: unknown, least: number, most: number, otherwise: number): number {
  const number = Number.parseInt(`${value ?? ''}`, 10)
  return number >= least ? Math.min(number, most) : otherwise
}

/** The first of the candidates that is a language tag this browser knows, else `en`. */
export function localeOf(...candidates: (string | null | undefined)[]): string {
  for (const candidate of candidates) {
    try {
      if (candidate) return Intl.getCanonicalLocales(candidate.trim().replace('_', '-'))[0] ?? 'en'
    } catch {
      // a RangeError: not a language tag
    }
  }
  return 'en'
}

/** An http(s) address or one that begins with a single slash, as it came; anything else is undefined. */
export function safeUrl(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim() : ''
  return /^(https?:\/\/[^\s/?#]+|\/(?![/\\]))\S*$/i.test(text) ? text : undefined
}

/**
 * The filter that an attribute holds as JSON, undefined without one; null where it cannot be read: a shelf that ought
 * to leave products out then shows none.
 */
export function filterOf(value: unknown): ShelfFilter | null | undefined {
  const text = `${value ?? ''}`.trim()
  if (text === '') return undefined
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
