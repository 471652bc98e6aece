/**
 * The price band of an amount: half an octave wide, so that any currency has some twenty bands between its cheapest and
 * its dearest product. Band b reaches from 2^(b/2) to 2^((b+1)/2) minor units.
 *
 * @example priceBand(1_000) // 19
 */
export function priceBand(minor: number): number {
  return minor < 1 ? 0 : Math.floor(2 * Math.log2(minor))
}

/** The amounts a band begins with and ends before, in minor units. @example bandRange(19) // [725, 1024] */
export function bandRange(band: number): [from: number, below: number] {
  return [Math.ceil(2 ** (band / 2)), Math.ceil(2 ** ((band + 1) / 2))]
}
