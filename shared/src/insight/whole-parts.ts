/**
 * Parts as whole numbers that add up to `total` exactly: each is cut towards zero, and what is then missing is given, one
 * each, to those that lost most in that direction (of equals the first). Turning every sign around turns every sign of
 * the answer around. The parts must add up to `total` but for the last digits.
 *
 * @example wholeParts([3.4, 3.3, 3.3], 10) // [4, 3, 3]
 */
export function wholeParts(parts: readonly number[], total: number): number[] {
  const cut = parts.map(Math.trunc)
  const missing = total - cut.reduce((sum, part) => sum + part, 0)
  const sign = Math.sign(missing)
  const order = parts
    .map((part, i) => ({ i, lost: sign * (part - cut[i]!) }))
    .sort((a, b) => b.lost - a.lost || a.i - b.i)
  for (const { i } of order.slice(0, Math.abs(missing))) cut[i]! += sign
  return cut.map((part) => part + 0) // no −0
}
