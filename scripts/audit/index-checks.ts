import type { Fact } from '#shared/customer/fact'
import { kept } from '#shared/customer/profile'
import { hash32, hash53, hash64 } from '#shared/maths/hash'
import { windowAround } from '#shared/recommend/ring-merge'
import { compared, type Finding, stuck } from './finding.ts'
import { capacity, compareRing, type Expected, isCrowded, lost, overlaid } from './ring-checks.ts'
import type { StoredEntry, StoredItem } from './stored-shard.ts'
import type { StoredStore } from './stored-store.ts'

/**
 * What the session index holds, against profiles and orders: each visit in the ring of each of its items, as it stands.
 * A ring keeps its newest 500 entries, few of one network and day, and a profile its newest 30 visits: what only one
 * of the two can still have is not compared.
 */
export function checkIndex(store: StoredStore): Finding[] {
  const { shards, shardIntakes } = store
  const waiting = shardIntakes.flatMap((intake) => intake.waiting)
  return [
    ...shards.flatMap((shard, i) => [
      ...(shard.erasing > 0 ? [stuck(`index ${i}`, 'people being forgotten', shard.erasing)] : []),
      ...(shard.waitingBatches > 0
        ? [stuck(`index ${i}`, 'past visits not digested', shard.waitingBatches)]
        : []),
    ]),
    ...checkSessions(store, waiting),
    ...checkBaskets(store, waiting),
    ...(waiting.length === 0 ? checkCounts(store) : []),
  ]
}

type Waiting = { origin: string; facts: Fact[] }[]

function checkSessions(store: StoredStore, waiting: Waiting): Finding[] {
  const expected = new Map<number, Map<string, Expected>>()
  const oldest = new Map<number, number>()
  const known = new Set<number>()
  for (const { key, profile } of store.people.values()) {
    for (const name of [key, ...profile.aliases]) known.add(hash64(name).low)
    if (profile.erased || profile.merged?.handed) continue
    if (profile.sessions.length >= kept.sessions) {
      const first = seconds(Math.min(...profile.sessions.map(({ start }) => start)))
      for (const name of [key, ...profile.aliases]) oldest.set(hash64(name).low, first)
    }
    for (const { start, items, person } of profile.sessions) {
      expect(expected, hash64(person ?? key).low, seconds(start), items)
    }
  }
  const newer = new Map<number, Map<string, Expected>>()
  for (const { origin, facts } of waiting) {
    for (const fact of facts) {
      if (fact.kind === 'session')
        expect(newer, hash64(fact.person ?? origin).low, seconds(fact.start), fact.items)
    }
  }
  const isLoaded = store.shards.some(({ loaded }) => loaded > 0)
  return eachItem(
    store,
    (item, held) => {
      const entries = overlaid(sessionTexts(held?.sessions ?? []), newer.get(item))
      return compareRing(`index item ${item}`, entries, expected.get(item), {
        isCrowded: isCrowded(held),
        mayHold: ({ key, time }) => {
          const person = Number(key.split(' ')[0])
          return known.has(person) ? time < (oldest.get(person) ?? 0) : isLoaded
        },
      })
    },
    [...expected.keys(), ...newer.keys()],
  )
}

