import { dataQuality } from '#shared/insight/inspection/data-quality'
import type { Counts } from '#shared/insight/status/hour-figures'
import { dayOf } from '#shared/maths/calendar'
import type { DataQuality } from '#shared/wire/inspection'
import { askInsights } from '../ask-insights.ts'
import { catalogueOf, insightsOf } from '../objects/names.ts'
import type { StoreRecord } from '../objects/store/store-record.ts'

/** How good a store’s data is: what the newest inspection, the catalogue and four weeks of counts say. */
export async function storeQuality(env: Env, { id, time_zone }: StoreRecord): Promise<DataQuality> {
  const now = Date.now()
  const day = dayOf(now, time_zone)
  const [inspected, usage, catalogue] = await Promise.all([
    askInsights(insightsOf(env, id), 'inspected', { day }),
    askInsights(insightsOf(env, id), 'usage', { day }),
    catalogueOf(env, id).quality(),
  ])
  if (!inspected) return { state: 'pending' }
  const { survey, version, at, differences } = inspected
  const of = (name: string): number => usage.counts[name] ?? 0
  const { score, parts } = dataQuality({
    now,
    catalogue,
    people: survey,
    orders: survey,
    events: {
      batches: of('events.clock.batches'),
      wrong_clocks: of('events.clock.wrong'),
      items: of('events.items'),
      unknown_items: of('events.items.unknown'),
      events: of('events.accepted') + of('events.duplicate'),
      rejected: rejectedOf(usage.counts),
    },
    latest: {
      events: usage.counts['events.at'] ?? null,
      orders: usage.counts['orders.at'] ?? null,
      products: usage.counts['products.at'] ?? null,
    },
    consistency: { ...survey, days: inspected.checked_days, unequal_days: inspected.unequal_days },
  })
  const rows = {
    people: survey.people,
    orders: survey.orders,
    days: inspected.days,
    products: catalogue.products,
  }
  return { state: 'ready', at, version, score, parts, rows, differences }
}

function rejectedOf(counts: Counts): number {
  return Object.entries(counts)
    .filter(([name]) => name.startsWith('events.rejected.'))
    .reduce((sum, [, count]) => sum + count, 0)
}
