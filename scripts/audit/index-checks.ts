import type { Fact } from '#shared/customer/fact'
import { kept } from '#shared/customer/profile'
import { hash64 } from '#shared/maths/hash'
import { windowAround } from '#shared/recommend/ring-merge'
import { checkBaskets } from './basket-checks.ts'
import { compared, type Finding, stuck } from './finding.ts'
import {
  capacity,
  compareRing,
  type Expected,
  eachItem,
  isCrowded,
  overlaid,
  put,
  seconds,
  textOf,
} from './ring-checks.ts'
import type { StoredEntry } from './stored-shard.ts'
import type { StoredStore } from './stored-store.ts'

/**
 * What the session index holds, against profiles and orders: each visit in the ring of each of its items, as it stands.
 * A ring keeps its newest 500 entries, few of one network and day, none for longer than visitors are kept, and a profile
 * its newest 30 visits: what only one of the two can still have is not compared.
 */
export function checkIndex(store: StoredStore, now: number): Finding[] {
  const { shards, shardIntakes, visitorDays } = store
  // A ring is looked through once a day, in slices.
  const since = seconds(now - (visitorDays - 2) * 86_400_000)
  const waiting = shardIntakes.flatMap((intake) => intake.waiting)
  return [
    ...shards.flatMap((shard, i) => [
      ...(shard.erasing > 0 ? [stuck(`index ${i}`, 'people being forgotten', shard.erasing)] : []),
      ...(shard.waitingBatches > 0
        ? [stuck(`index ${i}`, 'past visits not digested', shard.waitingBatches)]
        : []),
    ]),
    ...checkSessions(store, waiting, since),
    ...checkBaskets(store),
    ...(waiting.length === 0 ? checkCounts(store, since) : []),
  ]
}

type Waiting = { origin: string; facts: Fact[] }[]

function checkSessions(store: StoredStore, waiting: Waiting, since: number): Finding[] {
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
      if (seconds(start) >= since) expect(expected, hash64(person ?? key).low, seconds(start), items)
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
          if (time < since) return true
          const person = Number(key.split(' ')[0])
          return known.has(person) ? time < (oldest.get(person) ?? 0) : isLoaded
        },
      })
    },
    [...expected.keys(), ...newer.keys()],
  )
}

/**
 * How often an item was opened and bought is the length of its rings as long as none has overflowed. Visits that were not
 * to be kept any longer left the rings and stay in the counts.
 */
function checkCounts({ shards, insights }: StoredStore, since: number): Finding[] {
  const rows = shards.flatMap(({ items }) => items)
  const isFull = rows.some(({ sessions, baskets }) => Math.max(sessions.length, baskets.length) >= capacity)
  if (isFull) return []
  const hasOld =
    shards.some(({ loaded }) => loaded > 0) ||
    insights.days.some(({ day, views }) => views > 0 && Date.parse(day) < since * 1_000)
  const counted = (found: Finding[]): Finding[] =>
    hasOld ? found.filter(({ kind }) => kind !== 'doubled') : found
  const led = (list: 'sessions' | 'baskets'): number =>
    rows.reduce((sum, row) => sum + row[list].filter((entry) => entry.items[0] === row.item).length, 0)
  const total = (name: 'sessions' | 'orders'): number =>
    shards.reduce((sum, { totals }) => sum + totals[name], 0)
  return [
    ...rows.flatMap((row) => [
      ...counted(compared(`index item ${row.item}`, 'visits counted', row.df, row.sessions.length)),
      ...compared(`index item ${row.item}`, 'orders counted', row.bought, row.baskets.length),
    ]),
    ...counted(compared('index', 'visits in all', total('sessions'), led('sessions'))),
    ...compared('index', 'orders in all', total('orders'), led('baskets')),
  ]
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
