import { type Distant, decodeDistant } from '#shared/recommend/item-map'
import type { Posting } from '#shared/recommend/posting'
import { decodeRing } from '#shared/recommend/ring-codec'
import { defaultSessionKnnSettings } from '#shared/recommend/session-knn-settings'
import { sumVotes, type Votes, votesBytes } from '#shared/recommend/votes'
import { budgets, keyIn, nextSlot } from './budgets.ts'
import { ByteCache } from './byte-cache.ts'

/** A ring as it came, and, for one of sessions, what it says about neighbours: what almost every request asks. */
export interface KeptRing {
  bytes: Uint8Array
  votes: Votes | null
  distant: Distant | null
  /** The sessions or orders of the ring, unpacked when first asked for. */
  posting: Posting | null
  /** The model whose map gave the distant items; null: it has none. */
  model: number | null
  /** The shard has changed it, and it serves on until then (epoch ms); null: it is as the shard has it. */
  servesUntil: number | null
}

/** What is held of an item: what its ring of sessions says about neighbours, that ring itself, its ring of baskets. */
export const ringKinds = ['votes', 'sessions', 'baskets'] as const
export type RingKind = (typeof ringKinds)[number]

const rings = new ByteCache<number, KeptRing>(budgets.postingBytes)
const knn = defaultSessionKnnSettings
const noBytes = new Uint8Array(0)
const plain = { bytes: noBytes, votes: null, distant: null, posting: null, model: null, servesUntil: null }

/** The rings of one shard that this isolate holds, within the budget that all shards share. */
export class KeptRings {
  #slots = newSlots()

  of(kind: RingKind, item: number): KeptRing | undefined {
    return rings.get(keyIn(this.#slots[kind], item))
  }

  /** Keeps a ring of sessions or baskets as it came. */
  keep(kind: 'sessions' | 'baskets', item: number, bytes: Uint8Array): void {
    this.#set(kind, item, { ...plain, bytes })
  }

  /** Keeps what a ring of sessions says about neighbours, and the items the model of that number adds. */
  keepVotes(item: number, came: { ring: Uint8Array; distant: Uint8Array; model: number }): void {
    const votes = sumVotes(decodeRing(came.ring), item, knn)
    this.#set('votes', item, { ...plain, votes, distant: decodeDistant(came.distant), model: came.model })
  }

  /** Of these items the shard has newer rings. They serve on for a while: not all as long, or all would be due together. */
  changed(items: readonly number[], now: number): void {
    for (const item of items) {
      const until = now + budgets.changedMs * (0.5 + Math.random() / 2)
      for (const kind of ringKinds) {
        const ring = this.of(kind, item)
        if (ring) ring.servesUntil ??= until
      }
    }
  }

  /** Nothing that is held means anything any more. */
  drop(): void {
    this.#slots = newSlots()
  }

  #set(kind: RingKind, item: number, ring: KeptRing): void {
    // What is unpacked of a ring, and worked out from that, is some five times as large as it is.
    const own = ring.votes ? votesBytes(ring.votes) : 6 * ring.bytes.byteLength
    rings.set(keyIn(this.#slots[kind], item), ring, 300 + own + distantBytes(ring))
  }
}

function newSlots(): Record<RingKind, number> {
  return { votes: nextSlot(), sessions: nextSlot(), baskets: nextSlot() }
}

function distantBytes({ distant }: KeptRing): number {
  return distant ? 200 + 8 * distant.items.length : 0
}
