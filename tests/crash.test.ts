import { createHmac } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EventBatchResult } from '#shared/wire/event'
import type { StoreCreated } from '#shared/wire/settings'
import { chanceOf } from '../demo/random.ts'
import { type RunningWorkerd, startWorkerd } from '../scripts/workerd.ts'
import {
  allText,
  type ExportedPerson,
  expectedInsights,
  expectedRings,
  storedInsights,
  storedRings,
} from './audit.ts'

/**
 * A crash loses nothing that was acknowledged and doubles nothing: workerd is killed while shoppers browse, buy, sign
 * in and leave; whoever got no answer asks again, as the tracker does. Data is on disk.
 */

const vars = { KINDRED_SECRET: 'crash-secret', DEPLOYMENT_SECRET: 'crash-deploy' }
const books = 40
const shoppers = 24

interface Shopper {
  name: string
  visitor?: string
  identity?: string
  /** Ids of acknowledged events. */
  acknowledged: number
  orders: number
  isGone: boolean
}

let dataDir: string
let server: RunningWorkerd
let store: StoreCreated

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'kindred-crash-'))
  server = await startWorkerd({ dataDir, vars, logFile: join(dataDir, 'workerd.log') })
  const request = { id: 'crash', name: 'Crash', currency: 'GBP', origins: [] }
  const created = await fetch(`${server.url}/v1/stores`, {
    method: 'POST',
    headers: { authorization: `Bearer ${vars.DEPLOYMENT_SECRET}` },
    body: JSON.stringify(request),
  })
  store = (await created.json()) as StoreCreated
  const lines = Array.from({ length: books }, (_, i) => ({
    id: `b${i}`,
    title: `B ${i}`,
    url: `/b${i}`,
    price_minor: 100,
  }))
  await ask('PUT', '/v1/products', lines.map((line) => JSON.stringify(line)).join('\n'))
})

afterEach(async () => {
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

describe('a crash while shoppers are busy', () => {
  it.each([11, 22, 33])('loses nothing and doubles nothing (seed %i)', { timeout: 90_000 }, async (seed) => {
    const random = chanceOf(seed).next
    const all = Array.from(
      { length: shoppers },
      (_, i): Shopper => ({
        name: `s${i}`,
        acknowledged: 0,
        orders: 0,
        isGone: false,
      }),
    )
    let isOpen = true
    const busy = all.map(async (shopper) => {
      const own = chanceOf(seed, shopper.name).next
      while (isOpen) await act(shopper, own)
    })
    for (let crash = 0; crash < 2; crash++) {
      await wait(500 + Math.floor(random() * 900))
      await server.kill()
      server = await startWorkerd({ dataDir, vars, logFile: join(dataDir, 'workerd.log') })
    }
    await wait(500)
    isOpen = false
    await Promise.all(busy)

    expect(all.reduce((sum, { acknowledged }) => sum + acknowledged, 0)).toBeGreaterThan(200)
    const people = await settled(all)
    const gone = all.filter(({ isGone }) => isGone)
    const expected = expectedInsights(people)
    const stored = storedInsights(dataDir)
    expect(stored.people).toEqual(new Map([...expected.people].sort(([a], [b]) => (a < b ? -1 : 1))))
    expect(stored.purchases).toEqual(expected.purchases)
    // A day keeps what the forgotten did, as far as it had been told: the sums hold nothing personal.
    const forgotten = gone.reduce((sum, { acknowledged }) => sum + acknowledged, 0)
    expect(stored.days.views - expected.days.views).toBeGreaterThanOrEqual(0)
    expect(stored.days.views - expected.days.views).toBeLessThanOrEqual(forgotten)
    expect(counted(all, people)).toEqual([])
    expect(storedRings(dataDir)).toEqual(expectedRings(people))
    expectNothingOf(gone)
    server = await startWorkerd({ dataDir, vars })
  })
})

/** Shoppers whose profiles do not hold exactly what was acknowledged to them. */
function counted(all: readonly Shopper[], people: readonly ExportedPerson[]): string[] {
  const wrong: string[] = []
  for (const shopper of all.filter(({ isGone, visitor }) => !isGone && visitor)) {
    const visitor = `v:${shopper.visitor?.split('.')[0]}`
    const person = people.find((one) => one.person === visitor || one.profile.aliases.includes(visitor))
    const views = person?.profile.counts.view_item
    if (views !== shopper.acknowledged || person?.orders.length !== shopper.orders) {
      wrong.push(
        `${shopper.name}: ${shopper.acknowledged} events and ${shopper.orders} orders acknowledged, ${views} and ${person?.orders.length} kept`,
      )
    }
  }
  return wrong
}

/** Nothing in any object's tables but the line numbers that keep a forgotten person's facts out. */
function expectNothingOf(gone: readonly Shopper[]): void {
  const kept = ['Customer', 'Directory', 'Catalogue'].map((name) => allText(dataDir, name)).join('\n')
  for (const { name, visitor = '' } of gone) {
    expect(kept).not.toContain(visitor.split('.')[0])
    expect(kept).not.toContain(`"c:${name}"`)
  }
}

/** One thing a shopper does, asked again until it is answered. */
async function act(shopper: Shopper, random: () => number): Promise<void> {
  if (shopper.isGone) return void (await wait(20))
  const choice = random()
  if (choice < 0.8) await browse(shopper, random)
  else if (choice < 0.93) await buy(shopper, random)
  else if (choice < 0.995) shopper.identity ??= identityOf(shopper.name)
  else if (shopper.visitor && shopper.acknowledged > 10) await leave(shopper)
}

async function browse(shopper: Shopper, random: () => number): Promise<void> {
  const events = Array.from({ length: 1 + Math.floor(random() * 4) }, () => ({
    id: crypto.randomUUID(),
    name: 'view_item',
    at: Date.now(),
    items: [{ item_id: `b${Math.floor(random() * books)}` }],
  }))
  const { visitor, identity } = shopper
  const body = {
    sent_at: Date.now(),
    events,
    ...(visitor ? { visitor } : {}),
    ...(identity ? { identity } : {}),
  }
  // Some batches come twice at once: a page that hides while its request is still on the way.
  const copies = random() < 0.2 ? 2 : 1
  const answers = await Promise.all(Array.from({ length: copies }, () => post(body)))
  shopper.visitor = answers[0]?.visitor ?? shopper.visitor ?? ''
  shopper.acknowledged += events.length
}

async function buy(shopper: Shopper, random: () => number): Promise<void> {
  const items = [0, 1, 2].map(() => ({
    item_id: `b${Math.floor(random() * books)}`,
    quantity: 1,
    price_minor: 100,
  }))
  const id = `${shopper.name}-${shopper.orders}`
  const visitor = shopper.visitor ? { visitor: shopper.visitor } : {}
  const owner = shopper.identity ? { customer_id: shopper.name, ...visitor } : visitor
  if (!shopper.identity && !shopper.visitor) return
  const order = { id, created_at: Date.now(), currency: 'GBP', items, ...owner }
  await ask('POST', '/v1/orders', JSON.stringify(order))
  shopper.orders++
}

async function leave(shopper: Shopper): Promise<void> {
  shopper.isGone = true
  const headers = { 'x-kindred-visitor': shopper.visitor ?? '' }
  await persist(async () => {
    const answer = await fetch(`${server.url}/v1/me?key=${store.publishable_key}`, {
      method: 'DELETE',
      headers,
    })
    return answer.status === 204 ? true : null
  })
}

function post(body: object): Promise<EventBatchResult> {
  return persist(async () => {
    const answer = await fetch(`${server.url}/v1/events?key=${store.publishable_key}`, {
      method: 'POST',
      body: JSON.stringify(body),
    })
    return answer.status === 202 ? ((await answer.json()) as EventBatchResult) : null
  })
}

function ask(method: string, path: string, body?: string): Promise<unknown> {
  return persist(async () => {
    const answer = await fetch(`${server.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${store.secret_key}` },
      ...(body === undefined ? {} : { body }),
    })
    return answer.status < 300 ? ((await answer.json()) as object) : null
  })
}

