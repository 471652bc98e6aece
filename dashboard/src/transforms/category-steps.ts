import type { SequenceRow } from '#shared/wire/goods'

export interface CategorySteps {
  /** Categories by number of orders, the most first; rows and columns of the grid are these. */
  names: string[]
  /** What follows what; null where too few did it. */
  grid: (SequenceRow | null)[][]
}

/** Which category follows which, for the categories with most orders, at most so many. */
export function categorySteps(rules: readonly SequenceRow[], most: number): CategorySteps {
  const sizes = new Map<string, number>()
  for (const { a, b, of_a, of_b } of rules) {
    sizes.set(a.id, of_a)
    if (!sizes.has(b.id)) sizes.set(b.id, of_b)
  }
  const names = [...sizes]
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([id]) => id)
  const grid = names.map((a) =>
    names.map((b) => rules.find((rule) => rule.a.id === a && rule.b.id === b) ?? null),
  )
  return { names, grid }
}
