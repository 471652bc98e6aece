/**
 * Where the items lie to each other: what the sessions say over more than one step. Learned from time to time from the
 * whole index; an item that is newer than the map has no place on it.
 */
export interface ItemMap {
  /** Length of a place. */
  dims: number
  /** The place of item `i` from `i * dims` on: a direction, its length 127. All zero: not on the map. */
  places: Int8Array
  /** The items two steps away: the neighbours of an item's neighbours. */
  distant(item: number): Distant | undefined
}

/** Items two steps from one item, by falling weight; the weights sum up to at most 1. */
export interface Distant {
  items: Uint32Array
  weights: Float32Array
}

export const noDistant: Distant = { items: new Uint32Array(0), weights: new Float32Array(0) }

/** The length of a place's direction. */
export const placeLength = 127

/**
 * How alike two directions are: 1 is the same, 0 nothing to do with each other. `from` and `to` are where they begin.
 */
export function cosineAt(places: Int8Array, from: number, to: number, dims: number): number {
  let sum = 0
  for (let d = 0; d < dims; d++) sum += places[from + d]! * places[to + d]!
  return sum / (placeLength * placeLength)
}

/** Distant items in bytes: how many, the highest weight (f32), then for each its number (varint) and weight (a byte). */
export function encodeDistant({ items, weights }: Distant): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(6 + 6 * items.length)
  const view = new DataView(bytes.buffer)
  const highest = weights.reduce((most, one) => Math.max(most, one), 0)
  view.setUint16(0, items.length, true)
  view.setFloat32(2, highest, true)
  let at = 6
  for (let i = 0; i < items.length; i++) {
    let rest = items[i]!
    while (rest > 127) {
      bytes[at++] = (rest & 127) | 128
      rest = Math.floor(rest / 128)
    }
    bytes[at++] = rest
    bytes[at++] = Math.round((255 * weights[i]!) / highest)
  }
  return bytes.slice(0, at)
}

/** What `encodeDistant` wrote; weights come back to one part in 255 of the highest. */
export function decodeDistant(bytes: Uint8Array): Distant {
  if (bytes.length === 0) return noDistant
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = view.getUint16(0, true)
  const highest = view.getFloat32(2, true)
  const items = new Uint32Array(size)
  const weights = new Float32Array(size)
  let at = 6
  for (let i = 0; i < size; i++) {
    let byte = bytes[at++]!
    let value = byte & 127
    for (let scale = 128; byte > 127; scale *= 128) {
      byte = bytes[at++]!
      value += (byte & 127) * scale
    }
    items[i] = value
    weights[i] = (highest * bytes[at++]!) / 255
  }
  return { items, weights }
}

/** Items whose distant items are kept together: item `i` stands on shelf `floor(i / itemsAShelf)`. */
export const itemsAShelf = 64

/** The distant items of a shelf's items, in order: their lengths in bytes (u16 each), then their bytes. */
export function encodeDistantShelf(lists: readonly Distant[]): Uint8Array<ArrayBuffer> {
  const encoded = lists.map(encodeDistant)
  const lengths = Uint16Array.from(encoded, (bytes) => bytes.length)
  const shelf = new Uint8Array(lengths.byteLength + encoded.reduce((sum, bytes) => sum + bytes.length, 0))
  shelf.set(new Uint8Array(lengths.buffer))
  let at = lengths.byteLength
  for (const bytes of encoded) {
    shelf.set(bytes, at)
    at += bytes.length
  }
  return shelf
}

/** The bytes of one item's distant items, as `decodeDistant` reads them. */
export function distantOnShelf(shelf: Uint8Array, item: number): Uint8Array {
  const lengths = new DataView(shelf.buffer, shelf.byteOffset, 2 * itemsAShelf)
  let at = 2 * itemsAShelf
  for (let i = 0; i < item % itemsAShelf; i++) at += lengths.getUint16(2 * i, true)
  return shelf.slice(at, at + lengths.getUint16(2 * (item % itemsAShelf), true))
}
