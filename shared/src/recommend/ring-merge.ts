import { limits } from '../wire/limits.ts'
import type { Posting } from './posting.ts'
import { decodeRing, encodeRing, maxEntryItems, someEntry } from './ring-codec.ts'

/**
 * One session or one basket as a ring keeps it. `high` and `low` are the halves of the person's 64-bit hash; `mark`
 * is a hash of the network a session came from and of the day on which it came (0: unknown), or a basket's order hash;
 * `time` is in epoch seconds.
 */
export interface Entry {
  high: number
  low: number
  mark: number
  time: number
  items: ArrayLike<number>
}

/** A ring with what only its keeper needs: for each entry the person's `high` and the `mark`, u32 each. */
export interface PackedRing {
  ring: Uint8Array
  owners: Uint8Array
}

export interface MergeRule {
  /** Entries kept: the newest. */
  capacity: number
  /**
   * What makes two entries the same: a session's person and start, or a basket's order, which may be told as another
   * person's after its buyer signed in.
   */
  identity: 'time' | 'mark'
  /** Most entries of one network and day that a ring of `size` takes; and the time, by which marks grow stale. */
  network?: { dayShare: (size: number) => number; nowS: number }
}

export interface Merged extends PackedRing {
  /** Additions that were not a newer version of an entry the ring held. */
  fresh: Entry[]
  /** Entries taken out because their newer version is empty. */
  removed: Entry[]
  /** Entries whose newer version took their place, with that. */
  replaced: { before: Entry; after: Entry }[]
}

export const emptyPackedRing: PackedRing = { ring: new Uint8Array(4), owners: new Uint8Array(0) }

/**
 * The ring after `additions`, in order: a known entry is replaced, an empty one removed, the oldest beyond the
 * capacity fall out. The result does not depend on how the additions were cut into batches.
 */
export function mergeRing(before: PackedRing, additions: readonly Entry[], rule: MergeRule): Merged {
  // Marks of networks grow stale, others' do not: without them and without additions a ring is what it was.
  if (additions.length === 0 && !rule.network) return { ...before, fresh: [], removed: [], replaced: [] }
  const entries = unpackRing(before)
  const fresh: Entry[] = []
  const removed: Entry[] = []
  const replaced: Merged['replaced'] = []
  for (const addition of additions) {
    const at = findEntry(entries, addition, rule.identity)
    if (at >= 0) {
      const [old] = entries.splice(at, 1)
      if (addition.items.length > 0) {
        insertByTime(entries, rule.network ? { ...addition, mark: old!.mark } : addition)
        replaced.push({ before: old!, after: addition })
      } else removed.push(old!)
    } else if (addition.items.length > 0) {
      if (isCrowded(entries, addition, rule)) continue
      fresh.push(addition)
      insertByTime(entries, addition)
      if (entries.length > rule.capacity) entries.shift()
    }
  }
  return { ...packRing(entries, rule.network?.nowS), fresh, removed, replaced }
}

/** The ring without the entries of these people, and the entries taken out. */
export function removePeople(
  before: PackedRing,
  people: readonly { high: number; low: number }[],
): PackedRing & { removed: Entry[] } {
  const removed: Entry[] = []
  // Most rings hold nothing of theirs, which their short hashes tell.
  const lows = new Set(people.map(({ low }) => low))
  if (!someEntry(before.ring, (person) => lows.has(person))) return { ...before, removed }
  const kept = unpackRing(before).filter((entry) => {
    const gone = people.some(({ high, low }) => entry.high === high && entry.low === low)
    if (gone) removed.push(entry)
    return !gone
  })
  return removed.length === 0 ? { ...before, removed } : { ...packRing(kept), removed }
}

/** The ring without entries from before `timeS`, and without stale marks; null when it has no such entries. */
export function ringSince(before: PackedRing, timeS: number, nowS: number): PackedRing | null {
  if (!someEntry(before.ring, (_, time) => time < timeS)) return null
  const entries = unpackRing(before)
  const kept = entries.filter(({ time }) => time >= timeS)
  return packRing(kept, nowS)
}

/** What only the keeper needs of a ring of sessions, without stale marks; null when it has none. */
export function withoutStaleMarks(before: PackedRing, nowS: number): Uint8Array | null {
  const { ring, owners } = before
  const view = new DataView(owners.buffer, owners.byteOffset, owners.byteLength)
  const isOld = (_: number, time: number, e: number) =>
    isStale(time, nowS) && view.getUint32(8 * e + 4, true) !== 0
  return someEntry(ring, isOld) ? packRing(unpackRing(before), nowS).owners : null
}

