import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { CustomerList } from '#shared/wire/customer'
import type { StoreCreated } from '#shared/wire/settings'
import { PersistentClient } from '../bench/faults/client.ts'
import { Orders } from '../bench/faults/orders.ts'
import { Shopper, type Town } from '../bench/faults/shopper.ts'
import { openStore } from '../bench/server/open-store.ts'
import { chanceOf } from '../demo/random.ts'
import { backup } from '../scripts/kindred/backup.ts'
import { restore } from '../scripts/kindred/restore.ts'
import { type RunningWorkerd, startWorkerd } from '../scripts/workerd.ts'
import { settledAudit } from './settled-audit.ts'

/** A store is backed up and brought back into an empty deployment; nothing of it is different, and it passes the audit. */

const folder = mkdtempSync(join(tmpdir(), 'kindred-backup-'))
const vars = { KINDRED_SECRET: 'backup', DEPLOYMENT_SECRET: 'bench' }
const products = 30
const first = join(folder, 'first')
const second = join(folder, 'second')
const running: RunningWorkerd[] = []
let shop: Place
let buyers: string[]

interface Place {
  server: RunningWorkerd
  store: StoreCreated
  dataDir: string
  start: () => Promise<RunningWorkerd>
}

beforeAll(async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {})
  shop = await openPlace('shop')
  await live(shop)
  await backup([first, '--url', shop.server.url, '--key', shop.store.secret_key, '--hold-wait', '0'])
  buyers = await buyersOf(shop)
})
afterEach(async () => {
  for (const server of running.splice(1)) await server.stop()
})
afterAll(async () => {
  for (const server of running) await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('a backup', () => {
  it('brought into an empty deployment gives the same shelves, values and balances, and passes the audit', async () => {
    const before = await picture(shop)
    const after = await openPlace('restored')
    await bring(after, first)
    expect(differences(before, await picture(after))).toEqual([])
    const { entries } = (await ask(after, 'GET', '/v1/audit')) as { entries: { action: string }[] }
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['store.restore', 'segment.save']),
    )
    const report = await settledAudit({ ...after, secretKey: after.store.secret_key })
    expect(report.findings).toEqual([])
    expect(report.people).toBeGreaterThan(5)
    expect(report.orders).toBeGreaterThan(5)
  })

  it('goes on living where it was brought: what was told before is known, and what is new counts', async () => {
    const after = await openPlace('goes-on')
    await bring(after, first)
    const [id = ''] = buyers
    const before = await rowOf(after, id)
    const order = { id: 'new', created_at: Date.now(), currency: 'EUR', customer_id: id.slice(2) }
    const items = [{ item_id: 'p1', quantity: 1, price_minor: 100 }]
    await ask(after, 'POST', '/v1/orders', { ...order, items })
    await expect.poll(async () => (await rowOf(after, id))?.orders).toBe((before?.orders ?? 0) + 1)
    const report = await settledAudit({ ...after, secretKey: after.store.secret_key })
    expect(report.findings).toEqual([])
  })

  it('never brings back who was forgotten since: known by a later backup, or by the store itself', async () => {
    const [one = '', two = ''] = buyers
    await ask(shop, 'DELETE', `/v1/customers/${one}`)
    await backup([second, '--url', shop.server.url, '--key', shop.store.secret_key, '--hold-wait', '0'])
    const after = await openPlace('forgets')
    await bring(after, first, '--forgotten', second)
    expect(await statusOf(after, one)).toBe(410)
    expect(await statusOf(after, two)).toBe(200)
    await ask(after, 'DELETE', `/v1/customers/${two}`)
    await bring(after, first, '--over')
    expect(await statusOf(after, two)).toBe(410)
    const { customers } = (await ask(after, 'GET', '/v1/customers?kind=all&limit=200')) as CustomerList
    expect(customers.map(({ id }) => id)).not.toContain(two)
  })

  it('goes into no store that has people, nor into another one', async () => {
    const error = await bring(shop, first).catch((refusal: Error) => refusal.message)
    expect(error).toContain('people in this store already')
    const other = await openPlace('other', 'other')
    await expect(bring(other, first)).rejects.toThrow("this one is 'other'")
  })

  it('holds no key and no secret', () => {
    const parts = ['store', 'catalogue', 'directory', 'index', 'insights', 'people']
    const text = parts.map((part) => readFileSync(join(first, `${part}.jsonl`), 'utf8')).join('\n')
    expect(text).toContain('"table":"orders"')
    for (const secret of [shop.store.secret_key, shop.store.publishable_key, shop.store.identity_secret]) {
      expect(text).not.toContain(secret)
    }
    expect(text).not.toContain('identity_secret_sealed')
    expect(text).not.toMatch(/"hash\\?":\\?"[0-9a-f]{64}/)
  })
})

describe('a store held still', () => {
  it('refuses what would write, with when to come again, and serves shelves', async () => {
    const place = await openPlace('held')
    await ask(place, 'POST', '/v1/export/hold', { store: 'bench', seconds: 60 })
    const { publishable_key: key } = place.store
    const event = { id: crypto.randomUUID(), name: 'view_item', at: Date.now(), items: [{ item_id: 'p1' }] }
    const body = JSON.stringify({ sent_at: Date.now(), events: [event] })
    const refused = await fetch(`${place.server.url}/v1/events?key=${key}`, { method: 'POST', body })
    expect(refused.status).toBe(503)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    const shelves = JSON.stringify({ shelves: [{ id: 'a', placement: 'home' }], context: {} })
    const served = await fetch(`${place.server.url}/v1/recommendations?key=${key}`, {
      method: 'POST',
      body: shelves,
    })
    expect([served.status, await served.text()]).toEqual([200, expect.any(String)])
    await ask(place, 'POST', '/v1/export/hold', { store: 'bench', seconds: 0 })
    const taken = await fetch(`${place.server.url}/v1/events?key=${key}`, { method: 'POST', body })
    expect(taken.status).toBe(202)
  })

  it('is the only one that takes a backup in', async () => {
    const place = await openPlace('not-held')
    const answer = await fetch(`${place.server.url}/v1/import/insights`, {
      method: 'POST',
      headers: { authorization: `Bearer ${place.store.secret_key}` },
      body: '{"object":"0","end":true}',
    })
    expect(answer.status).toBe(409)
  })
})

async function openPlace(name: string, id?: string): Promise<Place> {
  const dataDir = join(folder, name)
  const start = async (): Promise<RunningWorkerd> => {
    const server = await startWorkerd({ dataDir, vars, logFile: join(folder, `${name}.log`) })
    running.push(server)
    return server
  }
  const server = await start()
  return { server, store: await openStore(server.url, id), dataDir, start }
}

/** A day in the shop: browsers that sign in and buy, an imported history, settings, a segment, somebody forgotten. */
async function live(place: Place): Promise<void> {
  const lines = Array.from({ length: products }, (_, i) =>
    JSON.stringify({
      id: `p${i + 1}`,
      title: `Book ${i + 1}`,
      url: `/p${i + 1}`,
      price_minor: 900,
      categories: ['Novels'],
    }),
  )
  await ask(place, 'PUT', '/v1/products', lines.join('\n'))
  const past = Array.from({ length: 40 }, (_, i) =>
    JSON.stringify({
      id: `h${i}`,
      started_at: Date.now() - 9e7 - i * 1e6,
      items: [`p${1 + (i % 9)}`, `p${2 + (i % 7)}`],
    }),
  )
  await ask(place, 'POST', '/v1/sessions', past.join('\n'))
  const client = new PersistentClient(() => place.server.url, place.store)
  const orders = new Orders(client, products, Date.now)
  const mischief = {
    'sent twice at once': 0,
    'sent late again': 0,
    'sent in another order': 0,
    'clock jumped': 0,
    'two tabs': 0,
  }
  const town: Town = { client, orders, now: Date.now, products, mischief }
  const shoppers = Array.from(
    { length: 9 },
    (_, i) => new Shopper(`s${i}`, `s${i}`, town, chanceOf(5, `backup ${i}`)),
  )
  await Promise.all(
    shoppers.map(async (shopper) => {
      await shopper.arrive()
      for (let act = 0; act < 25; act++) await shopper.act()
      await shopper.signIn()
      for (let act = 0; act < 10; act++) await shopper.act()
    }),
  )
  await shoppers[8]?.leave()
  await ask(place, 'DELETE', '/v1/products/p30')
  await ask(place, 'PATCH', '/v1/customers/c:s0', { birthday: '04-23', country: 'GB' })
  await ask(place, 'PUT', '/v1/segments/buyers', { name: 'Buyers', filter: { orders_min: 1 } })
  await ask(place, 'PUT', '/v1/settings', { points: { minor_per_point: 50 } })
  await settled(place)
}

/** What a merchant and a shopper see of a store. Moments of asking and ids of answers are left out. */
async function picture(place: Place): Promise<unknown> {
  const { customers } = (await ask(place, 'GET', '/v1/customers?kind=all&limit=200')) as CustomerList
  const known = customers.filter(({ kind }) => kind === 'customer')
  const details = await detailsOf(
    place,
    known.map(({ id }) => id),
  )
  const shelves = await Promise.all(
    ['p1', 'p3', 'p5'].map((item) =>
      ask(place, 'GET', `/v1/stores/bench/items/${item}/recommendations?key=${place.store.publishable_key}`),
    ),
  )
  const settings = await ask(place, 'GET', '/v1/settings')
  const segments = await ask(place, 'GET', '/v1/segments')
  const overview = await ask(place, 'GET', '/v1/insights/overview')
  const catalogue = await ask(place, 'GET', '/v1/products?limit=100')
  const gone = await statusOf(place, 'c:s8')
  return { customers, details, shelves, settings, segments, overview, catalogue, gone }
}

/** The pages of these people, once the models have looked at everybody. */
async function detailsOf(place: Place, ids: readonly string[]): Promise<unknown[]> {
  for (let tries = 0; ; tries++) {
    const details = await Promise.all(ids.map((id) => ask(place, 'GET', `/v1/customers/${id}`)))
    if (tries === 100 || !JSON.stringify(details).includes('"phase"')) return details
    await wait(200)
  }
}

/** Paths at which two pictures differ by more than the seconds between them make out. */
function differences(before: unknown, after: unknown, path = ''): string[] {
  if (typeof before === 'number' && typeof after === 'number') {
    const isMoment = before > 1e12 && Math.abs(before - after) < 600_000
    return isMoment || Math.abs(before - after) <= 1e-3 * (1 + Math.abs(before))
      ? []
      : [`${path}: ${before}, ${after}`]
  }
  // Models of the whole base are run again when somebody asks; what they say is the same, when and in which state is not.
  if (path.endsWith('.worth.models')) return []
  if (typeof before === 'object' && typeof after === 'object' && before !== null && after !== null) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)])
    return [...keys].flatMap((key) =>
      differences(Reflect.get(before, key), Reflect.get(after, key), `${path}.${key}`),
    )
  }
  const isAnswerId = /^\.shelves\.\d+\.id$/.test(path)
  return before === after || isAnswerId ? [] : [`${path}: ${String(before)}, ${String(after)}`]
}

