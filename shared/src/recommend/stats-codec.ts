import type { IndexStats } from './index-stats.ts'

/** One item's line of the snapshot. */
export interface ItemStats {
  item: number
  df: number
  bought: number
  level: number
  /** Share of the sessions in its ring that end on it. */
  ends: number
}

/** Levels travel in 64ths: a popularity is then right to one per cent. */
const levelSteps = 64
/** Shares travel in 255ths. */
const shareSteps = 255

/**
 * A shard's snapshot, packed into varints: sessions, orders, then for each item (in rising order) its distance from
 * the one before, df, bought, level and share of sessions that end on it. About eight bytes an item.
 */
export function encodeStats(
  totals: { sessions: number; orders: number },
  items: Iterable<ItemStats>,
): Uint8Array {
  const out = new ByteWriter()
  out.varint(totals.sessions)
  out.varint(totals.orders)
  let before = 0
  for (const { item, df, bought, level, ends } of items) {
    out.varint(item - before)
    out.varint(df)
    out.varint(bought)
    out.varint(Math.round(level * levelSteps))
    out.varint(Math.round(ends * shareSteps))
    before = item
  }
  return out.bytes()
}

/** The snapshots of all shards as one. */
export function decodeStats(shards: readonly Uint8Array[]): IndexStats {
  const lines: ItemStats[] = []
  let sessions = 0
  let orders = 0
  let highest = 0
  for (const bytes of shards) {
    const input = new ByteReader(bytes)
    sessions += input.varint()
    orders += input.varint()
    let item = 0
    while (!input.done) {
      item += input.varint()
      highest = Math.max(highest, item)
      lines.push({
        item,
        df: input.varint(),
        bought: input.varint(),
        level: input.varint() / levelSteps,
        ends: input.varint() / shareSteps,
      })
    }
  }
  const stats: IndexStats = {
    sessions,
    orders,
    df: new Uint32Array(highest + 1),
    bought: new Uint32Array(highest + 1),
    level: new Float32Array(highest + 1),
    ends: new Float32Array(highest + 1),
  }
  for (const { item, df, bought, level, ends } of lines) {
    stats.df[item] = df
    stats.bought[item] = bought
    stats.level[item] = level
    stats.ends[item] = ends
  }
  return stats
}

class ByteWriter {
  #bytes = new Uint8Array(1024)
  #length = 0

  varint(value: number): void {
    if (this.#length + 10 > this.#bytes.length) {
      const larger = new Uint8Array(2 * this.#bytes.length)
      larger.set(this.#bytes)
      this.#bytes = larger
    }
    let rest = value
    while (rest > 127) {
      this.#bytes[this.#length++] = (rest % 128) | 128
      rest = Math.floor(rest / 128)
    }
    this.#bytes[this.#length++] = rest
  }

  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length)
  }
}

class ByteReader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get done(): boolean {
    return this.#at >= this.#bytes.length
  }

  varint(): number {
    let value = 0
    for (let scale = 1; ; scale *= 128) {
      const byte = this.#bytes[this.#at++] ?? 0
      value += (byte & 127) * scale
      if (byte < 128) return value
    }
  }
}
