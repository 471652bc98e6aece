/**
 * A version 7 UUID: `now` (epoch milliseconds, after 2004) and the last 18 decimal digits of `random`. Decimal digits
 * are hexadecimal ones too, and 59 bits are plenty within one person's millisecond.
 */
export function uuid7(now: number, random: BigUint64Array): string {
  return `0${now.toString(16)}${random.join('').slice(-18)}`.replace(
    /(.{8})(....)(...)(...)/,
    '$1-$2-7$3-8$4-',
  )
}
