/**
 * Minor units as the locale writes money: `priceText(1299, 'EUR', 'de')` is `12,99 €`, `priceText(1299, 'JPY', 'ja')`
 * is `￥1,299`. An amount or currency that is none gives an empty text.
 */
export function priceText(minor: number, currency: string, locale: string): string {
  try {
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency })
    const digits = format.resolvedOptions().maximumFractionDigits ?? 2
    return Number.isFinite(minor) ? format.format(minor / 10 ** digits) : ''
  } catch {
    return '' // a RangeError: no such currency
  }
}