/** The entries of a ring, oldest first. */
export function unpackRing({ ring, owners }: PackedRing): Entry[] {
  const { size, people, times, starts, items } = decodeRing(ring)
  const view = new DataView(owners.buffer, owners.byteOffset, owners.byteLength)
  const entries: Entry[] = []
  for (let e = 0; e < size; e++) {
    entries.push({
      high: view.getUint32(8 * e, true),
      low: people[e]!,
      mark: view.getUint32(8 * e + 4, true),
      time: times[e]!,
      items: items.subarray(starts[e]!, starts[e + 1]!),
    })
  }
  return entries
}

/** The entries packed; with `nowS`, without marks that are stale. */
function packRing(entries: readonly Entry[], nowS?: number): PackedRing {
  const owners = new Uint8Array(8 * entries.length)
  const view = new DataView(owners.buffer)
  entries.forEach((entry, e) => {
    const stale = nowS !== undefined && isStale(entry.time, nowS)
    view.setUint32(8 * e, entry.high, true)
    view.setUint32(8 * e + 4, stale ? 0 : entry.mark, true)
  })
  return { ring: encodeRing(postingOf(entries)), owners }
}

/** Entries as a posting. */
export function postingOf(entries: readonly Entry[]): Posting {
  const size = entries.length
  const starts = new Uint32Array(size + 1)
  for (let e = 0; e < size; e++) starts[e + 1] = starts[e]! + entries[e]!.items.length
  const items = new Uint32Array(starts[size]!)
  const people = new Uint32Array(size)
  const times = new Uint32Array(size)
  entries.forEach((entry, e) => {
    people[e] = entry.low
    times[e] = entry.time
    items.set(entry.items, starts[e]!)
  })
  return { size, people, times, starts, items }
}

/**
 * At most `length` items around the first `item`, so that one endless session neither fills a ring nor blurs it.
 *
 * @example windowAround([1, 2, 3, 4, 5], 4, 3) // [3, 4, 5]
 */
export function windowAround(items: readonly number[], item: number, length = 40): readonly number[] {
  if (length > maxEntryItems) throw new RangeError(`length requires at most ${maxEntryItems}; got ${length}`)
  if (items.length <= length) return items
  const from = Math.max(0, items.indexOf(item) - (length >> 1))
  const start = Math.min(from, items.length - length)
  return items.slice(start, start + length)
}

function findEntry(entries: readonly Entry[], wanted: Entry, identity: MergeRule['identity']): number {
  for (let e = entries.length - 1; e >= 0; e--) {
    const entry = entries[e]!
    if (identity === 'mark') {
      if (entry.mark === wanted.mark) return e
      continue
    }
    if (entry.time < wanted.time) return -1
    if (entry.low === wanted.low && entry.high === wanted.high && entry.time === wanted.time) return e
  }
  return -1
}

function insertByTime(entries: Entry[], entry: Entry): void {
  let at = entries.length
  while (at > 0 && entries[at - 1]!.time > entry.time) at--
  entries.splice(at, 0, entry)
}

/**
 * Whether the entry's network has had its share of this day. What is older than all that a full ring holds would fall
 * out at once and could be told again and again, each time as if for the first time.
 */
function isCrowded(
  entries: readonly Entry[],
  { mark, time }: Entry,
  { network, capacity }: MergeRule,
): boolean {
  if (network === undefined || mark === 0) return false
  if (entries.length >= capacity && time < entries[0]!.time) return true
  let count = 0
  for (const entry of entries) if (entry.mark === mark) count++
  return count >= network.dayShare(entries.length)
}

/**
 * Marks serve the limit of one day only. A visit that began before these days has none: whatever may still come with its
 * mark came by then. (An event may be told 72 hours late; with its day's marks gone, a network had another share of it.)
 */
const isStale = (time: number, nowS: number): boolean => dayOf(time) < dayOf(nowS) - daysOpen

/** Days back, today's not counted, in which a session may still begin, with one to spare for what waits to be digested. */
const daysOpen = limits.eventAgeMs / 86_400_000 + 1

const dayOf = (timeS: number): number => Math.floor(timeS / 86_400)
