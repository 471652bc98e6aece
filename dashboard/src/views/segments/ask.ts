import type { AttractivenessAnswer } from '#shared/wire/attractiveness'
import type { BaseAnswer, BaseSegments, CubeAxis } from '#shared/wire/customer-base'
import type { PersonLabel } from '#shared/wire/drivers'
import type { ClusterNames } from '#shared/wire/movement'
import type { NeedsGrid } from '#shared/wire/needs-grid'
import type { SegmentationsAnswer } from '#shared/wire/scorecard'
import type { Api } from '../../api.ts'

/** What the Segments view asks of the API. */
export function askSegments(
  { get }: Api,
  by: CubeAxis,
  segment: string | null,
  signal: AbortSignal,
): Promise<BaseAnswer<BaseSegments>> {
  return get('/v1/insights/segments', { by, segment }, signal)
}

export function askClusters({ get }: Api, signal: AbortSignal): Promise<ClusterNames> {
  return get('/v1/clusters', {}, signal)
}

export function renameCluster({ send }: Api, cluster: number, name: string | null): Promise<ClusterNames> {
  return send('PUT', `/v1/clusters/${cluster}`, { name })
}

export function askNeeds({ get }: Api, signal: AbortSignal): Promise<NeedsGrid> {
  return get('/v1/insights/needs', {}, signal)
}

export function askExplained(
  { get }: Api,
  segment: string | null,
  signal: AbortSignal,
): Promise<SegmentationsAnswer> {
  return get('/v1/insights/segmentations', { segment }, signal)
}

/** Which group to turn to; `cost` in minor units, '' where nobody said what approaching one person costs. */
export function askAttractiveness(
  { get }: Api,
  query: { by: PersonLabel; cost_minor: string | null; experiment: string | null; segment: string | null },
  signal: AbortSignal,
): Promise<AttractivenessAnswer> {
  return get('/v1/insights/attractiveness', { ...query }, signal)
}
