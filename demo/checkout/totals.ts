const freeFromMinor = 2_500
const postageMinor = 299

/** The sum of all lines, in pence. Books carry no VAT in the United Kingdom, so there is no tax to show. */
export function goodsMinor(lines: readonly { quantity: number; price_minor?: number }[]): number {
  return lines.reduce((sum, line) => sum + line.quantity * (line.price_minor ?? 0), 0)
}

/** Postage in pence: free from £25 up, and for an empty basket. */
export function shippingMinor(goods: number): number {
  return goods === 0 || goods >= freeFromMinor ? 0 : postageMinor
}
