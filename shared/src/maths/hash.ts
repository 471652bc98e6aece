/**
 * A 64-bit hash of a string as two unsigned 32-bit halves (cyrb53's mixing, both halves kept whole). Not for secrets:
 * for keys of compact tables only.
 *
 * @example hash64('c:42')
 */
export function hash64(text: string, seed = 0): { high: number; low: number } {
  let a = 0xdeadbeef ^ seed
  let b = 0x41c6ce57 ^ seed
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 2_654_435_761)
    b = Math.imul(b ^ code, 1_597_334_677)
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909)
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909)
  return { high: b >>> 0, low: a >>> 0 }
}

/** A 32-bit hash of a string, 0 to 2^32 − 1. */
export function hash32(text: string, seed = 0): number {
  return hash64(text, seed).low
}

/** A 53-bit hash of a string: a safe integer, fit for an `INTEGER PRIMARY KEY`. */
export function hash53(text: string, seed = 0): number {
  const { high, low } = hash64(text, seed)
  return (high & 0x1fffff) * 4_294_967_296 + low
}
