import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decodeRing } from '#shared/recommend/ring-codec'
import type { StoreCreated } from '#shared/wire/settings'
import { seed } from '../../demo/seed.ts'
import { storeRequest } from '../../demo/store.ts'
import { openStage, type Stage } from '../../scripts/stage.ts'
import { startWorkerd } from '../../scripts/workerd.ts'
import { shown, signIn } from './account.ts'
import { kept, readShelf } from './shelf.ts'
import { beWellKnown } from './well-known.ts'

/**
 * "Forget me", pressed in a browser: read from every table of every object, nothing of the person is left, and the
 * session index is what it would be had they never come. The store is small, so that no ring overflows.
 */

const size = { accounts: 12, guests: 3, anonymousSessions: 60 }
const now = Date.now()
const name = 'Reader To Forget'
const key = 'c:name-reader-to-forget'
const note = 'Ring about the blue edition'

/** Where somebody stands by then whom a shop knows well; `worker/src/objects/insights/forgetting.test.ts` has the rest. */
const tablesThatName = [
  'Customer orders',
  'Customer person',
  'Directory owner',
  ...[
    'account',
    'anomaly',
    'base_accounts',
    'exposure',
    'label',
    'name_block',
    'person',
    'purchase',
    'stated',
  ].map((table) => `Insights ${table}`),
]

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ size, now })
})
afterAll(() => stage?.close())

/** A row of a table of an object. */
interface Row {
  object: string
  table: string
  row: Record<string, unknown>
}

/** Every row of every table of every object under a data folder. */
function everyRow(folder: string): Row[] {
  const found: Row[] = []
  for (const object of readdirSync(folder).filter((entry) => entry.startsWith('kindred-'))) {
    for (const file of readdirSync(join(folder, object))) {
      if (!file.endsWith('.sqlite') || file === 'metadata.sqlite') continue
      const db = new DatabaseSync(join(folder, object, file))
      const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()
      for (const { name: table } of tables as { name: string }[]) {
        const all = db.prepare(`SELECT * FROM "${table}"`)
        all.setReadBigInts(true) // hashes are larger than a number holds
        for (const row of all.all()) found.push({ object: object.slice('kindred-'.length), table, row })
      }
      db.close()
    }
  }
  return found
}

/**
 * Texts that stand anywhere in the files of people's objects, on pages that no row uses any more too, where rows that
 * were written anew or removed leave what stood in them.
 */
function bytesWith(folder: string, texts: readonly string[]): string[] {
  const people = join(folder, 'kindred-Customer')
  const files = readdirSync(people).filter((file) => file.endsWith('.sqlite') && file !== 'metadata.sqlite')
  return texts.filter((text) => files.some((file) => readFileSync(join(people, file)).includes(text)))
}

/** Rows in which one of the texts stands, in any column, blobs included. */
function rowsWith(rows: readonly Row[], texts: readonly string[]): Row[] {
  const textOf = (value: unknown): string =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)
  return rows.filter(({ row }) => {
    const all = Object.values(row).map(textOf).join('\n')
    return texts.some((text) => all.includes(text))
  })
}

/**
 * What keeps a forgotten person's late facts out: the line they came by and how far it got; slots it came through, whose
 * facts are overwritten with nothing; and that an order with this id of the shop's is nobody's any more.
 */
function isLine({ table, row }: Row): boolean {
  if (table === 'owner') return row.person === 'erased'
  const { origin: _, epoch, n, ...more } = row
  if (table === 'cursor') return isDeepStrictEqual(Object.keys(more).toSorted(), ['refused_until', 'seen'])
  const isSlot = isDeepStrictEqual(Object.keys(more).toSorted(), ['arrival', 'facts', 'received_at', 'slot'])
  return table === 'delta' && isSlot && /^\[ *\]$/.test(`${more.facts}`)
}

/** The session index as it answers: every item's counts, and the entries of its rings in no order of arrival. */
function indexOf(rows: readonly Row[]): Map<unknown, object> {
  const entries = (ring: unknown): string[] => {
    const { size: count, people, times, starts, items } = decodeRing(ring as Uint8Array)
    return Array.from({ length: count }, (_, e) =>
      [people[e], times[e], ...items.subarray(starts[e], starts[e + 1])].join(' '),
    ).toSorted()
  }
  return new Map(
    rows
      .filter(({ object, table }) => object === 'SessionIndex' && table === 'item')
      .map(({ row: { item, df, bought, ring, baskets } }): [unknown, object] => [
        item,
        { df, bought, sessions: entries(ring), baskets: entries(baskets) },
      ])
      // A row that holds nothing is as good as none.
      .filter(([, held]) => !isDeepStrictEqual(held, { df: 0, bought: 0, sessions: [], baskets: [] }))
      .sort(([a], [b]) => Number(a) - Number(b)),
  )
}

const totalsOf = (rows: readonly Row[]) =>
  rows
    .filter(({ object, table }) => object === 'SessionIndex' && table === 'total')
    .map(({ row }) => ({ ...row }))

