/** From so many entries on, a ring says what people do. */
const ringFrom = 20
/** The share of a ring that one network moves in a day, from then on. */
const share = 0.05
/** Entries before: one fewer than the five people from whom on figures are told. */
const few = 4

/**
 * How many entries a ring of `size` takes from one network in a day, those it holds of that network and day among them.
 * As each is counted before the next, a ring never holds more than its share of them.
 *
 * @example dayShare(19) // 4
 * @example dayShare(20) // 1
 * @example dayShare(500) // 25
 */
export function dayShare(size: number): number {
  return size < ringFrom ? few : Math.floor(size * share)
}
