import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it, vi } from 'vitest'
import type { AuditPage } from '#shared/wire/audit'
import type { Problem } from '#shared/wire/problem'
import {
  type AnnotationList,
  mostAnnotations,
  mostTargets,
  type TargetList,
  type TargetRow,
} from '#shared/wire/target'
import { books, makeStore, type TestStore } from '../testing/store.ts'

const dayMs = 86_400_000
const day = (ago: number) => new Date(Date.now() - ago * dayMs).toISOString().slice(0, 10)
const target = { figure: 'revenue_minor', from: day(9), to: day(-10), value: 2_000 }

async function targets(store: TestStore): Promise<TargetRow[]> {
  return ((await (await store.server('GET', '/v1/targets')).json()) as TargetList).targets
}

async function annotations(store: TestStore): Promise<AnnotationList['annotations']> {
  return ((await (await store.server('GET', '/v1/annotations')).json()) as AnnotationList).annotations
}

describe('targets', { timeout: 30_000 }, () => {
  it('are saved, measured, changed and taken away, each with an entry in the log', async () => {
    const store = await makeStore(books(1))
    await store.server('PUT', '/v1/settings', { publish_delay_ms: 0 })
    await store.server('POST', '/v1/orders', {
      id: 'o1',
      created_at: Date.now() - 2 * dayMs,
      currency: 'GBP',
      items: [{ item_id: 'book-1', quantity: 1, price_minor: 1_500 }],
    })
    const saved = await store.server('PUT', '/v1/targets/autumn', target)
    expect(saved.status).toBe(200)
    expect(await saved.json()).toMatchObject({ id: 'autumn', ...target, days: 20 })
    await vi.waitFor(async () => {
      const [row] = await targets(store)
      expect(row).toMatchObject({ so_far: 1_500, state: 'ahead' })
    }, 20_000)
    await store.server('PUT', '/v1/targets/autumn', { ...target, value: 1_000 })
    expect(await targets(store)).toMatchObject([{ value: 1_000, state: 'reached' }])
    expect((await store.server('DELETE', '/v1/targets/autumn')).status).toBe(204)
    expect((await store.server('DELETE', '/v1/targets/autumn')).status).toBe(404)
    expect(await targets(store)).toEqual([])
    const { entries } = (await (await store.server('GET', '/v1/audit')).json()) as AuditPage
    expect(
      entries.slice(0, 3).map(({ action, subject, changes }) => [action, subject, changes.length]),
    ).toEqual([
      ['target.remove', 'autumn', 4],
      ['target.save', 'autumn', 1],
      ['target.save', 'autumn', 4],
    ])
    expect(entries[1]?.changes).toEqual([{ path: 'value', before: 2_000, after: 1_000 }])
  })

  it('are so many at most, and one there is can still be changed', async () => {
    const store = await makeStore()
    for (let i = 0; i < mostTargets; i++) await store.server('PUT', `/v1/targets/t${i}`, target)
    const answer = await store.server('PUT', '/v1/targets/one-more', target)
    expect([answer.status, ((await answer.json()) as Problem).faults?.[0]?.path]).toEqual([400, 'targets'])
    expect((await store.server('PUT', '/v1/targets/t0', target)).status).toBe(200)
  })
})

describe('annotations', { timeout: 30_000 }, () => {
  it('are listed by day, with what they are about', async () => {
    const store = await makeStore()
    await store.server('PUT', '/v1/annotations/sale', {
      day: day(3),
      to: day(1),
      kind: 'price',
      text: '夏季促销',
    })
    await store.server('PUT', '/v1/annotations/mail', { day: day(5), text: 'The autumn mail' })
    const [mail, sale] = await annotations(store)
    expect(mail).toMatchObject({ id: 'mail', kind: 'other', text: 'The autumn mail' })
    expect(sale).toMatchObject({ id: 'sale', day: day(3), to: day(1), kind: 'price', text: '夏季促销' })
    expect((await store.server('DELETE', '/v1/annotations/mail')).status).toBe(204)
    expect((await annotations(store)).map(({ id }) => id)).toEqual(['sale'])
  })

  it('are 1,000 at most, and one there is can still be changed', async () => {
    const store = await makeStore()
    const save = (id: string) => store.server('PUT', `/v1/annotations/${id}`, { day: day(5), text: 'x' })
    expect((await save('n0')).status).toBe(200)
    const object = env.STORE.getByName(store.store.id) as unknown as DurableObjectStub<undefined>
    await runInDurableObject(object, (_, { storage }) => {
      for (let i = 1; i < mostAnnotations; i++)
        storage.sql.exec(
          "INSERT INTO plan (kind, id, body) SELECT kind, ?, json_set(body, '$.id', ?) FROM plan WHERE id = 'n0'",
          `n${i}`,
          `n${i}`,
        )
    })
    const answer = await save('one-more')
    expect([answer.status, ((await answer.json()) as Problem).faults?.[0]?.path]).toEqual([
      400,
      'annotations',
    ])
    expect((await save('n999')).status).toBe(200)
    expect(await annotations(store)).toHaveLength(1_000)
  })

  it('belong to one store', async () => {
    const [store, other] = [await makeStore(), await makeStore()]
    await store.server('PUT', '/v1/annotations/mail', { day: day(5), text: 'x' })
    expect(await annotations(other)).toEqual([])
    expect((await other.server('DELETE', '/v1/annotations/mail')).status).toBe(404)
  })
})
