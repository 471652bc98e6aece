import type { Posting } from './posting.ts'

/**
 * A ring is the packed form of a posting: the number of entries (u32), the short person hashes (u32 each), the times
 * (u32, epoch seconds), the lengths (a byte each) and the item numbers (varints). Little endian, no padding.
 */

/** The longest entry a ring can hold: lengths are bytes. */
export const maxEntryItems = 255

/** The posting a ring holds. Throws a RangeError when the bytes end too early: a ring is never half a ring. */
export function decodeRing(bytes: Uint8Array): Posting {
  if (bytes.length === 0) return decodeRing(emptyRing)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = view.getUint32(0, true)
  const people = new Uint32Array(size)
  const times = new Uint32Array(size)
  const starts = new Uint32Array(size + 1)
  const lengthsAt = 4 + 8 * size
  let total = 0
  for (let e = 0; e < size; e++) {
    people[e] = view.getUint32(4 + 4 * e, true)
    times[e] = view.getUint32(4 + 4 * size + 4 * e, true)
    total += bytes[lengthsAt + e]!
    starts[e + 1] = total
  }
  const items = new Uint32Array(total)
  let at = lengthsAt + size
  for (let i = 0; i < total; i++) {
    let byte = bytes[at++]!
    let value = byte & 127
    for (let scale = 128; byte > 127; scale *= 128) {
      byte = bytes[at++]!
      value += (byte & 127) * scale
    }
    items[i] = value
  }
  if (at > bytes.length) throw new RangeError(`ring ends early: ${bytes.length} bytes for ${size} entries`)
  return { size, people, times, starts, items }
}

/** The ring of a posting; `decodeRing(encodeRing(p))` equals `p`. */
export function encodeRing(posting: Posting): Uint8Array<ArrayBuffer> {
  const { size, people, times, starts, items } = posting
  const bytes = new Uint8Array(4 + 9 * size + 5 * items.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, size, true)
  const lengthsAt = 4 + 8 * size
  for (let e = 0; e < size; e++) {
    const length = starts[e + 1]! - starts[e]!
    if (length > maxEntryItems)
      throw new RangeError(`entry requires at most ${maxEntryItems} items; got ${length}`)
    view.setUint32(4 + 4 * e, people[e]!, true)
    view.setUint32(4 + 4 * size + 4 * e, times[e]!, true)
    bytes[lengthsAt + e] = length
  }
  let at = lengthsAt + size
  for (let i = 0; i < items.length; i++) {
    let value = items[i]!
    while (value > 127) {
      bytes[at++] = (value & 127) | 128
      value = Math.floor(value / 128)
    }
    bytes[at++] = value
  }
  return bytes.slice(0, at)
}

/** Whether a ring, which is not unpacked, has an entry whose short person hash, time and place pass. */
export function someEntry(
  ring: Uint8Array,
  passes: (person: number, time: number, e: number) => boolean,
): boolean {
  if (ring.length === 0) return false
  const view = new DataView(ring.buffer, ring.byteOffset, ring.byteLength)
  const size = view.getUint32(0, true)
  for (let e = 0; e < size; e++) {
    if (passes(view.getUint32(4 + 4 * e, true), view.getUint32(4 + 4 * size + 4 * e, true), e)) return true
  }
  return false
}

const emptyRing = new Uint8Array(4)
