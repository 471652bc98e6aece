import type { MePatch } from '#shared/wire/me'
import type { Affinities } from '#shared/wire/taste'

/** Kinds a shopper can correct; what a price band is nobody has a name for. */
export const correctable = ['category', 'brand', 'tag'] as const
export type Correctable = (typeof correctable)[number]

/** Something the shopper may be fond of, as it is shown. */
export interface Interest {
  kind: Correctable
  key: string
  isLiked: boolean
}

/** Shown of each kind, beside what the shopper said themselves. */
const most = 6

/**
 * What is shown of one kind: what is liked, strongest first, and what the shopper said. Keys in `order` stay where they
 * were, so that nothing jumps when it is switched; new ones are added to it.
 */
export function interestsOf(lists: readonly Affinities[], kind: Correctable, order: string[]): Interest[] {
  const { entries = [] } = lists.find((list) => list.kind === kind) ?? {}
  const shown = entries.filter(
    ({ key, weight, said }, place) => said || order.includes(key) || (weight > 0 && place < most),
  )
  for (const { key } of shown) if (!order.includes(key)) order.push(key)
  return shown
    .map(({ key, said, weight }) => ({ kind, key, isLiked: said ? said === 'like' : weight > 0 }))
    .sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key))
}

/** What to tell the service when the shopper switches one interest: their whole word on its kind. */
export function switched(lists: readonly Affinities[], { kind, key, isLiked }: Interest): MePatch {
  const { entries = [] } = lists.find((list) => list.kind === kind) ?? {}
  const saying = (word: 'like' | 'dislike') =>
    entries.filter((entry) => entry.said === word && entry.key !== key).map((entry) => entry.key)
  const likes = saying('like')
  const dislikes = saying('dislike')
  const said = isLiked ? likes : dislikes
  said.push(key)
  return { interests: { [kind]: { likes, dislikes } } }
}

/** The price band looked at most, as amounts in minor units; null where there is none to speak of. */
export function usualPrices(lists: readonly Affinities[]): [from: number, to: number] | null {
  const bands = lists.find(({ kind }) => kind === 'price_band')
  const strongest = bands?.entries[0]
  const band = Number(strongest?.key)
  if (!strongest || strongest.weight <= 0 || !Number.isInteger(band)) return null
  return [Math.ceil(2 ** (band / 2)), Math.ceil(2 ** ((band + 1) / 2)) - 1]
}

/** Interests that a page offers to choose from: a JSON list of names, or an object of names and how they are shown. */
export function offeredIn(attribute: unknown): Map<string, string> {
  try {
    const given: unknown = JSON.parse(`${attribute ?? ''}`)
    const entries = Array.isArray(given) ? given.map((name) => [name, name]) : Object.entries(Object(given))
    return new Map(
      entries.filter(([name, label]) => name && label).map(([name, label]) => [`${name}`, `${label}`]),
    )
  } catch {
    return new Map()
  }
}
