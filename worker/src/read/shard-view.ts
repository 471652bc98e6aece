import { type Distant, decodeDistant } from '#shared/recommend/item-map'
import type { Posting } from '#shared/recommend/posting'
import { decodeRing } from '#shared/recommend/ring-codec'
import { defaultSessionKnnSettings } from '#shared/recommend/session-knn-settings'
import type { ShardPlaces } from '#shared/recommend/shard-places'
import { sumVotes, type Votes, votesBytes } from '#shared/recommend/votes'
import { indexShardOf } from '../objects/names.ts'
import { budgets, keyIn, nextSlot } from './budgets.ts'
import { ByteCache } from './byte-cache.ts'
import { Flights } from './flights.ts'
import { stillHeld } from './patience.ts'
import { RenewalPace } from './renewal-pace.ts'

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

const rings = new ByteCache<number, KeptRing>(budgets.postingBytes)
const knn = defaultSessionKnnSettings

/**
 * One shard's rings. Every 2 s the shard is asked what changed, and of that is renewed what is looked at: all of it for
 * a page now and then, so much a second under a load that changes everything; the rest serves on for a few seconds.
 */
export class ShardView {
  believedMs: number = budgets.postingMs
  readonly #store: string
  readonly #shard: number
  readonly #places: ShardPlaces
  #splits = 0
  #voteSlot = nextSlot()
  #sessionSlot = nextSlot()
  #basketSlot = nextSlot()
  readonly #pace = new RenewalPace()
  #held: { epoch: string; version: number } | null = null
  /** The model that the shard has now, and since when it is known (epoch ms). */
  #model = { version: 0, since: 0 }
  #checkedAt = Number.NEGATIVE_INFINITY
  /** When the shard was heard last; rings outlive its silence by a minute. */
  #heardAt = Number.NEGATIVE_INFINITY
  readonly #flights = new Flights<string>()

  constructor(store: string, shard: number, places: ShardPlaces) {
    this.#store = store
    this.#shard = shard
    this.#places = places
  }

