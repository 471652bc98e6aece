import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { sign } from 'hono/jwt'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { AuditPage } from '#shared/wire/audit'
import type { PersonExport } from '#shared/wire/person-export'
import { insightsOf } from '../objects/names.ts'
import { about, books, call, makeStore, type TestStore } from '../testing/store.ts'

/** Where the file tells what a table of Insights keeps under somebody's key. */
const toldBy: Record<string, keyof PersonExport> = {
  person: 'person',
  purchase: 'orders',
  exposure: 'experiments',
  placed: 'guest_orders',
  label: 'called',
  account: 'notes',
  anomaly: 'suspicions',
  stated: 'told',
}
/** Tables that name people and tell nothing of them beyond those: what was received last, and lists of other rows. */
const machinery = ['cursor', 'delta', 'base_accounts', 'base_run', 'inspection_run', 'label_run']

let store: TestStore
/** By person: their visitor token. */
const visitors: Record<string, string> = {}
const people = ['emma', 'otto'] as const
type Person = (typeof people)[number]

const exportOf = async (id: string): Promise<PersonExport> =>
  (await store.server('GET', `/v1/customers/${encodeURIComponent(id)}/export`)).json()
const keyOf = (person: Person) => `v:${visitors[person]?.split('.')[0]}`
const word = (person: Person, what: string) => `${person}-${what}`

async function identityOf(person: Person): Promise<string> {
  const exp = Math.floor(Date.now() / 1_000) + 600
  return sign(
    { sub: person, aud: store.store.id, exp, name: word(person, 'name') },
    store.identity_secret,
    'HS256',
  )
}

/** Everything that can be known of somebody, each text of it with their name in it. */
async function live(person: Person, product: string): Promise<void> {
  const { visitor = '' } = await store.events([
    about(product, { page_url: 'https://shop.example/?utm_source=letter&utm_medium=email' }),
    about(product),
    about(product, { name: 'hide_item' }),
    about(product, { name: 'select_item', placement: 'home', recommender: 'trending' }),
    { name: 'search', search_term: word(person, 'search'), items: [] },
    { name: 'exposure', experiment: 'lists', arm: 'usual', items: [] },
  ])
  visitors[person] = visitor
  await store.events([about(product, { name: 'add_to_cart' })], {
    visitor,
    identity: await identityOf(person),
  })
  const items = [{ item_id: product, quantity: 2, price_minor: 1_000, cost_minor: 321 }]
  const order = { created_at: Date.now(), currency: 'GBP', items }
  await store.server('POST', '/v1/orders', {
    ...order,
    id: word(person, 'order'),
    customer_id: person,
    country: 'GB',
    gift: true,
    service_cost_minor: 123,
    problems: ['refused'],
    refunds: [{ id: word(person, 'refund'), created_at: Date.now(), amount_minor: 500 }],
  })
  // As a guest at the same browser: an order of the guest, and one the visitor placed.
  await store.server('POST', '/v1/orders', {
    ...order,
    id: word(person, 'guest-order'),
    email: `${person}@mail.example`,
    visitor,
  })
  await store.server('PATCH', `/v1/customers/${person}`, {
    birthday: '03-05',
    channels: { email: true },
    interests: { tag: { likes: [word(person, 'like')], dislikes: [] } },
  })
  await store.server('POST', `/v1/customers/${person}/answers`, {
    answers: [
      {
        id: word(person, 'answer'),
        kind: 'nps',
        touch_point: 'shop',
        value: 9,
        comment: word(person, 'comment'),
      },
    ],
  })
  const act = {
    customer_id: person,
    idempotency_key: word(person, 'act'),
    points: 7,
    reason: word(person, 'reason'),
  }
  await store.server('POST', '/v1/points/adjust', act)
}

