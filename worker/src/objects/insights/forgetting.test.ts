import { listDurableObjectIds, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, it, vi } from 'vitest'
import { about, books, jsonLines, makeStore, type TestStore } from '../../testing/store.ts'
import { insightsOf } from '../names.ts'

/**
 * Somebody of whom Insights knows everything it can know is forgotten: a trace of them stood in every table that may name
 * people, none is left in any, and what was removed was overwritten before.
 */

const id = 'gone-42'
const name = 'Wilhelmina Gone'
const written = 'Call her about the blue edition'

/** Tables that may name people: where rows are removed, or only written anew. */
const removed = [
  'account',
  'anomaly',
  'exposure',
  'kept_list',
  'label',
  'person',
  'placed',
  'purchase',
  'segment_result',
  'stated',
]
const rewritten = ['base_accounts', 'name_block']
/** What keeps facts of theirs out that come late, and names nothing but where they came from. */
const lines = ['cursor', 'delta']
/** Tables of what is under way: empty of names once it is done. Tests of their own forget people in between. */
const underWay = ['base_run', 'goods_run', 'inspection_run', 'label_run', 'people_sweep', 'segment_run']
const nameless = [
  'answer',
  'base_result',
  'day',
  'digested',
  'erased_day',
  'experiment_end',
  'goods_result',
  'inspection',
  'intake_hour',
  'kept_answer',
  'label_day',
  'note',
  'sale_block',
  'sale_word',
  'sale_words',
  'segment',
  'shelf',
]

type Sql = SqlStorage
const inInsights = <T>(store: TestStore, look: (sql: Sql) => T): Promise<T> =>
  runInDurableObject(insightsOf(env, store.store.id), (_, { storage }) => look(storage.sql))

const namesOf = (sql: Sql, query: string): string[] =>
  sql
    .exec<{ name: string }>(query)
    .toArray()
    .map((row) => row.name)

const tablesOf = (sql: Sql): string[] =>
  namesOf(
    sql,
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' ORDER BY name",
  )

const latin1 = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
const textOf = (value: SqlStorageValue): string =>
  value instanceof ArrayBuffer ? latin1(new Uint8Array(value)) : String(value)

/** Tables with a row in which one of the texts stands. */
const tablesWith = (store: TestStore, texts: readonly string[]): Promise<string[]> =>
  inInsights(store, (sql) =>
    tablesOf(sql).filter((table) =>
      sql
        .exec(`SELECT * FROM "${table}"`)
        .toArray()
        .some((row) => texts.some((text) => Object.values(row).map(textOf).join('\n').includes(text))),
    ),
  )

/** From now on a row's columns beside its key are noted, in hex, as they stand when it is removed. */
const watchRemovals = (store: TestStore): Promise<void> =>
  inInsights(store, (sql) => {
    sql.exec('CREATE TABLE removal (name TEXT, columns TEXT)')
    for (const table of removed) {
      const columns = namesOf(sql, `SELECT name FROM pragma_table_info('${table}') WHERE pk = 0`)
      const hex = columns.map((column) => `hex(CAST(OLD."${column}" AS BLOB))`).join(` || '0A' || `)
      sql.exec(`CREATE TRIGGER "removal_${table}" BEFORE DELETE ON "${table}" BEGIN
        INSERT INTO removal VALUES ('${table}', ${hex}); END`)
    }
  })

const removals = (store: TestStore): Promise<{ table: string; text: string }[]> =>
  inInsights(store, (sql) =>
    sql
      .exec<{ name: string; columns: string | null }>('SELECT * FROM removal')
      .toArray()
      .map(({ name: table, columns }) => ({
        table,
        text: (columns ?? '').replace(/../g, (byte) => String.fromCharCode(Number.parseInt(byte, 16))),
      })),
  )

async function ask(store: TestStore, path: string): Promise<{ state?: string }> {
  const answer = await store.server('GET', path)
  expect(answer.status, path).toBe(200)
  return (await answer.json()) as { state?: string }
}

/** Rings everybody's alarm, so that what they have to tell is told, and Insights' for what it does by itself. */
async function settle(store: TestStore): Promise<void> {
  const people = await listDurableObjectIds(env.CUSTOMER)
  for (const person of people) await runDurableObjectAlarm(env.CUSTOMER.get(person))
  for (let i = 0; i < 10; i++) await runDurableObjectAlarm(insightsOf(env, store.store.id))
}

