import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { Fact, Flush } from '#shared/customer/fact'
import { seededChance } from '#shared/maths/chance'
import { Intake } from '../intake.ts'
import { indexShardOf } from '../names.ts'
import { Digestion, itemsADigestion } from './digestion.ts'
import { type IndexRow, IndexRows } from './index-rows.ts'
import { PastSessions } from './past-sessions.ts'
import { ShardContents } from './shard-contents.ts'

const start = Date.UTC(2026, 5, 1, 12)
const products = 400
const place = { shard: 0, shards: 1 }

/** What a shopper tells: a visit that goes on, an order and its change. */
function factsOf(shopper: number, chance: () => number): Fact[] {
  const item = () => 1 + Math.floor(products * chance() ** 2)
  const [first, second, third] = [item(), item(), item()]
  const visit = { kind: 'session' as const, start: start + shopper * 1_000, network: 0 }
  const order = { kind: 'basket' as const, order: `o${shopper}`, at: start + shopper }
  return [
    { ...visit, n: 1, at: start, items: [first, second] },
    { ...visit, n: 2, at: start + 1, items: [first, second, third] },
    { ...order, n: 3, items: [first, second] },
    { ...order, n: 4, items: [first, third] },
  ]
}

/** A fact in each, those of one shopper some way apart. */
function flushesOf(shoppers: number): Flush[] {
  const chance = seededChance(1)
  return Array.from({ length: shoppers }, (_, shopper) => factsOf(shopper, chance))
    .flatMap((facts, shopper) => facts.map((fact) => ({ fact, shopper, at: shopper + fact.n * 80 })))
    .toSorted((a, b) => a.at - b.at)
    .map(({ fact, shopper }) => ({ origin: `v:${shopper}`, epoch: 'e', prev: fact.n - 1, facts: [fact] }))
}

/** Counts how many rows are written. */
class CountedRows extends IndexRows {
  written = 0
  override write(row: IndexRow): void {
    this.written++
    super.write(row)
  }
}

/** The parts of a shard in one life of their object. */
function lifeOf(storage: DurableObjectStorage) {
  const rows = new CountedRows(storage.sql, place)
  const intake = new Intake(storage)
  const contents = new ShardContents(storage, rows, place)
  const digestion = new Digestion(storage, contents, intake, new PastSessions(storage))
  digestion.replay()
  const take = (flush: Flush) => {
    const { fresh } = intake.receive(flush, Date.now())
    for (const fact of fresh) contents.add(flush.origin, fact)
  }
  const rings = () => Array.from({ length: products }, (_, item) => contents.rings(item + 1))
  return { rows, intake, digestion, take, rings, popular: () => contents.popular(20) }
}

type Life = ReturnType<typeof lifeOf>

/** What is stored in the end, levels to nine digits: the order in which they are raised and lowered may differ. */
function storedIn({ sql }: DurableObjectStorage): unknown {
  return {
    items: sql
      .exec<{ item: number; level: number }>('SELECT * FROM item ORDER BY item')
      .toArray()
      .map((row) => ({ ...row, level: row.level.toPrecision(9) })),
    baskets: sql.exec('SELECT * FROM basket ORDER BY key').toArray(),
    totals: sql.exec('SELECT * FROM total ORDER BY name').toArray(),
    cursors: sql.exec('SELECT origin, epoch, n FROM cursor ORDER BY origin').toArray(),
    digested: sql.exec('SELECT arrival FROM digested').toArray(),
  }
}

let stores = 0
const inShard = <T>(work: (storage: DurableObjectStorage) => T): Promise<T> =>
  runInDurableObject(indexShardOf(env, `digestion-${++stores}`, 0), (_, { storage }) => work(storage))

describe('digestion', () => {
  it('comes to the same in slices, whatever comes between them and whenever memory is lost', async () => {
    const flushes = flushesOf(600)
    const expected = await inShard((storage) => {
      const life = lifeOf(storage)
      for (const flush of flushes) life.take(flush)
      life.digestion.whole()
      return storedIn(storage)
    })
    const { stored, most, lives } = await inShard((storage) => {
      const chance = seededChance(2)
      let life: Life = lifeOf(storage)
      let most = 0
      let lives = 1
      const slice = () => {
        life.rows.written = 0
        const isDone = life.digestion.slice()
        most = Math.max(most, life.rows.written)
        return isDone
      }
      for (const [i, flush] of flushes.entries()) {
        life.take(flush)
        if (i > 700 && chance() < 0.1) slice()
        if (life.digestion.isHalf && chance() < 0.05) {
          const before = { rings: life.rings(), popular: life.popular() }
          life = lifeOf(storage)
          lives++
          expect(life.rings()).toEqual(before.rings)
          expect(life.popular().map(({ item }) => item)).toEqual(before.popular.map(({ item }) => item))
        }
      }
      while (!slice() || life.digestion.waits);
      return { stored: storedIn(storage), most, lives }
    })
    expect(lives).toBeGreaterThan(3)
    expect(most).toBe(itemsADigestion)
    expect(stored).toEqual(expected)
  })

  it('loses nothing of what is half written when a slice fails', async () => {
    await inShard((storage) => {
      const life = lifeOf(storage)
      for (const flush of flushesOf(200)) life.take(flush)
      const before = life.rings()
      expect(life.digestion.slice()).toBe(false)
      storage.sql.exec('ALTER TABLE item RENAME TO gone')
      expect(() => life.digestion.slice()).toThrow()
      storage.sql.exec('ALTER TABLE gone RENAME TO item')
      expect(life.rings()).toEqual(before)
      while (!life.digestion.slice());
      expect(life.rings()).toEqual(before)
      expect(life.intake.rows).toBe(0)
    })
  })

  it('ends its rounds however much comes meanwhile', async () => {
    const shard = indexShardOf(env, `rounds-${crypto.randomUUID()}`, 0)
    await runInDurableObject(shard, (_, { storage }) => {
      const { intake, digestion, take } = lifeOf(storage)
      let rounds = 0
      let most = 0
      for (let shopper = 0; shopper < 1_000; shopper++) {
        // More items come between two slices than one slice writes.
        const items = Array.from(
          { length: itemsADigestion + 10 },
          (_, i) => 1 + ((shopper * 7 + i) % products),
        )
        const fact = {
          kind: 'session' as const,
          n: 1,
          start: start + shopper * 1_000,
          at: start,
          items,
          network: 0,
        }
        take({ origin: `v:${shopper}`, epoch: 'e', prev: 0, facts: [fact] })
        if (shopper >= 100 && digestion.slice()) rounds++
        most = Math.max(most, intake.rows)
      }
      const slicesARound = Math.ceil(products / itemsADigestion)
      expect(rounds).toBeGreaterThanOrEqual(Math.floor(900 / (slicesARound + 1)))
      expect(most).toBeLessThanOrEqual(101 + slicesARound)
      expect(storage.sql.exec('SELECT arrival FROM digested').one().arrival).toBe(intake.taken - intake.rows)
    })
  })
})
