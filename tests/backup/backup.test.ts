import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { CustomerList } from '#shared/wire/customer'
import { openStore } from '../../bench/server/open-store.ts'
import { backup } from '../../scripts/kindred/backup.ts'
import { restore } from '../../scripts/kindred/restore.ts'
import { type RunningWorkerd, startWorkerd } from '../../scripts/workerd.ts'
import { settledAudit } from '../settled-audit.ts'
import { live } from './live.ts'
import { differences, picture } from './picture.ts'
import { ask, type Place, statusOf } from './place.ts'

/** A store is backed up and brought back into an empty deployment; nothing of it is different, and it passes the audit. */

const folder = mkdtempSync(join(tmpdir(), 'kindred-backup-'))
const vars = { KINDRED_SECRET: 'backup', DEPLOYMENT_SECRET: 'bench' }
const first = join(folder, 'first')
const second = join(folder, 'second')
const running: RunningWorkerd[] = []
let shop: RunningPlace
let buyers: string[]

interface RunningPlace extends Place {
  server: RunningWorkerd
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

async function openPlace(name: string, id?: string): Promise<RunningPlace> {
  const dataDir = join(folder, name)
  const start = async (): Promise<RunningWorkerd> => {
    const server = await startWorkerd({ dataDir, vars, logFile: join(folder, `${name}.log`) })
    running.push(server)
    return server
  }
  const server = await start()
  return { server, store: await openStore(server.url, id), dataDir, start }
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
