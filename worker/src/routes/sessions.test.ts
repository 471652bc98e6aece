import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { decodeRing } from '#shared/recommend/ring-codec'
import type { BulkReport } from '#shared/wire/bulk'
import { customerOf, indexShardOf } from '../objects/names.ts'
import { books, jsonLines, makeStore, type TestStore } from '../testing/store.ts'

const started_at = Date.UTC(2026, 0, 1)

async function post(store: TestStore, lines: unknown[]): Promise<BulkReport> {
  return (await store.server('POST', '/v1/sessions', jsonLines(lines))).json()
}

async function ringSize(store: TestStore, item: number): Promise<number> {
  const { sessions } = await indexShardOf(env, store.store.id, 0).rings([item], [], null)
  return decodeRing(sessions[0]!).size
}

describe('past sessions', () => {
  it('teach the index once by id, without the items nobody knows', async () => {
    const store = await makeStore(books(3))
    const lines = [
      { id: 's1', started_at, items: ['book-1', 'unknown', 'book-2'] },
      { id: 's2', started_at, items: ['unknown'] },
      { id: 's3', started_at, items: ['book-2'] },
      { id: 's4', started_at, items: [] },
    ]
    const report = await post(store, lines)
    expect(report).toMatchObject({ created: 2, unchanged: 0, rejected: 2 })
    expect(report.lines.map(({ line, code }) => [line, code])).toEqual([
      [2, 'unknown_item'],
      [4, 'invalid'],
    ])
    expect(await post(store, lines)).toMatchObject({ created: 0, unchanged: 2, rejected: 2 })
    expect(await ringSize(store, 2)).toBe(2)
  })

  it('with a customer enter that customer’s profile, once, and reach the index from there', async () => {
    const store = await makeStore(books(3))
    const lines = [
      { id: 's1', started_at, customer_id: 'anna', items: ['book-1', 'book-2'] },
      { id: 's2', started_at: started_at + 86_400_000, customer_id: 'anna', items: ['book-3'] },
    ]
    expect(await post(store, lines)).toMatchObject({ created: 2, rejected: 0 })
    expect(await post(store, lines)).toMatchObject({ created: 0, unchanged: 2 })
    const anna = customerOf(env, store.store.id, 'c:anna')
    expect((await anna.readState())?.recent).toEqual([1, 2, 3])
    await runDurableObjectAlarm(anna)
    expect(await ringSize(store, 1)).toBe(1)
  })
})
