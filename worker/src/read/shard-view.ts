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

/** A ring as it came, and, for one of sessions, what it says about neighbours: what almost every request asks. */
export interface KeptRing {
  bytes: Uint8Array
  votes: Votes | null
  distant: Distant | null
  /** The sessions or orders of the ring, unpacked when first asked for. */
  posting: Posting | null
}

const rings = new ByteCache<number, KeptRing>(budgets.postingBytes)
const knn = defaultSessionKnnSettings

/** One shard's rings, kept as long as the shard says, every 2 s, that they did not change. */
export class ShardView {
  believedMs: number = budgets.postingMs
  readonly #store: string
  readonly #shard: number
  readonly #places: ShardPlaces
  #splits = 0
  #voteSlot = nextSlot()
  #sessionSlot = nextSlot()
  #basketSlot = nextSlot()
  #held: { epoch: string; version: number } | null = null
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
      const copies = { store: this.#store, object: 'index', heldAt: this.#heardAt } as const
      // Without what is missing there is nothing to go on with.
      if (lacking.length > 0) await ask()
      else if (!(await stillHeld(copies, ask)))
        this.#checkedAt = Math.max(this.#checkedAt, Date.now() - this.believedMs + budgets.againMs)
    }
    const missing = this.#missing(wanted)
    if (missing.length > 0) await this.#flights.fetch(missing, (keys) => this.#fetch(env, keys))
    return this.#splits > splits
  }

  #missing({ votes, baskets, sessions }: Wanted): string[] {
    return [
      ...votes.filter((item) => this.votes(item) === undefined).map((item) => `v${item}`),
      ...sessions.filter((item) => this.sessions(item) === undefined).map((item) => `s${item}`),
      ...baskets.filter((item) => this.baskets(item) === undefined).map((item) => `b${item}`),
    ]
  }

  async #fetch(env: Env, wanted: string[]): Promise<void> {
    const askedAt = Date.now()
    const items = (kind: string) =>
      wanted.filter((key) => key.startsWith(kind)).map((key) => Number(key.slice(1)))
    const [votes, sessions, baskets] = [items('v'), items('s'), items('b')]
    const shard = indexShardOf(env, this.#store, this.#shard)
    const reply = await shard.rings([...votes, ...sessions], baskets, this.#held)
    if (this.#places.heard(this.#shard, reply.shards)) this.#forget(null)
    if ([...votes, ...sessions, ...baskets].some((item) => this.#places.of(item) !== this.#shard)) {
      this.#splits++
      return
    }
    const isOvertaken = this.#held?.epoch === reply.epoch && reply.version < this.#held.version
    // By a later answer, which may have dropped these very rings: older ones must not come back and stay.
    if (isOvertaken) return this.#fetch(env, wanted)
    this.#forget(reply.changed)
    this.#held = { epoch: reply.epoch, version: reply.version }
    this.#checkedAt = Math.max(this.#checkedAt, askedAt)
    this.#heardAt = Math.max(this.#heardAt, askedAt)
    votes.forEach((item, i) => {
      keep(keyIn(this.#voteSlot, item), {
        bytes: noBytes,
        votes: sumVotes(decodeRing(reply.sessions[i]!), item, knn),
        distant: decodeDistant(reply.distant[i]!),
        posting: null,
      })
    })
    sessions.forEach((item, i) => {
      const bytes = reply.sessions[votes.length + i]!
      keep(keyIn(this.#sessionSlot, item), { bytes, votes: null, distant: null, posting: null })
    })
    baskets.forEach((item, i) => {
      keep(keyIn(this.#basketSlot, item), {
        bytes: reply.baskets[i]!,
        votes: null,
        distant: null,
        posting: null,
      })
    })
  }

  #forget(changed: number[] | null): void {
    if (changed === null) {
      this.#voteSlot = nextSlot()
      this.#sessionSlot = nextSlot()
      this.#basketSlot = nextSlot()
      return
    }
    for (const item of changed) {
      rings.delete(keyIn(this.#voteSlot, item))
      rings.delete(keyIn(this.#sessionSlot, item))
      rings.delete(keyIn(this.#basketSlot, item))
    }
  }
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