/** What the merchant and the models say of somebody: written as they would. */
async function judge(person: Person): Promise<void> {
  const known = await store.server('PATCH', `/v1/key-accounts/${encodeURIComponent(`c:${person}`)}`, {
    owner: word(person, 'owner'),
    next_action: word(person, 'action'),
  })
  expect(known.status).toBe(200)
  const body = {
    kind: 'refund_share',
    person: `c:${person}`,
    order: word(person, 'strange'),
    score: 4,
    figures: { share: 1 },
  }
  await runInDurableObject(insightsOf(env, store.store.id), (_, { storage: { sql } }) => {
    sql.exec("INSERT INTO label VALUES (?, '2026-01-01', 'gold', 'loyal', 3, 'retain')", `c:${person}`)
    sql.exec(
      `INSERT INTO anomaly (id, person, state, score, body, note, found_at, version) VALUES (?, ?, 'seen', 4, ?, ?, 1, 1)`,
      word(person, 'anomaly'),
      `c:${person}`,
      JSON.stringify(body),
      word(person, 'note'),
    )
  })
}

/** The tables of Insights in which a text stands. */
function tablesWith(text: string): Promise<string[]> {
  return runInDurableObject(insightsOf(env, store.store.id), (_, { storage: { sql } }) =>
    sql
      .exec<{ name: string }>(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 1) <> '_'",
      )
      .toArray()
      .map(({ name }) => name)
      .filter((name) => JSON.stringify(sql.exec(`SELECT * FROM "${name}"`).toArray()).includes(text)),
  )
}

beforeAll(async () => {
  store = await makeStore(books(3))
  const lists = {
    id: 'lists',
    status: 'running',
    arms: [
      { id: 'usual', weight: 1, placements: {} },
      { id: 'newest', weight: 1, placements: { home: ['new-arrivals'] } },
    ],
  }
  await store.server('PUT', '/v1/settings', { publish_delay_ms: 0, experiments: [lists] })
  await live('emma', 'book-1')
  await live('otto', 'book-2')
  for (const person of people) {
    await vi.waitFor(async () => {
      await store.server('GET', '/v1/customers') // what was received is taken into the tables for whoever asks
      expect(await tablesWith(`"c:${person}"`)).toEqual(
        expect.arrayContaining(['person', 'purchase', 'exposure', 'stated']),
      )
      expect(await tablesWith(`"${keyOf(person)}"`)).toContain('placed')
    }, 20_000)
    await judge(person)
  }
})

