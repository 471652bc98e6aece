import type { Posting } from './posting.ts'
import type { ItemStats } from './stats-codec.ts'

/** The index a run learns from. */
export interface RunSource {
  sessions: number
  /** Counts of all items, by rising number. */
  stats(): readonly ItemStats[]
  /** An item's sessions. */
  posting(item: number): Posting
}

/** Where a run keeps what it has made so far. With the progress it is all that is needed to go on. */
export interface RunParts {
  read(kind: PartKind, number?: number): Uint8Array | null
  write(kind: PartKind, bytes: Uint8Array, number?: number): void
}

export const partKinds = [
  'newest',
  'near',
  'vectors',
  'past-map',
  'places',
  'scale',
  'learner',
  'distant',
] as const
export type PartKind = (typeof partKinds)[number]

/** Numbers in one part of the map's vectors. */
export const vectorPart = 250_000
