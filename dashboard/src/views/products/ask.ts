import type { Associations } from '#shared/wire/association'
import type {
  CrossSellReport,
  GoodsPending,
  ProductReport,
  productSorts,
  SequenceReport,
} from '#shared/wire/goods'
import type { ChannelsAnswer, FunnelAnswer, FunnelBy, HoursAnswer } from '#shared/wire/traffic'
import type { Api } from '../../api.ts'
import { type DateRange, rangeFields } from '../../route/range.ts'

export type ProductSort = (typeof productSorts)[number]
/** A page of the table of products. */
export const productsPerPage = 25
/** What the API gives at once at most. */
const most = 200

export function askRules({ get }: Api, signal: AbortSignal): Promise<Associations> {
  return get('/v1/insights/associations', { limit: String(most) }, signal)
}

export function askNextOrders({ get }: Api, signal: AbortSignal): Promise<SequenceReport | GoodsPending> {
  return get('/v1/insights/sequences', { limit: '60' }, signal)
}

export function askNextCategories({ get }: Api, signal: AbortSignal): Promise<SequenceReport | GoodsPending> {
  return get('/v1/insights/sequences', { of: 'categories', limit: String(most) }, signal)
}

export function askCrossSell({ get }: Api, signal: AbortSignal): Promise<CrossSellReport | GoodsPending> {
  return get('/v1/insights/cross-sell', {}, signal)
}

/** Which products are asked for. */
export interface ProductChoice extends Pick<DateRange, 'from' | 'to' | 'compare'> {
  segment: string | null
  sort: ProductSort
  offset: number
  limit: number
}

export function askProducts(
  { get }: Api,
  { segment, sort, offset, limit, ...days }: ProductChoice,
  signal: AbortSignal,
): Promise<ProductReport | GoodsPending> {
  const query = { ...rangeFields(days), segment, sort, offset: String(offset), limit: String(limit) }
  return get('/v1/insights/products', query, signal)
}

/** Every product of a choice, page after page. The range has been summed when its first page was shown. */
export async function askAllProducts(api: Api, choice: ProductChoice): Promise<ProductReport['products']> {
  const all: ProductReport['products'] = []
  for (let offset: number | null = 0; offset !== null; ) {
    const page: ProductReport | GoodsPending = await askProducts(
      api,
      { ...choice, offset, limit: most },
      new AbortController().signal,
    )
    if (page.state === 'pending') throw new Error('the range has not been summed')
    all.push(...page.products)
    offset = page.next_offset
  }
  return all
}

/** How people came in the chosen days, and how far visits went; each answer holds the days it is compared with. */
export interface Traffic {
  channels: ChannelsAnswer
  funnel: FunnelAnswer
  hours: HoursAnswer
}

export async function askTraffic(
  { get }: Api,
  range: DateRange,
  by: FunnelBy | null,
  signal: AbortSignal,
): Promise<Traffic> {
  const days = rangeFields(range)
  const [channels, funnel, hours] = await Promise.all([
    get<ChannelsAnswer>('/v1/insights/channels', days, signal),
    get<FunnelAnswer>('/v1/insights/funnel', { ...days, by }, signal),
    get<HoursAnswer>('/v1/insights/hours', days, signal),
  ])
  return { channels, funnel, hours }
}
