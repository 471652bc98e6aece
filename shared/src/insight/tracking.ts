/**
 * Repeat orders expected of a whole base by the end of each of some weeks, added up since the start: how a model is
 * watched after its fit. `births` are the weeks at which customers came; `ordersOfNew` is the model's.
 *
 * @example expectedCumulative([0, 2], (weeks) => 0.5 * weeks, [1, 4]) // [0.5, 3]
 */
export function expectedCumulative(
  births: readonly number[],
  ordersOfNew: (weeks: number) => number,
  weeks: readonly number[],
): number[] {
  // Many come in the same week's day: each distinct one is asked for once.
  const counts = new Map<number, number>()
  for (const birth of births) counts.set(birth, (counts.get(birth) ?? 0) + 1)
  return weeks.map((week) => {
    let sum = 0
    for (const [birth, count] of counts) if (birth < week) sum += count * ordersOfNew(week - birth)
    return sum
  })
}
