import type { ProductMatch } from '../wire/product-match.ts'

/** What rules and filters look at. */
export interface MatchFacts {
  id: string
  group: string | null
  brand: string | null
  categories: readonly string[]
  tags: readonly string[]
  price_minor: number
  stock: number | null
}

export type Matcher = (facts: MatchFacts) => boolean

/** Whether a product has everything a match asks for. Made once for each match, since it is asked of every candidate. */
export function matcherOf(match: ProductMatch): Matcher {
  const tests: Matcher[] = []
  const { products, categories, brands, tags } = match
  if (products) {
    const ids = new Set(products)
    tests.push(({ id, group }) => ids.has(id) || (group !== null && ids.has(group)))
  }
  if (brands) {
    const names = new Set(brands)
    tests.push(({ brand }) => brand !== null && names.has(brand))
  }
  if (categories) tests.push(holdsOne(new Set(categories), (facts) => facts.categories))
  if (tags) tests.push(holdsOne(new Set(tags), (facts) => facts.tags))
  const { min_price_minor: least = 0, max_price_minor: most = Number.POSITIVE_INFINITY } = match
  if (match.min_price_minor !== undefined || match.max_price_minor !== undefined)
    tests.push(({ price_minor: price }) => price >= least && price <= most)
  const { min_stock: few = 0, max_stock: many = Number.POSITIVE_INFINITY } = match
  if (match.min_stock !== undefined || match.max_stock !== undefined)
    tests.push(({ stock }) => stock !== null && stock >= few && stock <= many)
  return (facts) => tests.every((test) => test(facts))
}

function holdsOne(names: ReadonlySet<string>, listOf: (facts: MatchFacts) => readonly string[]): Matcher {
  return (facts) => {
    for (const name of listOf(facts)) if (names.has(name)) return true
    return false
  }
}
