import { type Decimal, parseDecimal, toMinor } from './decimal.ts'
import { Unreadable } from './failure.ts'
import type { ReadMoment } from './moment.ts'

export type ImportKind = 'products' | 'orders' | 'sessions'

/** What reading a value needs to know. */
export interface Conversion {
  moment: ReadMoment
  decimalMark: '.' | ','
  /** Digits of the currency's minor unit. */
  minorDigits: number
  listSeparator: string | null
}

/** A target field: the field of the wire shape it becomes and how its text is read. */
export interface Target {
  field: string
  read: (text: string, conversion: Conversion) => unknown
}

const text: Target['read'] = (value) => value
const moment: Target['read'] = (value, { moment }) => moment(value)
const decimal: Target['read'] = (value, { decimalMark }): Decimal => parseDecimal(value, decimalMark)
const money: Target['read'] = (value, { decimalMark, minorDigits }) =>
  toMinor(parseDecimal(value, decimalMark), minorDigits)
const number: Target['read'] = (value, { decimalMark }) => {
  const { digits, scale } = parseDecimal(value, decimalMark)
  return Number(digits) / 10 ** scale
}
const integer: Target['read'] = (value, conversion) => {
  const whole = number(value, conversion)
  if (!Number.isSafeInteger(whole)) throw new Unreadable(`'${value.slice(0, 40)}' is not a whole number`)
  return whole
}
const yes = new Set(['true', 'yes', 'y', '1'])
const no = new Set(['false', 'no', 'n', '0'])
const boolean: Target['read'] = (value) => {
  if (yes.has(value.toLowerCase())) return true
  if (no.has(value.toLowerCase())) return false
  throw new Unreadable(`'${value.slice(0, 40)}' is neither true nor false`)
}
const listBy =
  (separator: string): Target['read'] =>
  (value, { listSeparator }) =>
    value
      .split(listSeparator ?? separator)
      .map((part) => part.trim())
      .filter((part) => part !== '')

function same(read: Target['read'], ...names: string[]): Record<string, Target> {
  return Object.fromEntries(names.map((name) => [name, { field: name, read }]))
}

/** A decimal amount `x` becomes `x_minor`; who has minor units already names the field itself. */
function amounts(...names: string[]): Record<string, Target> {
  return {
    ...Object.fromEntries(names.map((name) => [name, { field: `${name}_minor`, read: money }])),
    ...same(integer, ...names.map((name) => `${name}_minor`)),
  }
}

/** The target fields of `--map`, for each kind of import. */
export const targets: Record<ImportKind, Record<string, Target>> = {
  products: {
    ...same(text, 'id', 'group_id', 'title', 'url', 'image_url', 'brand', 'description', 'availability'),
    ...amounts('price', 'list_price'),
    ...same(listBy('|'), 'aliases', 'tags'),
    ...same(listBy('>'), 'categories'),
    ...same(integer, 'stock', 'rating_count'),
    ...same(number, 'rating'),
    ...same(moment, 'published_at'),
  },
  orders: {
    ...same(text, 'id', 'customer_id', 'customer_name', 'email', 'visitor', 'currency', 'country'),
    ...same(text, 'ship_to', 'bill_to'),
    ...same(moment, 'created_at', 'updated_at'),
    ...same(number, 'rate'),
    ...amounts('discount', 'tax', 'shipping', 'refunded'),
    ...same(boolean, 'cancelled', 'gift'),
    ...same(text, 'items.item_id', 'items.title'),
    ...same(integer, 'items.quantity', 'items.price_minor', 'items.total_minor'),
    ...same(decimal, 'items.price', 'items.total'),
  },
  sessions: {
    ...same(text, 'id', 'customer_id'),
    ...same(moment, 'started_at'),
    ...same(listBy('|'), 'items'),
  },
}
