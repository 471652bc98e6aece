import { join } from 'node:path'
import type { EventBatchResult } from '#shared/wire/event'
import type { StoreCreated } from '#shared/wire/settings'
import { openStore } from '../bench/server/open-store.ts'
import { takeApart } from '../bench/server/usage-meter.ts'
import type { Acknowledged } from '../scripts/audit/acknowledged.ts'
import type { AuditReport } from '../scripts/audit/audit.ts'
import { startWorkerd } from '../scripts/workerd.ts'
import { settledAudit } from './settled-audit.ts'

const vars = { KINDRED_SECRET: 'audit', DEPLOYMENT_SECRET: 'bench' }

/** A store with a customer, two visitors and two orders, all told everywhere; the server is stopped. */
export async function shopIn(
  dataDir: string,
  isEnough: (report: AuditReport) => boolean,
  brokenReceive?: string,
): Promise<Acknowledged> {
  const wrap = brokenReceive === undefined ? {} : { wrap: (bundle: string) => broken(bundle, brokenReceive) }
  const start = () => startWorkerd({ dataDir, vars, logFile: join(dataDir, '..', 'workerd.log'), ...wrap })
  const server = await start()
  const store = await openStore(server.url)
  for (const id of ['p1', 'p2'])
    await ask(store, 'PUT', `${server.url}/v1/products`, {
      id,
      title: 'A book',
      url: `/${id}`,
      price_minor: 100,
    })
  const people = await Promise.all([1, 2].map(() => browse(server.url, store)))
  const created_at = Date.now()
  const order = { created_at, currency: 'EUR', items: [{ item_id: 'p1', quantity: 2, price_minor: 100 }] }
  const orders = [
    { ...order, id: 'o1', customer_id: '1', visitor: people[0]?.token },
    { ...order, id: 'o2', visitor: people[1]?.token },
  ]
  for (const body of orders) await ask(store, 'POST', `${server.url}/v1/orders`, body)
  const act = { customer_id: '1', idempotency_key: 'k1', points: 5, reason: 'test' }
  await ask(store, 'POST', `${server.url}/v1/points/adjust`, act)
  await settledAudit({ server, dataDir, secretKey: store.secret_key, start }, isEnough)
  return {
    people: people.map(({ key, events }) => ({ keys: [key], events, isGone: false })),
    orders: orders.map(({ id }) => ({ id, ...version(created_at) })),
    points: [{ customer: 'c:1', key: 'k1' }],
    namesShelves: true,
  }
}

const version = (updated_at: number) => ({
  updated_at,
  cancelled: false,
  gross_minor: 200,
  refunds: [],
  isGone: false,
})

async function browse(
  url: string,
  store: StoreCreated,
): Promise<{ token: string; key: string; events: Map<string, string> }> {
  const now = Date.now()
  const names = ['view_item', 'view_item', 'view_item', 'view_item_list', 'select_item']
  const events = names.map((name, i) => ({
    id: crypto.randomUUID(),
    name,
    at: now,
    items: [{ item_id: i === 0 ? 'p2' : 'p1' }],
    ...(name === 'view_item' ? {} : { placement: 'home', recommender: 'trending' }),
  }))
  const answer = await fetch(`${url}/v1/events?key=${store.publishable_key}`, {
    method: 'POST',
    body: JSON.stringify({ sent_at: now, events }),
  })
  const { visitor = '' } = (await answer.json()) as EventBatchResult
  return {
    token: visitor,
    key: `v:${visitor.split('.')[0]}`,
    events: new Map(events.map(({ id, name }) => [id, name])),
  }
}

async function ask(store: StoreCreated, method: string, url: string, body?: object): Promise<unknown> {
  const answer = await fetch(url, {
    method,
    headers: { authorization: `Bearer ${store.secret_key}` },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  if (!answer.ok) throw new Error(`${method} ${url} was answered ${answer.status}: ${await answer.text()}`)
  return answer.json()
}

/** The Worker with an Insights object that receives in another way. */
function broken(bundle: string, receive: string): string {
  const { body, locals, worker } = takeApart(bundle)
  const insights = locals.get('Insights') ?? ''
  const names = [...locals].map(([name, local]) =>
    name === 'Insights' ? 'Broken as Insights' : `${local} as ${name}`,
  )
  return `${body}
const again = (flush) => ({ ...flush, epoch: flush.epoch + ' again' });
class Broken extends ${insights} {}
const receive = ${insights}.prototype.receive;
Broken.prototype.receive = async function (flush) { ${receive} };
export { ${[...names, `${worker} as default`].join(', ')} };
`
}
