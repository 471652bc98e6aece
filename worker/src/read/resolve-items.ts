import { catalogueView } from './catalogue-view.ts'

/**
 * The item number each id leads to, 0 where the catalogue knows none. An id may be a product id, a SKU, a variant id or
 * a URL. Answers are at most 5 s old, "unknown" included.
 */
export function resolveItems(env: Env, store: string, ids: readonly string[]): Promise<number[]> {
  return catalogueView(store).resolve(env, ids)
}
