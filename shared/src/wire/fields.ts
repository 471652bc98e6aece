import * as v from 'valibot'
import { limits } from './limits.ts'

/** Fields that many shapes share. Each is a valibot schema; the names of the shapes are the field's standard terms. */

/** An id a merchant or a browser chose: 1 to 128 characters, none of them a control character. */
export const id = v.pipe(
  v.string(),
  v.nonEmpty('must not be empty'),
  v.maxLength(limits.idLength, `must have at most ${limits.idLength} characters`),
  v.check((text) => !hasControlCharacter(text), 'must not contain control characters'),
  // Halves would be kept as one and the same replacement character: two ids would become one.
  v.check((text) => !/\p{Surrogate}/u.test(text), 'must not contain half a character'),
)

/** Free text: at most 512 characters. Stored as it came; whoever shows it escapes it. */
export const text = v.pipe(
  v.string(),
  v.maxLength(limits.textLength, `must have at most ${limits.textLength} characters`),
)

/**
 * An absolute http(s) URL, or a path that begins with one `/` (browsers take `/\` for two). Anything else (`javascript:`
 * above all) is refused.
 */
export const url = v.pipe(
  v.string(),
  v.maxLength(limits.urlLength, `must have at most ${limits.urlLength} characters`),
  v.regex(/^(https?:\/\/[^\s/?#]+|\/(?![/\\]))\S*$/i, 'must be an http(s) URL or begin with one /'),
)

/** An ISO 3166 two-letter code of a country. */
export const countryCode = v.pipe(
  v.string('must be a text'),
  v.regex(/^[A-Z]{2}$/, 'must be an ISO 3166 code such as DE'),
)

/** Epoch milliseconds between 1970 and 2100. */
export const timestamp = v.pipe(
  v.number(),
  v.integer('must be epoch milliseconds, a whole number'),
  v.minValue(0, 'must not be negative'),
  v.maxValue(4_102_444_800_000, 'must be before the year 2100'),
)

/** Whole minor units of a currency, 0 to 10^12. */
export const amountMinor = v.pipe(
  v.number(),
  v.integer('must be whole minor units'),
  v.minValue(0, 'must not be negative'),
  v.maxValue(limits.amountMinor, 'must be at most 10^12 minor units'),
)

/** A decimal amount as GA4 sends it, 0 to 10^10. */
export const amount = v.pipe(
  v.number(),
  v.minValue(0, 'must not be negative'),
  v.maxValue(limits.amountMinor / 100, 'must be at most 10^10'),
)

export const quantity = v.pipe(
  v.number(),
  v.integer('must be a whole number'),
  v.minValue(1, 'must be at least 1'),
  v.maxValue(limits.quantity, `must be at most ${limits.quantity}`),
)

/** An ISO 4217 code. */
export const currency = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as EUR'))

/** An IANA time zone that this runtime knows. */
export const timeZone = v.pipe(
  v.string(),
  v.maxLength(64),
  v.check(isTimeZone, 'must be an IANA time zone such as Europe/Berlin'),
)

/** A scheme, host and port: `https://shop.example`; small letters, as browsers send it. */
export const origin = v.pipe(
  v.string(),
  v.maxLength(255),
  v.regex(/^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/i, 'must be an origin such as https://shop.example'),
  v.toLowerCase(),
)

/** Where on the site a shelf stands. */
export const placement = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, 'must be 1 to 40 of a-z, 0-9, - and _'),
)

/** The calendar day `YYYY-MM-DD`. */
export const day = v.pipe(v.string(), v.isoDate('must be a day such as 2026-03-01'))

function hasControlCharacter(value: string): boolean {
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i)
    if (code < 32 || code === 127) return true
  }
  return false
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false // the constructor throws a RangeError for a zone it does not know
  }
}
