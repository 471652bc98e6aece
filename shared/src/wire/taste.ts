/** The kinds of things a person may be fond of. */
export const affinityKinds = ['category', 'brand', 'price_band', 'tag'] as const
export type AffinityKind = (typeof affinityKinds)[number]

/** How fond a person is of one category, brand, price band or tag. */
export interface Affinity {
  key: string
  /** What was done, faded, in product views; below 0: rather not. */
  weight: number
  /** Part of all that is liked of this kind, 0 to 1; 0 for what is not liked. */
  share: number
  /** Set when the shopper said so: it then leads (or is left out), whatever they did. */
  said?: 'like' | 'dislike'
}

/** A person's affinities of one kind, strongest first. */
export interface Affinities {
  kind: AffinityKind
  /** Faded weight of everything of this kind, in product views. */
  evidence: number
  /** evidence / (evidence + what is believed half), 0 to 1. */
  confidence: number
  entries: Affinity[]
}
