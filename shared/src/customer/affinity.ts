import { type Affinities, type Affinity, type AffinityKind, affinityKinds } from '../wire/taste.ts'
import { fadedTaste, type Taste } from './taste.ts'

/** What the shopper said they like, or do not, of one kind. */
export type Said = Partial<Record<AffinityKind, { likes: readonly string[]; dislikes: readonly string[] }>>

/** Entries of a kind that are told of. */
const mostEntries = 30
/** Faded weight at which a taste is believed half, in product views. */
const evidenceViews = 10

/**
 * A person's affinities at `now`, a list for each kind: what was done, fading by half every half-life, as parts of all
 * that is liked; and how far the whole can be believed. What the shopper said themselves outweighs what they did.
 */
export function affinities(taste: Taste, now: number, halfLifeDays: number, said: Said = {}): Affinities[] {
  return affinityKinds.map((kind) => {
    const faded = fadedTaste(taste, kind, { now, halfLifeDays })
    return affinitiesOf(kind, faded, said[kind])
  })
}

function affinitiesOf(
  kind: AffinityKind,
  weights: Map<string, number>,
  said: Said[AffinityKind],
): Affinities {
  const likes = new Set(said?.likes)
  const dislikes = new Set(said?.dislikes)
  for (const key of [...likes, ...dislikes]) if (!weights.has(key)) weights.set(key, 0)
  let evidence = 0
  for (const weight of weights.values()) evidence += Math.abs(weight) / 100
  const entries: Affinity[] = [...weights].map(([key, hundredths]) => {
    const done = hundredths / 100
    if (likes.has(key)) return { key, weight: Math.max(done, 0) + evidenceViews, share: 0, said: 'like' }
    if (dislikes.has(key))
      return { key, weight: Math.min(done, 0) - evidenceViews, share: 0, said: 'dislike' }
    return { key, weight: done, share: 0 }
  })
  const liked = entries.reduce((sum, { weight }) => sum + Math.max(0, weight), 0)
  for (const entry of entries) entry.share = liked > 0 ? Math.max(0, entry.weight) / liked : 0
  entries.sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))
  return {
    kind,
    evidence,
    confidence: evidence / (evidence + evidenceViews),
    entries: entries.slice(0, mostEntries),
  }
}
