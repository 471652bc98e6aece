import type { OrderLineFact } from './fact.ts'
import type { OrderLine } from './known-order.ts'

/** Products of one order that a fact has room for; of a larger one those that cost most. */
export const linesPerFact = 50
/** Characters of a category or brand that are kept. */
const mostCharacters = 80

/**
 * What was bought, for those who reckon with products: one entry a known product, the dearest first, at most
 * `linesPerFact`; what the catalogue does not know together as number 0. The order's own sums stay exact.
 */
export function lineFacts(lines: readonly OrderLine[]): OrderLineFact[] {
  const byProduct = new Map<number, OrderLineFact>()
  for (const line of lines) {
    const known = byProduct.get(line.n)
    byProduct.set(line.n, known ? added(known, line) : fresh(line))
  }
  return [...byProduct.values()]
    .sort((a, b) => b.total_minor - a.total_minor || a.n - b.n)
    .slice(0, linesPerFact)
}

function fresh({ n, quantity, total_minor, cost_minor, facets }: OrderLine): OrderLineFact {
  const fact: OrderLineFact = { n, quantity, total_minor }
  if (cost_minor !== undefined) fact.cost_minor = cost_minor
  if (n === 0 || !facets) return fact
  const { categories = [], brand, price_minor, list_price_minor = 0 } = facets
  const category = categories[1] ?? categories[0]
  if (category) fact.category = category.slice(0, mostCharacters)
  if (brand) fact.brand = brand.slice(0, mostCharacters)
  if (price_minor !== undefined && list_price_minor > price_minor) fact.reduced = true
  return fact
}

/** A cost counts only when all lines of the product told theirs. */
function added(known: OrderLineFact, line: OrderLine): OrderLineFact {
  const { cost_minor, ...sum } = known
  return {
    ...sum,
    quantity: sum.quantity + line.quantity,
    total_minor: sum.total_minor + line.total_minor,
    ...(cost_minor === undefined || line.cost_minor === undefined
      ? {}
      : { cost_minor: cost_minor + line.cost_minor }),
  }
}
