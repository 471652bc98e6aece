import * as v from 'valibot'
import { amountMinor, id, text } from './fields.ts'
import { limits } from './limits.ts'

const tooMany = `must have at most ${limits.valuesPerMatch} values`
const texts = v.pipe(
  v.array(v.pipe(text, v.nonEmpty('must not be empty'))),
  v.minLength(1, 'must name at least one value'),
  v.maxLength(limits.valuesPerMatch, tooMany),
)
const stock = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9))

const priceFault = 'min_price_minor must not be above max_price_minor'
const isRange = (least = 0, most = Number.POSITIVE_INFINITY): boolean => least <= most

const attributes = {
  /** Any of a product's categories, written as in the catalogue. */
  categories: v.exactOptional(texts),
  brands: v.exactOptional(texts),
  tags: v.exactOptional(texts),
  /** Both ends belong to the range. */
  min_price_minor: v.exactOptional(amountMinor),
  max_price_minor: v.exactOptional(amountMinor),
}

/** What a page asks of the products of one shelf: each field given must hold, one value of a list is enough. */
export const shelfFilterSchema = v.pipe(
  v.object(attributes),
  v.check((match) => isRange(match.min_price_minor, match.max_price_minor), priceFault),
)
export type ShelfFilter = v.InferOutput<typeof shelfFilterSchema>

/** Which products a rule speaks of: as a filter, and by product or group id and by what is in stock. */
export const productMatchSchema = v.pipe(
  v.object({
    ...attributes,
    /** Ids of products, or of groups for all their variants. */
    products: v.exactOptional(
      v.pipe(
        v.array(id),
        v.minLength(1, 'must name at least one value'),
        v.maxLength(limits.valuesPerMatch, tooMany),
      ),
    ),
    /** A product whose stock is not known matches neither. */
    min_stock: v.exactOptional(stock),
    max_stock: v.exactOptional(stock),
  }),
  v.check((match) => Object.keys(match).length > 0, 'must name at least one property of products'),
  v.check((match) => isRange(match.min_price_minor, match.max_price_minor), priceFault),
  v.check((match) => isRange(match.min_stock, match.max_stock), 'min_stock must not be above max_stock'),
)
export type ProductMatch = v.InferOutput<typeof productMatchSchema>