/** The same store without the person: the same catalogue and the same simulated year. */
async function rebuiltWithout(): Promise<Row[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kindred-rebuilt-'))
  const vars = { KINDRED_SECRET: 'stage-secret', DEPLOYMENT_SECRET: 'rebuilt' }
  const server = await startWorkerd({ dataDir, vars, logFile: join(dataDir, 'log') })
  try {
    const answer = await fetch(`${server.url}/v1/stores`, {
      method: 'POST',
      headers: { authorization: `Bearer ${vars.DEPLOYMENT_SECRET}` },
      body: JSON.stringify(storeRequest(stage.shopUrl)),
    })
    const opened = (await answer.json()) as StoreCreated
    await seed({ url: server.url, secretKey: opened.secret_key, shopUrl: stage.shopUrl, now, size })
    await passBy(server.url, opened)
    await told(server.url, opened.secret_key)
    await server.stop()
    return everyRow(dataDir)
  } finally {
    await server.kill()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Somebody who looks at nothing the shop has, and is forgotten: the index digests what waits, a minute sooner. */
async function passBy(url: string, { publishable_key: key }: StoreCreated): Promise<void> {
  const items = [{ item_id: 'not-in-the-shop' }]
  const event = { id: crypto.randomUUID(), name: 'add_to_cart', at: Date.now(), items }
  const answer = await fetch(`${url}/v1/events?key=${key}`, {
    method: 'POST',
    body: JSON.stringify({ sent_at: Date.now(), events: [event] }),
  })
  const { visitor } = (await answer.json()) as { visitor: string }
  const headers = { 'x-kindred-visitor': visitor }
  const forgotten = await fetch(`${url}/v1/me?key=${key}`, { method: 'DELETE', headers })
  expect(forgotten.status).toBe(204)
}

/** Waits until what Insights lists does not change any more: everything has been told. */
async function told(url: string, secretKey: string): Promise<void> {
  const headers = { authorization: `Bearer ${secretKey}` }
  for (let before = '', same = 0; same < 3; await wait(500)) {
    const text = await (await fetch(`${url}/v1/customers?kind=all&limit=200`, { headers })).text()
    same = text === before ? same + 1 : 0
    before = text
  }
}

/** Browses, buys, and is a customer with orders, points, interests and a page in Insights. */
async function live(page: Page): Promise<{ visitor: string; order: string }> {
  for (const id of ['emma-jane-austen', 'persuasion-jane-austen', 'frankenstein-mary-shelley']) {
    await page.goto(`${stage.shopUrl}/book/${id}`)
    await readShelf(page, 'product')
  }
  await signIn(page, stage, name)
  await page.goto(`${stage.shopUrl}/book/emma-jane-austen`)
  await page.getByRole('button', { name: 'Add to basket' }).click()
  await page.getByRole('status').filter({ hasText: 'is in your basket' }).waitFor()
  await page.goto(`${stage.shopUrl}/checkout`)
  await page.getByRole('button', { name: 'Place order' }).click()
  await page.getByRole('heading', { level: 1, name: 'Thank you!' }).waitFor()
  const order = new URL(page.url()).pathname.split('/').at(-1)!
  await page.goto(`${stage.shopUrl}/account`)
  await page.locator('kindred-loyalty [part=lots]').waitFor()
  await page.locator('kindred-preferences [part=chip]').first().waitFor()
  const { visitor: token = '' } = (await kept(page))!
  await expect.poll(() => known()).toBe(1)
  const at = { url: stage.kindredUrl, key: stage.store.secret_key }
  await beWellKnown(at, { customer: key.slice('c:'.length), visitor: token, note, now })
  return { visitor: token.split('.')[0]!, order }
}

/** How many people of this name Insights lists. */
async function known(): Promise<number> {
  const answer = await fetch(`${stage.kindredUrl}/v1/customers?kind=all&q=${encodeURIComponent(name)}`, {
    headers: { authorization: `Bearer ${stage.store.secret_key}` },
  })
  return ((await answer.json()) as { total: number }).total
}

test('“forget me” leaves nothing of a person in any table, and an index as if they had never come', async () => {
  const { page, faults } = await stage.visitor()
  const { visitor, order } = await live(page)
  const traces = [key, name, visitor, order, note]

  // All of them are found before, or looking for them would prove nothing.
  await stage.killKindred()
  const before = everyRow(stage.objectsDir)
  for (const trace of traces) expect(rowsWith(before, [trace]), trace).not.toEqual([])
  const tables = new Set(rowsWith(before, traces).map(({ object, table }) => `${object} ${table}`))
  expect([...tables].toSorted()).toEqual(expect.arrayContaining(tablesThatName))
  expect(new Set(rowsWith(before, [key, visitor]).map(({ object }) => object))).toEqual(
    new Set(['Customer', 'Directory', 'Insights', 'SessionIndex']),
  )
  await stage.startKindred()
  await page.reload()

  await page.getByRole('button', { name: 'Forget me …' }).click()
  await page.getByRole('button', { name: 'Yes, forget me' }).click()
  await expect.poll(() => shown(page, 'kindred-preferences')).toContain('You are forgotten.')
  expect(await shown(page, 'kindred-loyalty')).toBe('')
  expect(await kept(page)).toBeNull()
  await expect.poll(() => known()).toBe(0)
  expect(faults).toEqual([])
  await page.close()

  const rebuilt = await rebuiltWithout()
  const left = (rows: readonly Row[]) => rowsWith(rows, traces).filter((row) => !isLine(row))
  let after: Row[] = []
  for (let tries = 0; tries < 8; tries++) {
    await told(stage.kindredUrl, stage.store.secret_key)
    await stage.killKindred()
    after = everyRow(stage.objectsDir)
    if (left(after).length === 0 && isDeepStrictEqual(indexOf(after), indexOf(rebuilt))) break
    await stage.startKindred()
  }
  expect(left(after)).toEqual([])
  expect(bytesWith(stage.objectsDir, [name, visitor, order])).toEqual([])
  expect(indexOf(rebuilt).size).toBeGreaterThan(50)
  expect(indexOf(after)).toEqual(indexOf(rebuilt))
  expect(totalsOf(after)).toEqual(totalsOf(rebuilt))
})
