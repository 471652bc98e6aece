import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { hash64 } from '#shared/maths/hash'
import { decodeRing } from '#shared/recommend/ring-codec'
import { windowAround } from '#shared/recommend/ring-merge'
import { decodeStats } from '#shared/recommend/stats-codec'
import type { Capacity } from '#shared/wire/capacity'
import type { RecommendationResult } from '#shared/wire/recommendation'
import { books, jsonLines, makeStore, type TestStore } from '../../testing/store.ts'
import { catalogueOf, customerOf, indexShardOf } from '../names.ts'

/** An index that grows from four shards to sixteen while shoppers go on: nothing is lost, doubled or served wrong. */

const products = 40
const shoppers = 24

interface Shopper {
  token: string
  person: string
  seen: number[]
}

async function look(store: TestStore, shopper: Shopper | null, product: number): Promise<Shopper> {
  const events = [{ items: [{ item_id: `book-${product}` }] }]
  const { visitor, accepted } = await store.events(events, shopper ? { visitor: shopper.token } : {})
  expect(accepted).toBe(1)
  const token = visitor ?? shopper!.token
  const person = shopper?.person ?? `v:${token.split('.')[0]}`
  return { token, person, seen: [...(shopper?.seen ?? []), product] }
}

async function grow(store: TestStore, index_shards: number): Promise<Capacity> {
  const answer = await store.server('POST', '/v1/capacity', { index_shards })
  expect([200, 202]).toContain(answer.status)
  return answer.json()
}

/** Every shard's alarm and every shopper's, once. */
async function ring(store: TestStore, people: readonly Shopper[]): Promise<void> {
  for (let shard = 0; shard < 16; shard++)
    await runDurableObjectAlarm(indexShardOf(env, store.store.id, shard))
  for (const { person } of people) await runDurableObjectAlarm(customerOf(env, store.store.id, person))
}

it('grows from four shards to sixteen while events flow', { timeout: 60_000 }, async () => {
  const store = await makeStore(books(products))
  const past = Array.from({ length: 30 }, (_, i) => ({
    id: `past-${i}`,
    started_at: Date.now() - 86_400_000 - i * 1_000,
    items: [`book-${1 + (i % products)}`, `book-${1 + ((7 * i) % products)}`],
  }))
  expect((await store.server('POST', '/v1/sessions', jsonLines(past))).status).toBe(200)
  while ((await grow(store, 4)).index_shards < 4) await ring(store, [])

  let people: Shopper[] = []
  for (let i = 0; i < shoppers; i++) people.push(await look(store, null, 1 + ((5 * i) % products)))
  let standing = await grow(store, 16)
  for (let round = 0; round < 60 && (standing.index_shards < 16 || standing.growing.length > 0); round++) {
    const next = round % shoppers
    people = await Promise.all(
      people.map((one, i) =>
        i % 4 === next % 4 ? look(store, one, 1 + ((11 * i + 3 * round) % products)) : one,
      ),
    )
    expect(await shelf(store, 1 + (round % products))).toBe(200)
    await ring(store, people)
    standing = await grow(store, 16)
  }
  expect(standing).toEqual({ index_shards: 16, insight_relays: 0, growing: [] })
  people = await Promise.all(people.map((one, i) => look(store, one, 1 + ((13 * i) % products))))
  for (let round = 0; round < 6; round++) await ring(store, people)
  await expectEverything(store, people)
  // What was loaded before the first split is known to every shard that came of it.
  const again = await store.server('POST', '/v1/sessions', jsonLines(past))
  expect(await again.json()).toMatchObject({ created: 0, unchanged: past.length })
})

async function shelf(store: TestStore, product: number): Promise<number> {
  const request = {
    context: { product: `book-${product}` },
    shelves: [{ id: 's', placement: 'also-viewed', limit: 6 }],
  }
  const answer = await store.page('/v1/recommendations', request)
  const { shelves } = (await answer.json()) as RecommendationResult
  expect(shelves).toHaveLength(1)
  return answer.status
}

/** Each shard holds its own items alone, and of these each shopper's visit exactly as it was, once. */
async function expectEverything(store: TestStore, people: readonly Shopper[]): Promise<void> {
  const { id } = store.store
  const snapshots: Uint8Array[] = []
  const held: string[] = []
  for (let shard = 0; shard < 16; shard++) {
    const stub = indexShardOf(env, id, shard)
    const own = await runInDurableObject(stub, (_, { storage }) =>
      storage.sql
        .exec<{ item: number }>('SELECT item FROM item')
        .toArray()
        .map(({ item }) => item),
    )
    expect(own.every((item) => item % 16 === shard)).toBe(true)
    const reply = await stub.rings(own, [], null)
    snapshots.push((await stub.stats()).stats)
    for (const [i, item] of own.entries()) held.push(...visitsOf(reply.sessions[i]!, item))
  }
  const numbers = await numbersOf(store)
  const expected = people.flatMap(({ person, seen }) => {
    const visit = seen.map((product) => numbers.get(`book-${product}`)!)
    return [...new Set(visit)].map(
      (item) => `${item} ${hash64(person).low}: ${windowAround(visit, item).join()}`,
    )
  })
  const known = new Set(people.map(({ person }) => String(hash64(person).low)))
  const ofPeople = held.filter((line) => known.has(line.split(' ')[1]!.slice(0, -1)))
  expect(ofPeople.toSorted()).toEqual(expected.toSorted())
  expect(decodeStats(snapshots).sessions).toBe(30 + people.length)
}

function visitsOf(ring: Uint8Array, item: number): string[] {
  const { size, people, starts, items } = decodeRing(ring)
  return Array.from(
    { length: size },
    (_, e) => `${item} ${people[e]}: ${[...items.subarray(starts[e], starts[e + 1])].join()}`,
  )
}

async function numbersOf(store: TestStore): Promise<Map<string, number>> {
  const ids = Array.from({ length: products }, (_, i) => `book-${i + 1}`)
  const numbers = await catalogueOf(env, store.store.id).resolve(ids)
  return new Map(ids.map((id, i) => [id, numbers[i]!]))
}
