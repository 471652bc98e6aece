import type { ClusterNames } from '#shared/wire/movement'
import { type RfmSegment, rfmSegments } from '#shared/wire/worth'
import type { Words } from '../../words/words.ts'

/** The named groups of RFM from those who bring most to those who are gone. */
export const rfmOrder: readonly RfmSegment[] = [
  'champions',
  'loyal',
  'promising',
  'new',
  'needs_attention',
  'at_risk',
  'slipping',
  'lost_regulars',
  'dormant',
]

/** What an RFM group is called; one that this version does not know as it is. */
export function rfmName(words: Words, segment: string): string {
  const known = rfmSegments.find((name) => name === segment)
  return known ? words.segments.rfmNames[known] : segment
}

/** What a cluster is called: by the merchant, else by a letter. */
export function clusterName(words: Words, names: ClusterNames | null, cluster: number): string {
  const own = names?.clusters.find((one) => one.cluster === cluster)?.name
  return own || words.kinds.clusters.unnamed(String.fromCharCode(65 + (cluster % 26)))
}
