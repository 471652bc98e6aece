import type { Posting } from '#shared/recommend/posting'
import type { IndexView } from '../index-view.ts'

/** Loaded orders by item. */
export function basketsOf(index: IndexView): (item: number) => Posting | undefined {
  return (item) => index.baskets(item)
}
