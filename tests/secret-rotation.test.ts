import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sign } from 'hono/jwt'
import { afterAll, expect, it } from 'vitest'
import type { AuditPage } from '#shared/wire/audit'
import type { FoundPeople } from '#shared/wire/customer'
import type { EventBatchResult } from '#shared/wire/event'
import type { StoreCreated } from '#shared/wire/settings'
import { openStore } from '../bench/server/open-store.ts'
import { type RunningWorkerd, startWorkerd } from '../scripts/workerd.ts'

/** The deployment's secret is replaced while shops and browsers go on: with the one before it beside it, then alone. */

const dataDir = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'kindred-rotation-'))
let server: RunningWorkerd | null = null
afterAll(async () => {
  await server?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

async function deployed(KINDRED_SECRET: string, before?: string): Promise<void> {
  await server?.stop()
  const vars = {
    KINDRED_SECRET,
    DEPLOYMENT_SECRET: 'bench',
    ...(before === undefined ? {} : { KINDRED_SECRET_BEFORE: before }),
  }
  server = await startWorkerd({ dataDir, vars, logFile: join(dataDir, 'log') })
}

const ask = (method: string, path: string, headers: Record<string, string>, body?: object) =>
  fetch(`${server?.url}${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })

async function taken<T>(answer: Promise<Response>): Promise<T> {
  const response = await answer
  expect(response.ok, `${response.url} ${response.status}`).toBe(true)
  return (await response.json()) as T
}

/** A shop with a visitor, a signed-in customer, a guest and a login. */
class Shop {
  readonly store: StoreCreated
  visitor = ''
  cookie = ''

  constructor(store: StoreCreated) {
    this.store = store
  }

  get #server() {
    return { authorization: `Bearer ${this.store.secret_key}` }
  }

  async browse(): Promise<EventBatchResult> {
    const events = [{ id: crypto.randomUUID(), name: 'search', at: Date.now(), search_term: 'whale' }]
    const visitor = this.visitor ? { visitor: this.visitor } : {}
    const path = `/v1/events?key=${this.store.publishable_key}`
    const answer = await taken<EventBatchResult>(
      ask('POST', path, {}, { sent_at: Date.now(), events, ...visitor }),
    )
    this.visitor = answer.visitor ?? ''
    return answer
  }

  async me(): Promise<number> {
    const exp = Math.floor(Date.now() / 1_000) + 600
    const claims = { sub: '42', aud: this.store.store.id, exp }
    const identity = await sign(claims, this.store.identity_secret, 'HS256')
    const headers = { 'x-kindred-identity': identity }
    return (await ask('GET', `/v1/me?key=${this.store.publishable_key}`, headers)).status
  }

  order(id: string, who: object): Promise<object> {
    const items = [{ item_id: 'p1', quantity: 1, price_minor: 100 }]
    const order = { id, created_at: Date.now(), currency: 'EUR', items, ...who }
    return taken(ask('POST', '/v1/orders', this.#server, order))
  }

  guest(): Promise<FoundPeople> {
    return taken(ask('POST', '/v1/customers/find', this.#server, { email: 'emma@mail.example' }))
  }

  logged(query: string): Promise<AuditPage> {
    return taken(ask('GET', `/v1/audit?${query}`, this.#server))
  }

  async logIn(): Promise<void> {
    const answer = await ask('POST', '/v1/login', {}, { secret_key: this.store.secret_key })
    this.cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  }

  async isLoggedIn(): Promise<boolean> {
    return (await ask('GET', '/v1/settings', { cookie: this.cookie })).status === 200
  }
}

it('nothing is lost when the deployment’s secret is replaced by way of KINDRED_SECRET_BEFORE', async () => {
  await deployed('first')
  const shop = new Shop(await openStore(server?.url ?? ''))
  await shop.browse()
  const [id] = shop.visitor.split('.')
  await shop.order('o1', { email: 'emma@mail.example' })
  await shop.order('o2', { customer_id: '42' })
  await taken(ask('GET', '/v1/customers/42/export', { authorization: `Bearer ${shop.store.secret_key}` }))
  await shop.logIn()
  const { people } = await shop.guest()
  expect(people).toMatchObject([{ orders: 1 }])

  await deployed('second', 'first')
  expect(await shop.isLoggedIn()).toBe(true)
  expect(await shop.me()).toBe(200)
  const old = shop.visitor
  expect(await shop.browse()).toMatchObject({ accepted: 1 })
  expect(shop.visitor.split('.')[0]).toBe(id)
  expect(shop.visitor).not.toBe(old)
  expect((await shop.logged('action=store.reseal')).entries).toHaveLength(1)
  await shop.logIn()

  await deployed('second')
  expect(await shop.browse()).toMatchObject({ accepted: 1 })
  expect(shop.visitor.split('.')[0]).toBe(id)
  expect(await shop.isLoggedIn()).toBe(true)
  expect(await shop.me()).toBe(200)
  await shop.order('o3', { email: 'emma@mail.example' })
  expect(await shop.guest()).toMatchObject({ people: [{ id: people[0]?.id, orders: 2 }] })
  expect((await shop.logged('customer=42')).entries.map(({ action }) => action)).toEqual(['export.person'])
  shop.visitor = old
  await expect(shop.browse()).rejects.toThrow('401')
})

it('without it everything that the secret signed and sealed is over', async () => {
  await deployed('third')
  const shop = new Shop(await openStore(server?.url ?? '', 'careless'))
  await shop.browse()
  await shop.order('o1', { email: 'emma@mail.example' })
  await shop.order('o2', { customer_id: '42' })
  await shop.logIn()
  await deployed('fourth')
  expect(await shop.isLoggedIn()).toBe(false)
  expect(await shop.me()).toBe(401)
  expect(await shop.guest()).toEqual({ people: [] })
  await expect(shop.browse()).rejects.toThrow('401')
})