function checkBaskets(store: StoredStore, waiting: Waiting): Finding[] {
  const findings: Finding[] = []
  const expected = new Map<number, Map<string, Expected>>()
  const orders = new Map<number, number[]>()
  for (const { orders: theirs } of store.people.values()) {
    for (const { id, lines, cancelled, created_at } of theirs) {
      const items = cancelled ? [] : [...new Set(lines.map(({ n }) => n).filter((n) => n > 0))]
      orders.set(hash53(id), items)
      for (const item of items)
        put(expected, item, {
          key: String(hash32(id)),
          time: seconds(created_at),
          text: textOf(windowAround(items, item)),
        })
    }
  }
  const newer = new Map<number, Map<string, Expected>>()
  const held = new Map(store.shards.flatMap(({ baskets }) => [...baskets]))
  for (const fact of waiting.flatMap(({ facts }) => facts)) {
    if (fact.kind !== 'basket') continue
    const before = held.get(hash53(fact.order)) ?? []
    for (const item of new Set([...before, ...fact.items])) {
      const items = fact.items.includes(item) ? windowAround(fact.items, item) : []
      put(newer, item, { key: String(hash32(fact.order)), time: seconds(fact.at), text: textOf(items) })
    }
    held.set(hash53(fact.order), fact.items)
  }
  for (const [key, items] of orders) {
    if (items.length > 0 && !held.has(key)) findings.push(lost(`index order ${key}`, 'is not there'))
    else if (!sameItems(held.get(key) ?? [], items))
      findings.push(lost(`index order ${key}`, 'holds other items'))
  }
  for (const [key, items] of held) {
    if (!orders.has(key) && items.length > 0)
      findings.push({
        kind: 'doubled',
        count: 1,
        where: `index order ${key}`,
        what: 'an order that nobody holds',
      })
  }
  const rings = eachItem(
    store,
    (item, row) => {
      const entries = overlaid(
        (row?.baskets ?? []).map(({ mark, time, items }) => ({
          key: String(mark),
          time,
          text: textOf(items),
        })),
        newer.get(item),
      )
      return compareRing(`index baskets of ${item}`, entries, expected.get(item), {
        isCrowded: false,
        mayHold: () => false,
      })
    },
    [...expected.keys(), ...newer.keys()],
  )
  return [...findings, ...rings]
}

/** How often an item was opened and bought is the length of its rings as long as none has overflowed. */
function checkCounts({ shards }: StoredStore): Finding[] {
  return shards.flatMap(({ items, totals }, shard) => {
    const isFull = items.some(
      ({ sessions, baskets }) => Math.max(sessions.length, baskets.length) >= capacity,
    )
    if (isFull) return []
    const led = (list: 'sessions' | 'baskets'): number =>
      items.reduce((sum, row) => sum + row[list].filter((entry) => entry.items[0] === row.item).length, 0)
    return [
      ...items.flatMap((row) => [
        ...compared(`index item ${row.item}`, 'visits counted', row.df, row.sessions.length),
        ...compared(`index item ${row.item}`, 'orders counted', row.bought, row.baskets.length),
      ]),
      ...compared(`index ${shard}`, 'visits in all', totals.sessions, led('sessions')),
      ...compared(`index ${shard}`, 'orders in all', totals.orders, led('baskets')),
    ]
  })
}

function eachItem(
  { shards }: StoredStore,
  check: (item: number, row: StoredItem | undefined) => Finding[],
  more: readonly number[],
): Finding[] {
  const rows = new Map(
    shards.flatMap(({ items }, shard) =>
      items.filter(({ item }) => item % shards.length === shard).map((row) => [row.item, row] as const),
    ),
  )
  return [...new Set([...rows.keys(), ...more])].flatMap((item) => check(item, rows.get(item)))
}

function sessionTexts(entries: readonly StoredEntry[]): Expected[] {
  return entries.map(({ person, time, items }) => ({ key: `${person} ${time}`, time, text: textOf(items) }))
}

function expect(
  into: Map<number, Map<string, Expected>>,
  person: number,
  time: number,
  items: readonly number[],
): void {
  const known = items.filter((item) => item > 0)
  for (const item of new Set(known))
    put(into, item, { key: `${person} ${time}`, time, text: textOf(windowAround(known, item)) })
}

function put(into: Map<number, Map<string, Expected>>, item: number, entry: Expected): void {
  const entries = into.get(item) ?? new Map<string, Expected>()
  into.set(item, entries.set(entry.key, entry))
}

function sameItems(a: readonly number[], b: readonly number[]): boolean {
  return textOf([...a].sort()) === textOf([...b].sort())
}

const textOf = (items: ArrayLike<number>): string => Array.from(items).join(',')
const seconds = (ms: number): number => Math.floor(ms / 1_000)
