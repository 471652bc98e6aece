import type { Picked } from './picked.ts'

/** What everybody looks at and buys lately; `popular` is best first. */
export function bestsellers(popular: readonly number[], limit: number): Picked[] {
  return popular.slice(0, limit).map((item) => ({ item, cause: { because: 'bestseller' } }))
}

/** What is new in the catalogue; `newest` is newest first. */
export function newArrivals(newest: readonly number[], limit: number): Picked[] {
  return newest.slice(0, limit).map((item) => ({ item, cause: { because: 'new' } }))
}
