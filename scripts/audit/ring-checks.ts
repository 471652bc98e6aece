import { dayShare } from '#shared/recommend/network-share'
import type { Finding } from './finding.ts'
import type { StoredItem } from './stored-shard.ts'
import type { StoredStore } from './stored-store.ts'

/** A ring's entries. */
export const capacity = 500
/** From so many on a ring takes the fewest of one network and day. */
const strictest = 20

/** A visit or an order as some ring must hold it. */
export interface Expected {
  /** What tells it from others in its ring. */
  key: string
  time: number
  text: string
}

interface RingRules {
  /** The ring may have turned away visits of one network. */
  isCrowded: boolean
  /** Whether an entry that nothing kept explains may be there all the same. */
  mayHold(entry: Expected): boolean
}

/** What a ring holds against what it must hold. */
export function compareRing(
  where: string,
  held: readonly Expected[],
  expected: ReadonlyMap<string, Expected> | undefined,
  { isCrowded, mayHold }: RingRules,
): Finding[] {
  const findings: Finding[] = []
  const times = new Map<string, number>()
  for (const entry of held) {
    times.set(entry.key, (times.get(entry.key) ?? 0) + 1)
    const wanted = expected?.get(entry.key)
    if (!wanted && !mayHold(entry))
      findings.push({ kind: 'doubled', count: 1, where, what: `${entry.key} was never there` })
    else if (wanted && wanted.text !== entry.text)
      findings.push(lost(where, `${entry.key} is ${entry.text}, not ${wanted.text}`))
  }
  for (const [key, count] of times) {
    if (count > 1)
      findings.push({ kind: 'doubled', count: count - 1, where, what: `${key} stands there twice` })
  }
  const oldest = held.length >= capacity ? Math.min(...held.map(({ time }) => time)) : 0
  for (const { key, time } of expected?.values() ?? []) {
    if (!times.has(key) && !isCrowded && time > oldest) findings.push(lost(where, `${key} is missing`))
  }
  return findings
}

/** What the ring will hold when the waiting entries are written: a newer version takes the older one's place. */
export function overlaid(
  held: readonly Expected[],
  newer: ReadonlyMap<string, Expected> | undefined,
): Expected[] {
  if (!newer) return [...held]
  const both = [...held.filter(({ key }) => !newer.has(key)), ...newer.values()].filter(
    ({ text }) => text !== '',
  )
  return both.toSorted((a, b) => a.time - b.time).slice(-capacity)
}

/** Whether the ring holds as many visits of one network and day as it may have had enough of when it was shorter. */
export function isCrowded(row: StoredItem | undefined): boolean {
  const entries = row?.sessions ?? []
  const counts = new Map<number, number>()
  for (const { mark } of entries) if (mark !== 0) counts.set(mark, (counts.get(mark) ?? 0) + 1)
  return Math.max(0, ...counts.values()) >= dayShare(Math.min(entries.length, strictest))
}

export function lost(where: string, what: string): Finding {
  return { kind: 'lost', count: 1, where, what }
}

/** What `check` finds at each item that has a row, in the shard it belongs to, and at `more`. */
export function eachItem(
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

/** Notes an entry that an item's ring must hold. */
export function put(into: Map<number, Map<string, Expected>>, item: number, entry: Expected): void {
  const entries = into.get(item) ?? new Map<string, Expected>()
  into.set(item, entries.set(entry.key, entry))
}

export const textOf = (items: ArrayLike<number>): string => Array.from(items).join(',')
export const seconds = (ms: number): number => Math.floor(ms / 1_000)
