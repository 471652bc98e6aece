/** The name of the n-th simulated shopper, counted from 0: a number, since there is nobody behind it. */
export function shopperName(index: number): string {
  return `Reader ${index + 1}`
}
