import type { KeptOrder } from '#shared/customer/apply-order'
import { orderAmounts } from '#shared/customer/apply-order'
import type { Profile } from '#shared/customer/profile'
import type { CustomerDetail, TimelineEntry } from '#shared/wire/customer'
import { catalogueOf, customerOf, insightsOf } from './objects/names.ts'
import type { StoreRecord } from './objects/store-record.ts'

const mostTimelineEntries = 200

/** Everything about one person for the customer's page; null when there is nobody, `erased` when they left. */
export async function customerDetail(
  env: Env,
  store: StoreRecord,
  person: string,
): Promise<CustomerDetail | 'erased' | null> {
  const known = await customerOf(env, store.id, person).read()
  if (!known) return null
  if ('status' in known) return known.status === 'moved' ? customerDetail(env, store, known.to) : 'erased'
  const { profile, orders } = known
  const row = await insightsOf(env, store.id).customer(person)
  const ids = [
    ...new Set([...profile.timeline.flatMap((entry) => entry.items), ...profile.views.map((v) => v.item)]),
  ]
  const products = await catalogueOf(env, store.id).getMany(ids)
  const titles = new Map(ids.map((id, i) => [id, products[i]?.title]))
  const categories = new Map(ids.map((id, i) => [id, products[i]?.categories ?? []]))
  return {
    ...(row ?? emptyRow(person, profile)),
    currency: store.currency,
    aliases: profile.aliases,
    categories: categoryShares(profile.views.map((view) => categories.get(view.item) ?? [])),
    timeline: timelineOf(profile, orders, titles),
  }
}

/** The row before the person's first facts have reached Insights. */
function emptyRow(
  id: string,
  profile: Profile,
): Omit<CustomerDetail, 'currency' | 'aliases' | 'categories' | 'timeline'> {
  return {
    id,
    kind: id.startsWith('v:') ? 'visitor' : id.startsWith('g:') ? 'guest' : 'customer',
    name: profile.name ?? null,
    orders: 0,
    revenue_minor: 0,
    net_revenue_minor: 0,
    sessions: profile.session_count,
    views: profile.counts.view_item ?? 0,
    first_seen_at: profile.created_at,
    last_seen_at: profile.last_at,
  }
}

/** Each category's share of the products looked at, largest first, at most ten. */
function categoryShares(lists: readonly (readonly string[])[]): CustomerDetail['categories'] {
  const counts = new Map<string, number>()
  for (const name of lists.flat()) counts.set(name, (counts.get(name) ?? 0) + 1)
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return [...counts]
    .map(([name, count]) => ({ name, share: count / total }))
    .sort((a, b) => b.share - a.share)
    .slice(0, 10)
}

function timelineOf(
  profile: Profile,
  orders: readonly KeptOrder[],
  titles: ReadonlyMap<string, string | undefined>,
): TimelineEntry[] {
  const named = (id: string, own?: string): { id: string; title?: string } => {
    const title = own ?? titles.get(id)
    return title ? { id, title } : { id }
  }
  const did = profile.timeline.map(
    ({ items, ...row }): TimelineEntry => ({
      ...row,
      type: 'event',
      items: items.map((id) => named(id)),
    }),
  )
  const bought = orders.flatMap((order): TimelineEntry[] => [
    {
      at: order.created_at,
      type: 'order',
      name: order.cancelled ? 'cancelled' : 'purchase',
      order_id: order.id,
      amount_minor: orderAmounts(order).gross_minor,
      items: order.lines.slice(0, 20).map((line) => named(line.item_id, line.title)),
    },
    ...order.refunds.map(
      (refund): TimelineEntry => ({
        at: refund.created_at,
        type: 'refund',
        name: 'refund',
        order_id: order.id,
        amount_minor: refund.amount_minor,
        items: [],
      }),
    ),
  ])
  return [...did, ...bought].sort((a, b) => b.at - a.at).slice(0, mostTimelineEntries)
}
