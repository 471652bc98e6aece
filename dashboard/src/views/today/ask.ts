import type { DriverLabel, DriversAnswer } from '#shared/wire/drivers'
import type { AnomalyDecision, AnomalyList, Maturity } from '#shared/wire/inspection'
import type { Status } from '#shared/wire/status'
import type {
  Annotation,
  AnnotationList,
  AnnotationRequest,
  TargetList,
  TargetRequest,
  TargetRow,
} from '#shared/wire/target'
import type { Api } from '../../api.ts'
import type { Comparison } from '../../route/range.ts'

/** What a merchant planned and noted. */
export interface Plans {
  targets: TargetRow[]
  annotations: Annotation[]
}

/** What Today asks of the API besides the overview. */
export function askStatus({ get }: Api, signal: AbortSignal): Promise<Status> {
  return get('/v1/status', {}, signal)
}

export async function askPlans({ get }: Api, signal: AbortSignal): Promise<Plans> {
  const [{ targets }, { annotations }] = await Promise.all([
    get<TargetList>('/v1/targets', {}, signal),
    get<AnnotationList>('/v1/annotations', {}, signal),
  ])
  return { targets, annotations }
}

export function askDrivers(
  { get }: Api,
  query: {
    from: string
    to: string
    compare: Exclude<Comparison, 'off'>
    by: DriverLabel
    segment: string | null
  },
  signal: AbortSignal,
): Promise<DriversAnswer> {
  return get('/v1/insights/drivers', query, signal)
}

export function askAnomalies({ get }: Api, signal: AbortSignal): Promise<AnomalyList> {
  return get('/v1/insights/anomalies', { state: 'new' }, signal)
}

export function decide({ send }: Api, id: string, decision: AnomalyDecision): Promise<unknown> {
  return send('POST', `/v1/insights/anomalies/${encodeURIComponent(id)}`, decision)
}

export function askMaturity({ get }: Api, signal: AbortSignal): Promise<Maturity> {
  return get('/v1/insights/maturity', {}, signal)
}

export function saveTarget({ send }: Api, id: string, target: TargetRequest): Promise<unknown> {
  return send('PUT', `/v1/targets/${encodeURIComponent(id)}`, target)
}

export function saveNote({ send }: Api, id: string, note: AnnotationRequest): Promise<unknown> {
  return send('PUT', `/v1/annotations/${encodeURIComponent(id)}`, note)
}

export function removePlan({ send }: Api, kind: 'targets' | 'annotations', id: string): Promise<unknown> {
  return send('DELETE', `/v1/${kind}/${encodeURIComponent(id)}`)
}
