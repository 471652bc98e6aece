import type { BaseAnswer, BaseRetention, BaseValue } from '#shared/wire/customer-base'
import type { Api } from '../../api.ts'

/** What the Retention view asks of the API. */
export function askRetention({ get }: Api, signal: AbortSignal): Promise<BaseAnswer<BaseRetention>> {
  return get('/v1/insights/retention', {}, signal)
}

export function askValue({ get }: Api, signal: AbortSignal): Promise<BaseAnswer<BaseValue>> {
  return get('/v1/insights/value', {}, signal)
}