/** Asks until there is an answer: the server may be down, or one of its objects may be starting. */
async function persist<T>(attempt: () => Promise<T | null>): Promise<T> {
  for (let tries = 0; tries < 400; tries++) {
    const answer = await attempt().catch(() => null)
    if (answer !== null) return answer
    await wait(25)
  }
  throw new Error('no answer after 400 tries')
}

/** Stops the server once the index, too, has everything; a flush to it may still be on its way at the first look. */
async function settled(all: readonly Shopper[]): Promise<ExportedPerson[]> {
  for (let tries = 0; ; tries++) {
    const people = await drained(all)
    await wait(300)
    await server.stop()
    if (tries === 8 || isDeepStrictEqual(storedRings(dataDir), expectedRings(people))) return people
    server = await startWorkerd({ dataDir, vars, logFile: join(dataDir, 'workerd.log') })
  }
}

/** Waits until Insights agrees with the profiles on the number of views, and returns the profiles. */
async function drained(all: readonly Shopper[]): Promise<ExportedPerson[]> {
  for (let tries = 0; tries < 60; tries++) {
    const people = await exported(all)
    await ask('GET', '/v1/insights/overview')
    const list = (await ask('GET', '/v1/customers?kind=all&limit=200')) as {
      customers: { id: string; views: number }[]
    }
    const views = new Map(list.customers.map(({ id, views }) => [id, views]))
    if (people.every(({ person, profile }) => views.get(person) === (profile.counts.view_item ?? 0)))
      return people
    await wait(500)
  }
  throw new Error('the outboxes did not drain within 30 s')
}

async function exported(all: readonly Shopper[]): Promise<ExportedPerson[]> {
  const people = new Map<string, ExportedPerson>()
  for (const shopper of all.filter(({ isGone, visitor }) => !isGone && visitor)) {
    const keys = [`v:${shopper.visitor?.split('.')[0]}`, ...(shopper.identity ? [`c:${shopper.name}`] : [])]
    for (const key of keys) {
      const person = await exportOf(key)
      if (person) people.set(person.person, person)
    }
  }
  return [...people.values()]
}

async function exportOf(key: string): Promise<ExportedPerson | null> {
  const answer = await fetch(`${server.url}/v1/customers/${encodeURIComponent(key)}/export`, {
    headers: { authorization: `Bearer ${store.secret_key}` },
  })
  return answer.status === 200 ? ((await answer.json()) as ExportedPerson) : null
}

function identityOf(sub: string): string {
  const now = Math.floor(Date.now() / 1_000)
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = { sub, aud: store.store.id, iat: now, exp: now + 1_800 }
  const text = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`
  return `${text}.${createHmac('sha256', store.identity_secret).update(text).digest('base64url')}`
}
