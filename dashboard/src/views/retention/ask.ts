import type { BaseAnswer, BaseRetention, BaseValue } from '#shared/wire/customer-base'
import type { Api } from '../../api.ts'

/** What the Retention view asks of the API, of everybody or of a segment's people. */
export function askRetention(
  { get }: Api,
  segment: string,
  signal: AbortSignal,
): Promise<BaseAnswer<BaseRetention>> {
  return get('/v1/insights/retention', { segment }, signal)
}

export function askValue({ get }: Api, segment: string, signal: AbortSignal): Promise<BaseAnswer<BaseValue>> {
  return get('/v1/insights/value', { segment }, signal)
}
