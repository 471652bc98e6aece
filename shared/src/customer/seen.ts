import { hash64 } from '../maths/hash.ts'

/** Ids a profile remembers to recognise a repeated event. */
export const seenCapacity = 512

/**
 * The last 512 event ids as hashes, oldest first: three 32-bit words each (hash high, hash low, second of the event).
 * Grows with what it holds, so that a young profile stays small.
 */
export type Seen = Uint32Array

const words = 3

export const emptySeen: Seen = new Uint32Array(0)

/** Whether this id is among those remembered. */
export function hasSeen(seen: Seen, id: string): boolean {
  const { high, low } = hash64(id)
  for (let i = 0; i < seen.length; i += words) {
    if (seen[i] === high && seen[i + 1] === low) return true
  }
  return false
}

/**
 * The ring with these ids added (fewer than it holds at once), and the latest time (epoch ms) among those that had to be forgotten, 0 when none was.
 * An event older than that cannot be told from a repeated one.
 */
export function rememberSeen(
  seen: Seen,
  added: readonly { id: string; at: number }[],
): { seen: Seen; forgottenAt: number } {
  const drop = Math.min(seen.length, Math.max(0, seen.length + added.length * words - seenCapacity * words))
  const next = new Uint32Array(seen.length - drop + added.length * words)
  next.set(seen.subarray(drop))
  let at = seen.length - drop
  for (const one of added) {
    const { high, low } = hash64(one.id)
    next[at++] = high
    next[at++] = low
    next[at++] = Math.floor(one.at / 1_000)
  }
  let forgottenAt = 0
  for (let i = 2; i < drop; i += words) forgottenAt = Math.max(forgottenAt, (seen[i] ?? 0) * 1_000 + 999)
  return { seen: next, forgottenAt }
}

/** The ring as bytes for storage, and back. */
export function packSeen(seen: Seen): Uint8Array {
  return new Uint8Array(seen.buffer, seen.byteOffset, seen.byteLength)
}

export function unpackSeen(bytes: ArrayBuffer): Seen {
  return new Uint32Array(bytes.slice(0))
}

/** Two rings as one, without repeats: what a merged person has seen. */
export function mergeSeen(a: Seen, b: Seen): Seen {
  const known = new Set<string>()
  const rows: [number, number, number][] = []
  for (const ring of [a, b]) {
    for (let i = 0; i < ring.length; i += words) {
      const row: [number, number, number] = [ring[i] ?? 0, ring[i + 1] ?? 0, ring[i + 2] ?? 0]
      const key = `${row[0]}-${row[1]}`
      if (known.has(key)) continue
      known.add(key)
      rows.push(row)
    }
  }
  rows.sort((x, y) => x[2] - y[2])
  return Uint32Array.from(rows.slice(-seenCapacity).flat())
}
