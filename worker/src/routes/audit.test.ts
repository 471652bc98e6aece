import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { AuditDraft, AuditEntry, AuditPage } from '#shared/wire/audit'
import { AuditTable, keptMs, mostEntries, mostOfPersons } from '../objects/store/audit-table.ts'
import { act } from '../testing/loyalty.ts'
import { books, call, jsonLines, makeStore, type TestStore } from '../testing/store.ts'

async function log(store: TestStore, query = ''): Promise<AuditPage> {
  const answer = await store.server('GET', `/v1/audit${query}`)
  expect(answer.status).toBe(200)
  return answer.json()
}

async function newest(store: TestStore): Promise<AuditEntry | undefined> {
  return (await log(store, '?limit=1')).entries[0]
}

const order = (customer: string, id: string) => ({
  id,
  created_at: Date.now() - 1_000,
  currency: 'GBP',
  customer_id: customer,
  email: `${customer}@shop.example`,
  items: [{ item_id: 'book-1', quantity: 1, price_minor: 100 }],
})

describe('the log of changes', { timeout: 120_000 }, () => {
  it('begins with the store and its keys', async () => {
    const store = await makeStore()
    const { entries, next_cursor } = await log(store)
    expect(entries).toMatchObject([{ id: 1, action: 'store.create', actor: { by: 'deployment' } }])
    expect(next_cursor).toBeNull()
  })

  it('says who changed which setting, from what to what', async () => {
    const store = await makeStore()
    await store.server('PUT', '/v1/settings', {
      name: 'Another name',
      recommendation: { free_shipping_minor: 5_000 },
    })
    const entry = await newest(store)
    expect(entry).toMatchObject({
      action: 'settings.change',
      actor: { by: 'secret', key: expect.stringMatching(/^[0-9a-f]{12}$/) },
      request_id: expect.any(String),
      changes: [
        { path: 'name', before: 'A test shop', after: 'Another name' },
        { path: 'recommendation.free_shipping_minor', before: null, after: 5_000 },
      ],
    })
  })

  it('has no entry for a change that changed nothing, or was refused', async () => {
    const store = await makeStore()
    await store.server('PUT', '/v1/settings', { name: 'A test shop' })
    await store.server('PUT', '/v1/settings', { name: '' })
    expect((await log(store)).entries).toHaveLength(1)
  })

  it('tells logins, and what was done with them, by the key they were made with', async () => {
    const store = await makeStore()
    const login = await call('POST', '/v1/login', { body: JSON.stringify({ secret_key: store.secret_key }) })
    const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? ''
    const body = JSON.stringify({ name: 'Loyal', filter: { orders_min: 3 } })
    await call('PUT', '/v1/segments/loyal', { headers: { cookie }, body })
    await store.server('DELETE', '/v1/segments/loyal')
    const [removed, saved, loggedIn] = (await log(store)).entries
    expect(removed).toMatchObject({ action: 'segment.remove', subject: 'loyal', actor: { by: 'secret' } })
    expect(saved).toMatchObject({
      action: 'segment.save',
      actor: { by: 'merchant', key: loggedIn?.actor.key },
      changes: [
        { path: 'name', after: 'Loyal' },
        { path: 'filter', after: { orders_min: 3 } },
      ],
    })
    expect(loggedIn?.action).toBe('login')
  })

  it('makes one entry of an import, and none of a shop’s daily work', async () => {
    const store = await makeStore(books(12))
    await store.server('PUT', '/v1/products', jsonLines(books(12)))
    expect(await newest(store)).toMatchObject({
      action: 'import.products',
      changes: [
        { path: 'requests', after: 2 },
        { path: 'created', after: 12 },
        { path: 'updated', after: 0 },
        { path: 'unchanged', after: 12 },
        { path: 'rejected', after: 0 },
      ],
    })
    await store.server('POST', '/v1/orders', order('1', 'o1'))
    expect((await log(store)).entries).toHaveLength(2)
  })

  it('notes whatever a login brings in, however little, and what a server does to points by the hour', async () => {
    const store = await makeStore(books(1))
    const login = await call('POST', '/v1/login', { body: JSON.stringify({ secret_key: store.secret_key }) })
    const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? ''
    await call('PUT', '/v1/products', { headers: { cookie }, body: jsonLines(books(2)) })
    expect(await newest(store)).toMatchObject({ action: 'import.products', actor: { by: 'merchant' } })
    await call('POST', '/v1/orders', { headers: { cookie }, body: JSON.stringify(order('emma', 'o1')) })
    expect(await newest(store)).toMatchObject({ action: 'import.orders', actor: { by: 'merchant' } })
    await act(store, 'earn', { customer_id: 'emma', idempotency_key: 'e', points: 300 })
    await store.server('PATCH', '/v1/customers/emma', { country: 'GB' })
    await act(store, 'redeem', { customer_id: 'emma', idempotency_key: 'r', points: 200 })
    await act(store, 'reverse', { customer_id: 'emma', idempotency_key: 'b', redemption_key: 'r' })
    const { entries } = await log(store, '?action=points.post')
    expect(entries).toMatchObject([
      {
        actor: { by: 'secret' },
        changes: [
          { path: 'requests', after: 3 },
          { path: 'earned', after: 300 },
          { path: 'redeemed', after: 200 },
          { path: 'reversals', after: 1 },
        ],
      },
    ])
  })

  it('notes who was given a person’s file, and answers that somebody added', async () => {
    const store = await makeStore(books(1))
    await store.server('POST', '/v1/orders', order('emma', 'o1'))
    const answers = [{ id: 'a', kind: 'nps', touch_point: 'shop', value: 9 }]
    await store.server('POST', '/v1/customers/emma/answers', { answers })
    await store.server('GET', '/v1/customers/emma/export')
    const { entries } = await log(store, '?customer=emma')
    expect(entries.map(({ action }) => action)).toEqual(['export.person', 'answers.add'])
  })

  it('speaks of people without naming them, and is found by who knows the name', async () => {
    const store = await makeStore(books(1))
    await store.server('POST', '/v1/orders', jsonLines([order('emma', 'o1'), order('otto', 'o2')]))
    await store.server('PATCH', '/v1/customers/emma', { country: 'GB', birthday: '02-29' })
    await store.server('DELETE', '/v1/customers/emma')
    await store.server('DELETE', '/v1/customers/otto')
    const { entries } = await log(store, '?customer=emma')
    expect(entries.map(({ action }) => action)).toEqual(['customer.erase', 'customer.change'])
    expect(entries[1]?.changes.map(({ path }) => path).toSorted()).toEqual(['birthday', 'country'])
    const all = await runInDurableObject(
      env.STORE.getByName(store.store.id) as unknown as DurableObjectStub<undefined>,
      (_, { storage: { sql } }) => JSON.stringify(sql.exec('SELECT * FROM audit').toArray()),
    )
    expect(all).not.toMatch(/emma|otto|02-29|GB"/)
  })

  it('holds no secret', async () => {
    const store = await makeStore()
    const made = (await (await store.server('POST', '/v1/keys', { kind: 'secret' })).json()) as {
      key: string
    }
    const said = JSON.stringify(await log(store))
    for (const secret of [store.secret_key, store.publishable_key, store.identity_secret, made.key]) {
      expect(said).not.toContain(secret)
    }
  })

  it('comes in pages, newest first', async () => {
    const store = await makeStore()
    for (const name of ['B', 'C', 'D']) await store.server('PUT', '/v1/settings', { name })
    const first = await log(store, '?limit=2&action=settings.change')
    const second = await log(store, `?limit=2&action=settings.change&cursor=${first.next_cursor}`)
    const names = [...first.entries, ...second.entries].map(({ changes }) => changes[0]?.after)
    expect(names).toEqual(['D', 'C', 'B'])
    expect(second.next_cursor).toBeNull()
  })
})

describe('the table of the log', () => {
  const draft: AuditDraft = { actor: { by: 'secret', key: 'k' }, action: 'settings.change', changes: [] }

  it('keeps so many entries, for so long', async () => {
    const stub = env.INSIGHTS.getByName(`audit-${crypto.randomUUID()}`)
    await runInDurableObject(stub, (_, { storage: { sql } }) => {
      const table = new AuditTable(sql)
      const now = Date.now()
      table.append(draft, now - keptMs - 1)
      table.append(draft, now)
      expect(table.page({ limit: 10, now }).map(({ id }) => id)).toEqual([2])
      const fill = (first: number, count: number, one: AuditDraft) =>
        sql.exec(
          `WITH RECURSIVE n (id) AS (VALUES (?1) UNION ALL SELECT id + 1 FROM n WHERE id < ?1 + ?2 - 1)
             INSERT INTO audit SELECT id, ?3, ?4 FROM n`,
          first,
          count,
          now,
          JSON.stringify(one),
        )
      fill(101, mostEntries, draft)
      // Shoppers who erase themselves one after another push out each other's entries, and nobody else's.
      fill(20_001, 2 * mostOfPersons - 2, { ...draft, actor: { by: 'person' }, action: 'customer.erase' })
      table.append({ ...draft, actor: { by: 'person' }, action: 'customer.erase' }, now)
      table.append({ ...draft, actor: { by: 'person' }, action: 'customer.erase' }, now)
      const kept = sql
        .exec(
          "SELECT entry ->> '$.actor.by' AS by, min(id) AS least, count(*) AS rows FROM audit GROUP BY by",
        )
        .toArray()
      expect(kept).toEqual([
        { by: 'person', least: 20_001 + mostOfPersons, rows: mostOfPersons },
        { by: 'secret', least: 101, rows: mostEntries },
      ])
    })
  })

  it('notes once an hour that somebody fetches their own file, and each time that the shop does', async () => {
    const stub = env.INSIGHTS.getByName(`audit-${crypto.randomUUID()}`)
    await runInDurableObject(stub, (_, { storage: { sql } }) => {
      const table = new AuditTable(sql)
      const now = 1_800_000_000_000
      const own = (subject: string): AuditDraft => ({
        ...draft,
        actor: { by: 'person' },
        action: 'export.person',
        subject,
      })
      for (const one of [
        own('a'),
        own('a'),
        own('b'),
        own('a'),
        { ...own('a'), actor: draft.actor },
        { ...own('a'), actor: draft.actor },
      ])
        table.append(one, now)
      table.append(own('a'), now + 3_600_000)
      const entries = table.page({ limit: 10, now: now + 3_600_000 })
      expect(entries.map(({ subject, actor }) => `${subject} ${actor.by}`)).toEqual([
        'a person',
        'a secret',
        'a secret',
        'b person',
        'a person',
      ])
    })
  })

  it('begins a new entry for an import by another hand, or an hour later', async () => {
    const stub = env.INSIGHTS.getByName(`audit-${crypto.randomUUID()}`)
    await runInDurableObject(stub, (_, { storage: { sql } }) => {
      const table = new AuditTable(sql)
      const now = 1_800_000_000_000
      const load: AuditDraft = { ...draft, action: 'import.orders', changes: [{ path: 'created', after: 5 }] }
      table.append(load, now)
      table.append(load, now + 1_000)
      table.append({ ...load, actor: { by: 'secret', key: 'other' } }, now + 2_000)
      table.append({ ...load, actor: { by: 'secret', key: 'other' } }, now + 2_000 + 3_600_000)
      const entries = table.page({ limit: 10, now: now + 2_000 + 3_600_000 })
      expect(entries.map(({ changes }) => changes[0]?.after)).toEqual([5, 5, 10])
    })
  })
})

it('the log has an entry when more objects share the work', async () => {
  const store = await makeStore()
  await store.server('POST', '/v1/capacity', { insight_relays: 1 })
  await store.server('POST', '/v1/capacity', { insight_relays: 1 })
  const { entries } = await log(store, '?action=capacity.change')
  expect(entries.map(({ changes }) => changes)).toEqual([[{ path: 'insight_relays', before: 0, after: 1 }]])
})
