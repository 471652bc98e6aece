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

/** What a cluster is called: by the merchant, else by a letter, A for the one that brings most. */
export type ClusterNaming = (cluster: number) => string

export function clusterNaming(
  words: Words,
  names: ClusterNames | null,
  clusters: readonly { cluster: number; worth: number }[],
): ClusterNaming {
  const ranks = clusters.toSorted((a, b) => b.worth - a.worth).map(({ cluster }) => cluster)
  return (cluster) =>
    names?.clusters.find((one) => one.cluster === cluster)?.name ||
    words.kinds.clusters.unnamed(String.fromCharCode(65 + Math.max(0, ranks.indexOf(cluster))))
}