  votes(item: number): KeptRing | undefined {
    return rings.get(keyIn(this.#voteSlot, item))
  }

  sessions(item: number): KeptRing | undefined {
    return rings.get(keyIn(this.#sessionSlot, item))
  }

  baskets(item: number): KeptRing | undefined {
    return rings.get(keyIn(this.#basketSlot, item))
  }

  /** Returns whether the shard was found to have been split: then some of what was wanted is elsewhere. */
  async load(env: Env, wanted: Wanted): Promise<boolean> {
    const splits = this.#splits
    if (Date.now() - this.#checkedAt >= this.believedMs) {
      // What is missing can come along with the news of what changed, but what changed may then be missing: so twice.
      const lacking = this.#missing(wanted)
      const ask = () => this.#flights.fetch(['check'], () => this.#fetch(env, lacking))
      // Without what is missing there is nothing to go on with.
      if (lacking.length > 0) await ask()
      else await this.#heldStill(ask)
    }
    const missing = this.#missing(wanted)
    const changed = this.#toRenew(wanted)
    const fetch = () => this.#flights.fetch([...missing, ...changed], (keys) => this.#fetch(env, keys))
    if (missing.length > 0) await fetch()
    else if (changed.length > 0) await this.#heldStill(fetch)
    return this.#splits > splits
  }

  /** Asks the shard something that can be done without for a while. */
  async #heldStill(ask: () => Promise<unknown>): Promise<void> {
    const copies = { store: this.#store, object: 'index', heldAt: this.#heardAt } as const
    if (await stillHeld(copies, ask)) return
    this.#checkedAt = Math.max(this.#checkedAt, Date.now() - this.believedMs + budgets.againMs)
  }

  /** What is not there, or changed too long ago to serve on. */
  #missing(wanted: Wanted): string[] {
    const now = Date.now()
    return keysOf(this, wanted, (ring) => !ring || this.#servesUntil(ring) < now)
  }

  /** What changed, is not being renewed yet, and may be renewed now. */
  #toRenew(wanted: Wanted): string[] {
    const now = Date.now()
    const changed = keysOf(this, wanted, (ring) => {
      const until = ring ? this.#servesUntil(ring) : Number.POSITIVE_INFINITY
      return until >= now && until < Number.POSITIVE_INFINITY
    }).filter((key) => !this.#flights.isFetching(key))
    return changed.slice(0, this.#pace.take(changed.length, now))
  }

  #servesUntil({ servesUntil, model }: KeptRing): number {
    if (servesUntil !== null) return servesUntil
    const isCurrent = model === null || model === this.#model.version
    return isCurrent ? Number.POSITIVE_INFINITY : this.#model.since + budgets.modelMs
  }

  async #fetch(env: Env, wanted: string[]): Promise<void> {
    const askedAt = Date.now()
    const items = (kind: string) =>
      wanted.filter((key) => key.startsWith(kind)).map((key) => Number(key.slice(1)))
    const [votes, sessions, baskets] = [items('v'), items('s'), items('b')]
    const shard = indexShardOf(env, this.#store, this.#shard)
    const reply = await shard.rings([...votes, ...sessions], baskets, this.#held)
    if (this.#places.heard(this.#shard, reply.shards)) this.#noteChanged(null, askedAt)
    if ([...votes, ...sessions, ...baskets].some((item) => this.#places.of(item) !== this.#shard)) {
      this.#splits++
      return
    }
    const isOvertaken = this.#held?.epoch === reply.epoch && reply.version < this.#held.version
    // By a later answer, which may have dropped these very rings: older ones must not come back and stay.
    if (isOvertaken) return this.#fetch(env, wanted)
    this.#noteChanged(reply.changed, askedAt)
    this.#held = { epoch: reply.epoch, version: reply.version }
    this.#checkedAt = Math.max(this.#checkedAt, askedAt)
    this.#heardAt = Math.max(this.#heardAt, askedAt)
    const { model } = reply
    // A shard that was filled anew from a backup may begin with a lower one.
    if (model !== this.#model.version) this.#model = { version: model, since: askedAt }
    const plain = { votes: null, distant: null, posting: null, model: null, servesUntil: null }
    votes.forEach((item, i) => {
      const says = sumVotes(decodeRing(reply.sessions[i]!), item, knn)
      const distant = decodeDistant(reply.distant[i]!)
      keep(keyIn(this.#voteSlot, item), { ...plain, bytes: noBytes, votes: says, distant, model })
    })
    sessions.forEach((item, i) => {
      keep(keyIn(this.#sessionSlot, item), { ...plain, bytes: reply.sessions[votes.length + i]! })
    })
    baskets.forEach((item, i) => {
      keep(keyIn(this.#basketSlot, item), { ...plain, bytes: reply.baskets[i]! })
    })
  }

  /** Of these items the shard has newer rings; null: nothing that is held means anything any more. */
  #noteChanged(changed: number[] | null, now: number): void {
    if (changed === null) {
      this.#voteSlot = nextSlot()
      this.#sessionSlot = nextSlot()
      this.#basketSlot = nextSlot()
      return
    }
    for (const item of changed) {
      // Not all at the same moment: what was heard of together would have to be renewed together.
      const until = now + budgets.changedMs * (0.5 + Math.random() / 2)
      for (const ring of [this.votes(item), this.sessions(item), this.baskets(item)]) {
        if (ring) ring.servesUntil ??= until
      }
    }
  }
}

/** Keys of those wanted whose ring passes. */
function keysOf(
  view: ShardView,
  { votes, baskets, sessions }: Wanted,
  passes: (ring: KeptRing | undefined) => boolean,
): string[] {
  return [
    ...votes.filter((item) => passes(view.votes(item))).map((item) => `v${item}`),
    ...sessions.filter((item) => passes(view.sessions(item))).map((item) => `s${item}`),
    ...baskets.filter((item) => passes(view.baskets(item))).map((item) => `b${item}`),
  ]
}

const noBytes = new Uint8Array(0)

/** Items of which something is wanted. */
interface Wanted {
  votes: readonly number[]
  baskets: readonly number[]
  sessions: readonly number[]
}

function keep(key: number, ring: KeptRing): void {
  // What is unpacked of a ring, and worked out from that, is some five times as large as it is.
  const own = ring.votes ? votesBytes(ring.votes) : 6 * ring.bytes.byteLength
  rings.set(key, ring, 300 + own + distantBytes(ring))
}

function distantBytes({ distant }: KeptRing): number {
  return distant ? 200 + 8 * distant.items.length : 0
}