const order = (number: string, customer_id: string, price_minor: number, daysAgo: number) => ({
  id: number,
  created_at: Date.now() - daysAgo * 86_400_000,
  customer_id,
  currency: 'GBP',
  items: [{ item_id: 'book-2', quantity: 1, price_minor }],
})

/** A store of forty people with an order or two, and of one of whom everything is known. */
async function fullStore(): Promise<{ store: TestStore; visitor: string }> {
  const store = await makeStore(books(3))
  const arms = ['none', 'shelves'].map((arm) => ({ id: arm, weight: 1, placements: { [arm]: null } }))
  const experiments = [{ id: 'holdout', status: 'running', arms }]
  expect((await store.server('PUT', '/v1/settings', { experiments, publish_delay_ms: 0 })).status).toBe(200)
  const crowd = Array.from({ length: 40 }, (_, i) => [
    order(`a${i}`, `${i}`, 900 + 5 * i, 20 + i),
    ...(i % 2 ? [order(`b${i}`, `${i}`, 950, i)] : []),
  ])
  await store.server('POST', '/v1/orders', jsonLines(crowd.flat()))

  const { visitor: token } = await store.events([about('book-1'), about('book-2')])
  await store.events([{ name: 'exposure', experiment: 'holdout', arm: 'none', placement: 'home' }], {
    visitor: token,
  })
  const { customer_id: _, ...guest } = order('guest-1', '', 1_000, 0)
  await store.server('POST', '/v1/orders', { ...guest, email: 'guest@example.com', visitor: token })
  // Many orders on a day, and far more than others give: strange, and first among the key accounts.
  const own = Array.from({ length: 6 }, (_, i) => order(`${id}-${i}`, id, 90_000, 1))
  const named = own.map((one) => ({ ...one, customer_name: name, visitor: token }))
  await store.server('POST', '/v1/orders', jsonLines(named))
  const answers = [{ id: 'one', kind: 'csat', touch_point: 'buying', value: 5 }]
  expect((await store.server('POST', `/v1/customers/${id}/answers`, { answers })).status).toBe(204)
  await settle(store)
  const note = { next_action: written }
  expect((await store.server('PATCH', `/v1/key-accounts/${id}`, note)).status).toBe(200)
  await store.server('PUT', '/v1/segments/buyers', { name: 'Buyers', filter: { orders_min: 1 } })
  for (const path of ['spread', 'spread?segment=buyers', 'anomalies'])
    await vi.waitFor(async () => {
      await settle(store)
      expect((await ask(store, `/v1/insights/${path}`)).state).toBe('ready')
    }, 20_000)
  // Lists are kept in rows from 50,000 orders on.
  await inInsights(store, (sql) => sql.exec('UPDATE day SET orders = orders + 60000'))
  await ask(store, '/v1/customers?kind=all')
  return { store, visitor: token!.split('.')[0]! }
}

it('somebody of whom everything is known is forgotten in every table, and overwritten before', async () => {
  const { store, visitor } = await fullStore()
  const traces = [id, name, written, visitor]
  const naming = [...removed, ...rewritten, ...lines].toSorted()
  expect(await inInsights(store, tablesOf)).toEqual([...naming, ...underWay, ...nameless].toSorted())
  expect((await tablesWith(store, traces)).filter((table) => !underWay.includes(table))).toEqual(naming)

  await watchRemovals(store)
  expect((await store.server('DELETE', `/v1/customers/${id}`)).status).toBe(204)
  await vi.waitFor(async () => {
    await settle(store)
    expect((await tablesWith(store, traces)).filter((table) => !lines.includes(table))).toEqual([])
  }, 20_000)
  const facts = await inInsights(store, (sql) =>
    JSON.stringify(sql.exec('SELECT facts FROM delta').toArray()),
  )
  // A guest's order says which browser it was placed in, as long as the guest is kept.
  const others = facts.replaceAll(`\\"placed_by\\":\\"v:${visitor}\\"`, '')
  for (const trace of traces) expect(others.includes(trace), trace).toBe(false)

  const seen = await removals(store)
  expect([...new Set(seen.map(({ table }) => table))].toSorted()).toEqual(removed)
  for (const { table, text } of seen)
    for (const trace of traces) expect(text.includes(trace), `${trace} in ${table}`).toBe(false)
  const sums = seen
    .filter(({ table }) => table === 'exposure')
    .flatMap(({ text }) => text.split('\n').slice(0, 7))
  expect(new Set(sums)).toEqual(new Set(['0']))
}, 60_000)
