import type { Posting } from '#shared/recommend/posting'
import type { IndexView } from '../index-view.ts'

type RingOf = (item: number) => Posting | undefined

/** Loaded orders by item, each ring unpacked once. */
export function basketsOf(index: IndexView): RingOf {
  return once((item) => index.baskets(item))
}

/** Loaded visits by item, each ring unpacked once. */
export function sessionsOf(index: IndexView): RingOf {
  return once((item) => index.sessions(item))
}

function once(read: RingOf): RingOf {
  const known = new Map<number, Posting | undefined>()
  return (item) => {
    if (!known.has(item)) known.set(item, read(item))
    return known.get(item)
  }
}
