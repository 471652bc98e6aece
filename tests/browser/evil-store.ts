import { expect, vi } from 'vitest'
import type { Overview } from '#shared/wire/insight'
import type { AnomalyList } from '#shared/wire/inspection'
import type { ClusterNames } from '#shared/wire/movement'
import { tokenFor } from './account.ts'
import { evil } from './attack.ts'
import { customers, orders, putProducts, sessions } from './evil-goods.ts'
import type { PlainShop } from './plain-shop.ts'

const dayMs = 86_400_000
/** Who looks at their own account: nobody asked them anything yet. */
export const shopper = 'c4'

type Told = Record<string, unknown>

/** Fills a store with attacks, in every field that somebody else than us writes: shoppers, merchants, pages. */
export async function fillWithEvil(shop: PlainShop, now: number): Promise<void> {
  await shop.call('PUT', '/v1/settings', settings())
  await putProducts(shop)
  const sold = orders(now)
  expect(await shop.call('POST', '/v1/orders', sold)).toMatchObject({ rejected: 0 })
  expect(await shop.call('POST', '/v1/sessions', sessions(now))).toMatchObject({ rejected: 0 })
  await visit(shop, now)
  await tellOfCustomer(shop, now)
  await plan(shop, now)
  await vi.waitFor(async () => {
    const { totals } = await shop.call<Overview>('GET', '/v1/insights/overview')
    expect(totals.orders).toBe(sold.length)
  }, 30_000)
  await name(shop)
}

function settings(): Told {
  return {
    publish_delay_ms: 0,
    tiers: {
      enabled: true,
      basis: 'orders',
      window: { kind: 'rolling', days: 365 },
      term: { kind: 'forever' },
      downgrade: 'none',
      grace_days: 0,
      refunds: 'ignored',
      tiers: [
        { id: 'member', name: evil('tier'), threshold: 0, benefits: [evil('benefit')] },
        { id: 'gold', name: evil('next_tier'), threshold: 90, benefits: [evil('next_benefit')] },
      ],
    },
    points: { pending_days: 0, bonus_rules: [{ id: evil('bonus'), name: evil('bonus_name'), points: 5 }] },
    rules: [
      {
        id: evil('rule'),
        action: 'pin',
        products: ['evil-5'],
        placements: ['cart'],
        note: evil('rule_note'),
      },
      { id: 'brand', action: 'exclude', match: { brands: [evil('rule_brand')] } },
    ],
    questions: { enabled: true },
    experiments: [
      {
        id: 'holdout',
        status: 'draft',
        arms: [
          { id: 'none', weight: 1, placements: { '*': null } },
          { id: 'all', weight: 1 },
        ],
      },
    ],
  }
}

/** A stranger who signs in: a campaign, a search, and products as the page calls them. */
async function visit({ kindredUrl, store }: PlainShop, now: number): Promise<void> {
  const marks = { utm_source: evil('source'), utm_medium: evil('medium'), utm_campaign: evil('campaign') }
  const came_from = Object.entries(marks)
    .map(([mark, text]) => `${mark}=${encodeURIComponent(text)}`)
    .join(',')
  const items = [{ item_id: evil('item_id'), item_name: evil('item_name') }]
  const events = [
    { name: 'view_item', items: [{ item_id: 'evil-1' }], came_from },
    { name: 'search', search_term: evil('search_term') },
    { name: 'add_to_cart', items },
  ].map((event) => ({ id: crypto.randomUUID(), at: now, ...event }))
  const identity = tokenFor(
    { sub: 'signed', name: evil('token_name') },
    store.store.id,
    store.identity_secret,
    now,
  )
  const answer = await fetch(`${kindredUrl}/v1/events?key=${store.publishable_key}`, {
    method: 'POST',
    body: JSON.stringify({ sent_at: now, identity, events }),
  })
  expect(await answer.json()).toMatchObject({ accepted: events.length, rejected: [] })
}

async function tellOfCustomer({ call }: PlainShop, now: number): Promise<void> {
  const interests = { category: { likes: [evil('interest')], dislikes: [] } }
  for (const customer of ['c0', shopper]) await call('PATCH', `/v1/customers/${customer}`, { interests })
  const answer = { id: evil('answer'), kind: 'csat', touch_point: 'buying', value: 1, at: now - dayMs }
  const answers = [{ ...answer, order_id: evil('answered_order'), comment: evil('comment') }]
  await call('POST', '/v1/customers/c0/answers', { answers })
  const points = { customer_id: 'c0', points: 10 }
  await call('POST', '/v1/points/earn', {
    ...points,
    idempotency_key: evil('points_key'),
    reason: evil('points_reason'),
  })
  await call('PATCH', `/v1/key-accounts/c${customers - 1}`, {
    owner: evil('owner'),
    next_action: evil('next_action'),
  })
}

async function plan({ call }: PlainShop, now: number): Promise<void> {
  const day = new Date(now).toISOString().slice(0, 10)
  await call('PUT', '/v1/segments/evil', { name: evil('segment'), filter: { kind: 'all' } })
  await call('PUT', '/v1/annotations/evil', { day, text: evil('annotation') })
  await call('PUT', '/v1/targets/evil', {
    figure: 'orders',
    from: day,
    to: day,
    value: 9,
    note: evil('target'),
  })
  const spent = { month: day.slice(0, 7), channel: evil('spend_channel'), acquisition_minor: 100 }
  await call('PUT', '/v1/spend', { entries: [spent] })
  const rules = { price: evil('price'), care: evil('care'), service: evil('service') }
  await call('PUT', '/v1/treatment', { bands: [{ id: 'all', name: evil('band'), share: 1, ...rules }] })
}

/** What is named once it was found: clusters by the models, and what is strange. */
async function name({ call }: PlainShop): Promise<void> {
  await call('GET', '/v1/insights/segments')
  const clusters = await vi.waitFor(async () => {
    const named = await call<ClusterNames>('GET', '/v1/clusters')
    expect(named.clusters).not.toEqual([])
    return named.clusters
  }, 30_000)
  const anomalies = await vi.waitFor(async () => {
    const found = await call<AnomalyList>('GET', '/v1/insights/anomalies')
    expect(found.state).toBe('ready')
    return found.state === 'ready' ? found.anomalies : []
  }, 30_000)
  for (const { cluster } of clusters) await call('PUT', `/v1/clusters/${cluster}`, { name: evil('cluster') })
  for (const { id } of anomalies)
    await call('POST', `/v1/insights/anomalies/${id}`, { state: 'new', note: evil('anomaly_note') })
}
