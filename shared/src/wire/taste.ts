import * as v from 'valibot'

const weight = v.pipe(v.number(), v.minValue(-100), v.maxValue(100))

/**
 * How much one event says about taste, in product views; two decimals count. What was bought is told by the order that
 * comes with the secret key (`order`); a store that sends no orders gives `purchase` a weight instead.
 */
export const eventWeightsSchema = v.object({
  view_item: v.exactOptional(weight),
  select_item: v.exactOptional(weight),
  add_to_cart: v.exactOptional(weight),
  remove_from_cart: v.exactOptional(weight),
  add_to_wishlist: v.exactOptional(weight),
  purchase: v.exactOptional(weight),
  hide_item: v.exactOptional(weight),
  order: v.exactOptional(weight),
})

/** What settings may say about how taste is read. */
export const tasteSettingsSchema = v.object({
  event_weights: v.exactOptional(eventWeightsSchema),
  /** Days after which what was done counts half. */
  half_life_days: v.exactOptional(v.pipe(v.number(), v.minValue(1), v.maxValue(3_650))),
  /** Faded weight at which a taste is believed half, in product views. */
  evidence_views: v.exactOptional(v.pipe(v.number(), v.minValue(0.1), v.maxValue(10_000))),
})
export type TasteSettings = v.InferOutput<typeof tasteSettingsSchema>

export type EventWeights = Required<v.InferOutput<typeof eventWeightsSchema>>

export const defaultEventWeights: EventWeights = {
  view_item: 1,
  select_item: 0.5,
  add_to_cart: 4,
  remove_from_cart: -2,
  add_to_wishlist: 3,
  purchase: 0,
  hide_item: -6,
  order: 8,
}

export const defaultTaste = { half_life_days: 60, evidence_views: 10 }

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
