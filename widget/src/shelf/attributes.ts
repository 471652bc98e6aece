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
