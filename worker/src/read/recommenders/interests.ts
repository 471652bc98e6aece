import { newestDistinct } from '#shared/recommend/session-knn'
import { defaultSessionKnnSettings } from '#shared/recommend/session-knn-settings'
import type { ProductListings, ShownProduct } from '../catalogue-view.ts'
import type { Adapter, Sources } from './adapter.ts'

/** Categories or brands asked for at most, however many the shopper's products name. */
const maxNames = 30

/** A product the shopper looked at; `product` is undefined when the catalogue does not show it any more. */
export interface Seen {
  item: number
  product: ShownProduct | undefined
}

/** The page's product where the placement is about that, else what the shopper opened, newest first. */
export async function seenProducts(
  { env, catalogue, shopper }: Sources,
  subject: Parameters<Adapter>[1],
): Promise<Seen[]> {
  const items =
    subject === 'product' && shopper.product !== null
      ? [shopper.product]
      : newestDistinct(shopper.history, defaultSessionKnnSettings.contextItems)
  await catalogue.load(env, items)
  return items.map((item) => ({ item, product: catalogue.product(item) }))
}

/** Different names, as many as are asked for. */
export function someNames(names: readonly (string | null)[]): string[] {
  const distinct = new Set(names)
  distinct.delete(null)
  return ([...distinct] as string[]).slice(0, maxNames)
}

/** What choosing among lists needs: their members, and how large the catalogue is. */
export function choiceOf({ members, total }: ProductListings) {
  return { members: (name: string) => members.get(name), catalogueSize: total }
}
