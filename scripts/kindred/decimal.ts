import { Unreadable } from './failure.ts'

/** A decimal number exactly as written: `digits` × 10^−`scale`. */
export interface Decimal {
  digits: bigint
  scale: number
}

/**
 * The exact value of a written amount; currency signs, spaces and thousands separators are allowed around it.
 * `mark` is the decimal mark. Throws Unreadable when there is no number in the text.
 *
 * @example parseDecimal('£1,234.50', '.') // { digits: 123450n, scale: 2 }
 */
export function parseDecimal(text: string, mark: '.' | ','): Decimal {
  const plain = text
    .replace(/[\s\u00a0'’]|\p{Sc}|^[A-Z]{3}|[A-Z]{3}$/gu, '')
    .replaceAll(mark === '.' ? ',' : '.', '')
  const match = /^(-?)(\d*)(?:[.,](\d*))?$/.exec(plain)
  const digits = (match?.[2] ?? '') + (match?.[3] ?? '')
  if (!match || digits === '') throw new Unreadable(`'${text.slice(0, 40)}' is not a number`)
  const value = BigInt(digits)
  return { digits: match[1] === '-' ? -value : value, scale: (match[3] ?? '').length }
}

/**
 * `amount` × `times` in minor units, rounded half away from zero. Computed in whole numbers: a price of 0.145 times 100
 * is 1450 minor units, whatever binary fractions make of it.
 *
 * @example toMinor(parseDecimal('0.145', '.'), 2, 10) // 145
 */
export function toMinor({ digits, scale }: Decimal, exponent: number, times = 1): number {
  const raised = digits * BigInt(times) * 10n ** BigInt(exponent)
  const unit = 10n ** BigInt(scale)
  const magnitude = raised < 0n ? -raised : raised
  const rounded = (magnitude * 2n + unit) / (unit * 2n)
  return Number(raised < 0n ? -rounded : rounded)
}

/** How many digits a currency's minor unit has: 2 for EUR, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  return format.resolvedOptions().maximumFractionDigits ?? 2
}
