import { hash32, hash53 } from '#shared/maths/hash'
import { windowAround } from '#shared/recommend/ring-merge'
import type { Finding } from './finding.ts'
import { compareRing, type Expected, eachItem, lost, overlaid, put, seconds, textOf } from './ring-checks.ts'
import type { StoredShard } from './stored-shard.ts'
import type { StoredStore } from './stored-store.ts'

/** Items of an order, by the hash of its id. */
type OrderItems = Map<number, readonly number[]>

/** The orders in the session index, against those that people hold: in the rings, and in each shard that has one of its items. */
export function checkBaskets(store: StoredStore): Finding[] {
  const expected = new Map<number, Map<string, Expected>>()
  const orders: OrderItems = new Map()
  for (const { orders: theirs } of store.people.values()) {
    for (const { id, lines, cancelled, created_at } of theirs) {
      const items = cancelled ? [] : [...new Set(lines.map(({ n }) => n).filter((n) => n > 0))]
      orders.set(hash53(id), items)
      for (const item of items) put(expected, item, entryOf(id, created_at, windowAround(items, item)))
    }
  }
  const newer = new Map<number, Map<string, Expected>>()
  const findings = store.shards.flatMap((shard, place) => {
    const held = heldBy(store, shard, place, newer)
    const isOwn = (item: number): boolean => item % store.shards.length === place
    return checkShard(`index ${place}`, orders, held, isOwn)
  })
  const rings = eachItem(
    store,
    (item, row) => {
      const entries = (row?.baskets ?? []).map(
        ({ mark, time, items }): Expected => ({ key: String(mark), time, text: textOf(items) }),
      )
      return compareRing(`index baskets of ${item}`, overlaid(entries, newer.get(item)), expected.get(item), {
        isCrowded: false,
        mayHold: () => false,
      })
    },
    [...expected.keys(), ...newer.keys()],
  )
  return [...findings, ...rings]
}

/** What a shard will hold when what waits is digested; what that does to its rings goes into `newer`. */
function heldBy(
  { shardIntakes }: StoredStore,
  shard: StoredShard,
  place: number,
  newer: Map<number, Map<string, Expected>>,
): OrderItems {
  const held: OrderItems = new Map(shard.baskets)
  for (const fact of (shardIntakes[place]?.waiting ?? []).flatMap(({ facts }) => facts)) {
    if (fact.kind !== 'basket') continue
    const before = held.get(hash53(fact.order)) ?? []
    for (const item of new Set([...before, ...fact.items])) {
      const items = fact.items.includes(item) ? windowAround(fact.items, item) : []
      put(newer, item, entryOf(fact.order, fact.at, items))
    }
    held.set(hash53(fact.order), fact.items)
  }
  return held
}

function checkShard(
  where: string,
  orders: OrderItems,
  held: OrderItems,
  isOwn: (item: number) => boolean,
): Finding[] {
  const findings: Finding[] = []
  for (const [key, items] of orders) {
    if (!items.some(isOwn)) continue
    const known = held.get(key)
    if (!known) findings.push(lost(`${where} order ${key}`, 'is not there'))
    else if (!sameItems(known, items)) findings.push(lost(`${where} order ${key}`, 'holds other items'))
  }
  for (const [key, items] of held) {
    const isKnown = orders.has(key) || !items.some(isOwn)
    if (!isKnown)
      findings.push({ kind: 'doubled', count: 1, where: `${where} order ${key}`, what: 'nobody holds it' })
  }
  return findings
}

function entryOf(order: string, at: number, items: readonly number[]): Expected {
  return { key: String(hash32(order)), time: seconds(at), text: textOf(items) }
}

function sameItems(a: readonly number[], b: readonly number[]): boolean {
  return textOf(a.toSorted()) === textOf(b.toSorted())
}
