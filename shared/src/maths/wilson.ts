const z95 = 1.959964

/**
 * Wilson's interval of a share at 95 %, for `hits` of `of` > 0 (Wilson 1927).
 *
 * @example wilson(0, 10) // [0, 0.2775…]
 */
export function wilson(hits: number, of: number, z = z95): [low: number, high: number] {
  const share = hits / of
  const spread = z * Math.sqrt((share * (1 - share) + (z * z) / (4 * of)) / of)
  const middle = share + (z * z) / (2 * of)
  const scale = 1 + (z * z) / of
  return [Math.max(0, (middle - spread) / scale), Math.min(1, (middle + spread) / scale)]
}