describe('a person’s file', { timeout: 60_000 }, () => {
  it('tells products by their names, times as dates, and orders by the names they came with', async () => {
    const file = await exportOf('emma')
    const product = { id: 'book-1', title: 'Book 1', url: 'https://shop.example/books/book-1' }
    const date = expect.stringMatching(/^20\d\d-\d\d-\d\dT[\d:.]+Z$/)
    expect(file).toMatchObject({
      format: 1,
      exported_at: date,
      store: { id: store.store.id, currency: 'GBP' },
      person: { id: 'c:emma', kind: 'customer', name: 'emma-name', also_known_as: [keyOf('emma')] },
      told: {
        birthday: '03-05',
        channels: { email: true },
        interests: { tag: { likes: ['emma-like'] } },
        answers: [{ id: 'emma-answer', at: date, comment: 'emma-comment' }],
      },
      first_visit: { channel: 'email', source: 'letter' },
      visits: [
        { began_at: date, steps: ['view', 'cart', 'order'], opened: [{ at: date, product }, { product }] },
      ],
      clicks: [{ product, placement: 'home', recommender: 'trending' }],
      hidden: [{ product, hidden: true, at: date }],
      bought: [{ product, at: date }],
      experiments: [{ experiment: 'lists', arm: 'usual', met_at: date }],
      orders: [
        {
          id: 'emma-order',
          created_at: date,
          items: [
            {
              item_id: 'book-1',
              title: 'Book 1',
              url: product.url,
              quantity: 2,
              total_minor: 2_000,
              cost_minor: 321,
            },
          ],
          service_cost_minor: 123,
          net_minor: 1_500,
          refunds: [{ id: 'emma-refund', amount_minor: 500, created_at: date }],
          gift: 'said',
          problems: ['refused'],
          country: 'GB',
        },
      ],
      guest_orders: [{ order_id: 'emma-guest-order', at: date, gross_minor: 2_000 }],
      called: [{ from: '2026-01-01', tier: 'gold', rfm: 'loyal', cluster: '3', lifecycle: 'retain' }],
      notes: { owner: 'emma-owner', next_action: 'emma-action', changed_at: date },
      suspicions: [
        { kind: 'refund_share', order_id: 'emma-strange', note: 'emma-note', means: expect.any(String) },
      ],
      unread: {},
      left_out: [],
    })
    expect(file.points).toContainEqual(
      expect.objectContaining({ points: 7, reason: 'emma-reason', at: date }),
    )
    expect(file.acts).toContainEqual(expect.objectContaining({ name: 'search', search_term: 'emma-search' }))
    expect(file.taste).toContainEqual(expect.objectContaining({ kind: 'category', name: 'Novels' }))
    for (const score of ['value', 'rfm.segment', 'p_alive', 'clv_minor', 'lifecycle'])
      expect(file.scores).toContainEqual(expect.objectContaining({ score, means: expect.any(String) }))
    expect(numbersIn(file).filter((one) => one > 1e11)).toEqual([]) // no moment as a number
  })

  it('says what every table keeps under somebody’s key, and a new table has to be decided about', async () => {
    const file = await exportOf('emma')
    const tables = new Set([...(await tablesWith('"c:emma"')), ...(await tablesWith(`"${keyOf('emma')}"`))])
    expect([...tables].filter((name) => !machinery.includes(name)).toSorted()).toEqual(
      Object.keys(toldBy).toSorted(),
    )
    for (const field of Object.values(toldBy)) expect(file[field], field).toBeTruthy()
  })

  it('has nobody else’s data in it', async () => {
    for (const [person, other] of [people, people.toReversed()] as [Person, Person][]) {
      const text = JSON.stringify(await exportOf(person))
      expect(text).toContain(word(person, 'order'))
      expect(text).not.toContain(other)
      expect(text).not.toContain(visitors[other]?.split('.')[0])
    }
  })

  it('is found under every key of the person, and is in the log of changes', async () => {
    const byAlias = await exportOf(keyOf('emma'))
    expect(byAlias.person.id).toBe('c:emma')
    const { log } = await exportOf('emma')
    expect(log.filter(({ action }) => action === 'export.person').length).toBeGreaterThan(0)
    expect(log.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['points.move', 'answers.add', 'customer.change', 'account.change']),
    )
    expect(log.every(({ by, key }) => by === 'secret' && key !== undefined)).toBe(true)
    const answer = await store.server('POST', '/v1/audit/search', {
      action: 'export.person',
      customer: 'emma',
    })
    const { entries } = (await answer.json()) as AuditPage
    expect(entries.length).toBeGreaterThan(0)
    expect(JSON.stringify(entries)).not.toContain('emma')
  })

  it('fetched by the person leaves out what may be about others, and says what', async () => {
    const headers = { 'x-kindred-identity': await identityOf('emma') }
    const answer = await call('GET', `/v1/me/export?key=${store.publishable_key}`, { headers })
    expect(answer.headers.get('content-disposition')).toContain('my-data.json')
    const text = await answer.text()
    const file = JSON.parse(text) as PersonExport
    expect(file.left_out).toEqual(['notes', 'suspicions', 'guest_orders', 'costs', 'log.key'])
    expect(text).not.toMatch(/emma-(owner|action|note|strange|guest-order)|cost_minor|"key":"[0-9a-f]{12}"/)
    const { format, orders, called, visits } = await exportOf('emma')
    expect(file).toMatchObject({ format, called, visits })
    expect(file.orders.map(({ id }) => id)).toEqual(orders.map(({ id }) => id))
  })
})

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : []
}
