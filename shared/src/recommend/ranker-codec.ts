import type { Distant } from './item-map.ts'
import type { PastSession } from './past-index.ts'
import { type Net, weightCount } from './ranker-net.ts'

/** A net in bytes: its features and hidden units (u16 each), then its weights (f32). */
export function encodeNet({ features, hidden, weights }: Net): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4 + 4 * weights.length)
  new Uint16Array(bytes.buffer, 0, 2).set([features, hidden])
  new Float32Array(bytes.buffer, 4).set(weights)
  return bytes
}

/** The net in these bytes; null when they hold one of other features than the ranker's, as after an update. */
export function decodeNet(bytes: Uint8Array, features: number): Net | null {
  if (bytes.length < 4) return null
  const copy = bytes.slice()
  const [count, hidden] = new Uint16Array(copy.buffer, 0, 2) as unknown as [number, number]
  if (count !== features || copy.length !== 4 + 4 * weightCount(count, hidden)) return null
  return { features: count, hidden, weights: new Float32Array(copy.buffer, 4) }
}

/** Sessions in numbers (u32): of each its time, its length and its items. */
export function encodeSessions(sessions: readonly PastSession[]): Uint8Array<ArrayBuffer> {
  const numbers = new Uint32Array(sessions.reduce((sum, { items }) => sum + 2 + items.length, 0))
  let at = 0
  for (const { time, items } of sessions) {
    numbers[at++] = time
    numbers[at++] = items.length
    numbers.set(items, at)
    at += items.length
  }
  return new Uint8Array(numbers.buffer)
}

/** What `encodeSessions` wrote. */
export function decodeSessions(bytes: Uint8Array): PastSession[] {
  const numbers = new Uint32Array(bytes.slice().buffer)
  const sessions: PastSession[] = []
  for (let at = 0; at < numbers.length; at += 2 + numbers[at + 1]!) {
    sessions.push({ time: numbers[at]!, items: [...numbers.subarray(at + 2, at + 2 + numbers[at + 1]!)] })
  }
  return sessions
}

/** Some items' lists behind one another: item and length (u32), then its items (u32) and weights (f32). */
export function encodeLists(lists: readonly { item: number; list: Distant }[]): Uint8Array<ArrayBuffer> {
  const words = new Uint32Array(lists.reduce((sum, { list }) => sum + 2 + 2 * list.items.length, 0))
  const floats = new Float32Array(words.buffer)
  let at = 0
  for (const { item, list } of lists) {
    const length = list.items.length
    words[at] = item
    words[at + 1] = length
    words.set(list.items, at + 2)
    floats.set(list.weights, at + 2 + length)
    at += 2 + 2 * length
  }
  return new Uint8Array(words.buffer)
}

/** What `encodeLists` wrote. */
export function decodeLists(bytes: Uint8Array): { item: number; list: Distant }[] {
  const buffer = bytes.slice().buffer
  const words = new Uint32Array(buffer)
  const floats = new Float32Array(buffer)
  const lists: { item: number; list: Distant }[] = []
  for (let at = 0; at < words.length; at += 2 + 2 * words[at + 1]!) {
    const [item, length] = [words[at]!, words[at + 1]!]
    lists.push({
      item,
      list: {
        items: words.slice(at + 2, at + 2 + length),
        weights: floats.slice(at + 2 + length, at + 2 + 2 * length),
      },
    })
  }
  return lists
}

/** A copy of the floats as bytes, in the machine's order (little-endian wherever this runs). */
export function floatBytes(floats: Float32Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(floats.slice().buffer)
}

/** What `floatBytes` wrote. */
export function bytesToFloats(bytes: Uint8Array): Float32Array<ArrayBuffer> {
  return new Float32Array(bytes.slice().buffer)
}
