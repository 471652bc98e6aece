import type { AccountNote, AccountPatch, AccountState, KeyAccounts } from '#shared/wire/account'
import type { BaseAnswer, BaseSpread } from '#shared/wire/customer-base'
import type { GoodsPending, ProductReport } from '#shared/wire/goods'
import type { LoyaltySettings } from '#shared/wire/loyalty-settings'
import type { ValueRanking } from '#shared/wire/value-ranking'
import type { ValueWeights } from '#shared/wire/worth'
import type { Api } from '../../api.ts'
import { type Route, segmentIn } from '../../route/route.ts'

/** Who gives less than an even chance of ordering again is slipping away. */
const slippingBelow = 0.5

/** What the Value view asks of the API. */
export function askSpread(
  { get }: Api,
  segment: string,
  signal: AbortSignal,
): Promise<BaseAnswer<BaseSpread>> {
  return get('/v1/insights/spread', { segment }, signal)
}

/** The parts of value of everybody who stands first by any of them. */
export function askRanking({ get }: Api, segment: string, signal: AbortSignal): Promise<ValueRanking> {
  return get('/v1/insights/value-ranking', { segment }, signal)
}

export async function askWeights({ get }: Api, signal: AbortSignal): Promise<ValueWeights> {
  return (await get<LoyaltySettings>('/v1/settings', {}, signal)).value.weights
}

export async function saveWeights({ send }: Api, weights: ValueWeights): Promise<ValueWeights> {
  return (await send<LoyaltySettings>('PUT', '/v1/settings', { value: { weights } })).value.weights
}

/** The fields of people worth at least so much who are slipping away. */
export function slippingFilter(from: number, route: Route): Record<string, string> {
  return { ...segmentIn(route), net_revenue_minor_min: String(from), p_alive_max: String(slippingBelow) }
}

/** How many of those worth at least so much are slipping away; null where no model can tell. */
export async function countSlipping(
  api: Api,
  filter: Record<string, string>,
  signal: AbortSignal,
): Promise<number | null> {
  const { total, pending } = await api.customers({ ...filter, limit: '1' }, signal)
  return pending ? null : total
}

/** The products with the most revenue of the last 90 days. */
export function askProducts(
  { get }: Api,
  segment: string,
  signal: AbortSignal,
): Promise<ProductReport | GoodsPending> {
  return get('/v1/insights/products', { limit: '12', segment }, signal)
}

export function askAccounts(
  { get }: Api,
  state: AccountState | 'all',
  signal: AbortSignal,
): Promise<KeyAccounts> {
  return get('/v1/key-accounts', { state }, signal)
}

export function noteAccount({ send }: Api, person: string, patch: AccountPatch): Promise<AccountNote> {
  return send('PATCH', `/v1/key-accounts/${encodeURIComponent(person)}`, patch)
}
