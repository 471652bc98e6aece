import { hash64 } from '../maths/hash.ts'

/** Ids a profile remembers at least, to recognise a repeated event. */
export const seenCapacity = 512
/** Ids that gather before they are packed. */
const tailCapacity = 32

/**
 * The ids of the newest events as hashes, three 32-bit words each (high, low, second of the event), oldest first:
 * the newest ones in `tail`, written with every batch, and the many before them in `packed`, which changes only when
 * 32 have gathered and is a row of its own.
 */
export interface Seen {
  readonly packed: Uint32Array
  readonly tail: readonly number[]
}

const words = 3

export const emptySeen: Seen = { packed: new Uint32Array(0), tail: [] }

/** Whether this id is among those remembered. */
export function hasSeen({ packed, tail }: Seen, id: string): boolean {
  const { high, low } = hash64(id)
  return holds(tail, high, low) || holds(packed, high, low)
}

/**
 * What is remembered with these ids added, and the latest time (epoch ms) among those that had to be forgotten, 0 when
 * none was. An event older than that cannot be told from a repeated one.
 */
export function rememberSeen(
  { packed, tail }: Seen,
  added: readonly { id: string; at: number }[],
): { seen: Seen; forgottenAt: number } {
  const longer = [...tail]
  for (const { id, at } of added) {
    const { high, low } = hash64(id)
    longer.push(high, low, Math.floor(at / 1_000))
  }
  if (longer.length <= tailCapacity * words) return { seen: { packed, tail: longer }, forgottenAt: 0 }
  const drop = Math.max(0, packed.length + longer.length - seenCapacity * words)
  const all = new Uint32Array(packed.length + longer.length)
  all.set(packed)
  all.set(longer, packed.length)
  return {
    seen: { packed: drop === 0 ? all : all.slice(drop), tail: [] },
    forgottenAt: latest(all.subarray(0, drop)),
  }
}

/**
 * Two memories as one, without repeats: what a merged person has seen, and, as `rememberSeen` tells it, the latest time
 * among those that had to be forgotten.
 */
export function mergeSeen(a: Seen, b: Seen): { seen: Seen; forgottenAt: number } {
  const known = new Map<string, readonly number[]>()
  for (const list of [a.packed, a.tail, b.packed, b.tail]) {
    for (let i = 0; i < list.length; i += words) {
      known.set(`${list[i]} ${list[i + 1]}`, Array.from(list.slice(i, i + words)))
    }
  }
  const rows = [...known.values()].sort((x, y) => (x[2] ?? 0) - (y[2] ?? 0))
  const all = Uint32Array.from(rows.flat())
  const drop = Math.max(0, all.length - seenCapacity * words)
  return { seen: { packed: all.slice(drop), tail: [] }, forgottenAt: latest(all.subarray(0, drop)) }
}

/** The packed part as bytes for storage, and back. */
export function packedBytes({ packed }: Seen): Uint8Array {
  return new Uint8Array(packed.buffer, packed.byteOffset, packed.byteLength)
}

/** What `packedBytes` made, with the ids since; `null` where nothing was stored yet. */
export function unpackSeen(bytes: ArrayBuffer | null, tail: readonly number[]): Seen {
  return { packed: bytes ? new Uint32Array(bytes.slice(0)) : emptySeen.packed, tail }
}

/** The list's own search is many times faster than a loop; what it finds must be a `low` in its place. */
function holds(list: readonly number[] | Uint32Array, high: number, low: number): boolean {
  for (let at = list.indexOf(low); at >= 0; at = list.indexOf(low, at + 1)) {
    if (at % words === 1 && list[at - 1] === high) return true
  }
  return false
}

function latest(dropped: Uint32Array): number {
  let second = -1
  for (let i = 2; i < dropped.length; i += words) second = Math.max(second, dropped[i] ?? 0)
  return second < 0 ? 0 : second * 1_000 + 999
}
