import { describe, expect, it } from 'vitest'
import type { AuditPage } from '#shared/wire/audit'
import { type BackupLine, type BackupManifest, objectsPerExport, objectsPerImport } from '#shared/wire/backup'
import { jsonLines, makeStore, type TestStore } from '../testing/store.ts'

const customers = Array.from({ length: objectsPerExport + 5 }, (_, i) => `c:${100 + i}`)

async function shopWithCustomers(): Promise<TestStore> {
  const store = await makeStore()
  const orders = customers.map((key) => ({
    id: `o-${key.slice(2)}`,
    created_at: Date.now() - 1_000,
    currency: 'GBP',
    customer_id: key.slice(2),
    items: [{ item_id: 'book-1', quantity: 1, price_minor: 100 }],
  }))
  expect((await store.server('POST', '/v1/orders', jsonLines(orders))).status).toBe(200)
  await expect
    .poll(async () => {
      await store.server('GET', '/v1/insights/overview')
      return ((await (await store.server('GET', '/v1/export')).json()) as BackupManifest).people
    })
    .toBe(customers.length)
  return store
}

async function linesOf(answer: Response): Promise<BackupLine[]> {
  return (await answer.text())
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as BackupLine)
}

const actionsOf = async (store: TestStore): Promise<string[]> => {
  const page = (await (await store.server('GET', '/v1/audit')).json()) as AuditPage
  return page.entries.map(({ action }) => action)
}

describe('an export', { timeout: 120_000 }, () => {
  it('answers with 40 people at most, and goes on with the others', async () => {
    const store = await shopWithCustomers()
    const seen: string[] = []
    const pages: number[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query: string = cursor && `?cursor=${encodeURIComponent(cursor)}`
      const answer = await store.server('GET', `/v1/export/people${query}`)
      expect(answer.status).toBe(200)
      const ended = (await linesOf(answer)).filter(({ end }) => end).map(({ object }) => object)
      seen.push(...ended)
      pages.push(ended.length)
      cursor = answer.headers.get('x-next-cursor')
    }
    expect(seen).toEqual(customers)
    expect(pages).toEqual([objectsPerExport, 5])
  })

  it('leaves one entry in the log an hour, whatever is read', async () => {
    const store = await shopWithCustomers()
    await store.server('GET', '/v1/export')
    expect(await actionsOf(store)).not.toContain('export.store')
    for (const part of ['store', 'people', 'people?only=c:100', 'insights'])
      expect((await store.server('GET', `/v1/export/${part}`)).status).toBe(200)
    expect((await actionsOf(store)).filter((action) => action === 'export.store')).toHaveLength(1)
  })
})

describe('a hold', () => {
  it('that is renewed is one entry of the log, and its end another', async () => {
    const store = await makeStore()
    for (const seconds of [60, 90, 120, 0, 60])
      await store.server('POST', '/v1/export/hold', { store: store.store.id, seconds })
    expect((await actionsOf(store)).filter((action) => action === 'store.hold')).toHaveLength(3)
  })
})

describe('an import', () => {
  it('takes lines of 20 objects at most', async () => {
    const store = await makeStore()
    await store.server('POST', '/v1/export/hold', { store: store.store.id, seconds: 60 })
    const lines = customers.map((object) => ({ object, begin: true }))
    const bring = async (count: number) =>
      (await store.server('POST', '/v1/import/people', jsonLines(lines.slice(0, count)))).status
    expect(await bring(objectsPerImport + 1)).toBe(400)
    expect(await bring(objectsPerImport)).toBe(200)
  })
})