async function rowOf(place: Place, id: string): Promise<CustomerList['customers'][number] | undefined> {
  const list = (await ask(place, 'GET', '/v1/customers?kind=customer&limit=200')) as CustomerList
  return list.customers.find((one) => one.id === id)
}

async function buyersOf(place: Place): Promise<string[]> {
  const list = (await ask(place, 'GET', '/v1/customers?kind=customer&sort=orders&limit=200')) as CustomerList
  return list.customers.filter(({ orders }) => orders > 0).map(({ id }) => id)
}

function bring(place: Place, from: string, ...more: string[]): Promise<void> {
  return restore([
    from,
    '--url',
    place.server.url,
    '--key',
    place.store.secret_key,
    '--hold-wait',
    '0',
    ...more,
  ])
}

/** Waits until Insights and index have heard everything: two looks a second apart that are the same. */
async function settled(place: Place): Promise<void> {
  let before = ''
  for (let tries = 0; tries < 60; tries++) {
    const overview = await ask(place, 'GET', '/v1/insights/overview')
    const rules = await ask(place, 'GET', '/v1/insights/associations')
    const now = JSON.stringify([overview, rules])
    if (now === before) return
    before = now
    await wait(2_500)
  }
  throw new Error('the store did not settle')
}

async function statusOf(place: Place, id: string): Promise<number> {
  const headers = { authorization: `Bearer ${place.store.secret_key}` }
  return (await fetch(`${place.server.url}/v1/customers/${id}`, { headers })).status
}

async function ask(place: Place, method: string, path: string, body?: object | string): Promise<unknown> {
  const answer = await fetch(`${place.server.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${place.store.secret_key}` },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}: ${text.slice(0, 500)}`)
  return text === '' ? null : JSON.parse(text)
}
