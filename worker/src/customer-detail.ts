import type { KeptOrder } from '#shared/customer/apply-order'
import { orderAmounts } from '#shared/customer/known-order'
import type { Profile } from '#shared/customer/profile'
import type { CustomerDetail, TimelineEntry } from '#shared/wire/customer'
import { askInsights } from './ask-insights.ts'
import type { Described } from './objects/catalogue/catalogue.ts'
import type { PersonRecord } from './objects/customer/customer-calls.ts'
import { catalogueOf, customerOf, insightsOf } from './objects/names.ts'
import type { StoreRecord } from './objects/store/store-record.ts'

const mostTimelineEntries = 200

/** A person as their page shows them, and as they are kept. */
export interface Known {
  detail: CustomerDetail
  record: PersonRecord
}

/** Everything about one person for the customer's page; null when there is nobody, `erased` when they left. */
export async function customerDetail(
  env: Env,
  store: StoreRecord,
  person: string,
): Promise<Known | 'erased' | null> {
  const known = await customerOf(env, store.id, person).read()
  if (!known) return null
  if ('status' in known) return known.status === 'moved' ? customerDetail(env, store, known.to) : 'erased'
  const { profile, orders } = known
  const row = await askInsights(insightsOf(env, store.id), 'customer', person)
  const ids = [...new Set(profile.timeline.flatMap((entry) => entry.items))]
  const opened = [...new Set(profile.sessions.flatMap((session) => session.items))]
  const { byId, byNumber } = await catalogueOf(env, store.id).describe(ids, opened)
  const titles = new Map(ids.map((id, i) => [id, byId[i]?.title]))
  const products = new Map(opened.map((n, i) => [n, byNumber[i] ?? null]))
  const detail: CustomerDetail = {
    ...(row ?? emptyRow(person, profile)),
    currency: store.currency,
    aliases: profile.aliases,
    categories: categoryShares(byNumber.map((product) => product?.categories ?? [])),
    timeline: timelineOf(profile, orders, titles, products),
  }
  return { detail, record: known }
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
    last_order_day: null,
    tier: profile.standing?.tier ?? null,
    points: profile.standing?.points ?? null,
    points_held: profile.standing?.points_held ?? null,
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
  products: ReadonlyMap<number, Described | null>,
): TimelineEntry[] {
  const named = (id: string, own?: string): { id: string; title?: string } => {
    const title = own ?? titles.get(id)
    return title ? { id, title } : { id }
  }
  const did = profile.timeline.map(
    ({ items, ...row }): TimelineEntry => ({
      ...row,
      type: row.name === 'merge' ? 'merge' : 'event',
      items: items.map((id) => named(id)),
    }),
  )
  const opened = profile.sessions.flatMap(({ start, items, after_s }) =>
    items.map((n, i): TimelineEntry => {
      const product = products.get(n)
      const at = start + (after_s[i] ?? 0) * 1_000
      return {
        at,
        type: 'event',
        name: 'view_item',
        items: product ? [{ id: product.id, title: product.title }] : [],
      }
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
  return [...did, ...opened.toReversed(), ...bought].sort((a, b) => b.at - a.at).slice(0, mostTimelineEntries)
}
