import type { KnownOrder } from './known-order.ts'

/** A part of the lines that could have been something bought before: those of all orders but the first. */
export interface Returning {
  share: number
  of: number
}

/**
 * How much of what was bought, from the second order on, was of a product, a brand or a category (the narrowest) that
 * an earlier order held already. Orders may come in any order.
 */
export function comingBack(
  orders: readonly KnownOrder[],
): Record<'product' | 'brand' | 'category', Returning> {
  const inTime = orders.toSorted((a, b) => a.created_at - b.created_at || (a.id < b.id ? -1 : 1))
  return {
    product: returning(inTime, (line) => line.item_id),
    brand: returning(inTime, (line) => line.facets?.brand),
    category: returning(inTime, (line) => line.facets?.categories?.at(-1)),
  }
}

function returning(
  orders: readonly KnownOrder[],
  nameOf: (line: KnownOrder['lines'][number]) => string | undefined,
): Returning {
  const known = new Set<string>()
  let again = 0
  let of = 0
  orders.forEach(({ lines }, i) => {
    const names = lines.flatMap((line) => nameOf(line) ?? [])
    if (i > 0) {
      of += names.length
      again += names.filter((name) => known.has(name)).length
    }
    for (const name of names) known.add(name)
  })
  return { share: of > 0 ? again / of : 0, of }
}
