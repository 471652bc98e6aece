import * as v from 'valibot'
import { placement, text } from './fields.ts'
import { limits } from './limits.ts'

const digits = (most: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,2}$/, `must be a number from 1 to ${most}`),
    v.transform(Number),
    v.minValue(1),
    v.maxValue(most),
  )

/** `GET /v1/customers/{id}/recommendations`: the query. What only a page of HTML needs is passed over for JSON. */
export const shelfBlockQuerySchema = v.object({
  placement: v.optional(placement, 'email'),
  limit: v.optional(digits(limits.productsPerShelf), '6'),
  format: v.optional(v.picklist(['json', 'html'], 'must be json or html'), 'json'),
  /** Said above the products. */
  title: v.optional(text, ''),
  columns: v.optional(digits(6), '3'),
  /** A language tag, for prices. */
  lang: v.optional(
    v.pipe(v.string(), v.maxLength(35), v.check(isLanguage, 'must be a language tag such as en-GB')),
    'en',
  ),
})

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false // it throws a RangeError for what is no language tag
  }
}
