import { emptyStats, type IndexStats } from '#shared/recommend/index-stats'
import { type Distant, decodeDistant, type ItemMap } from '#shared/recommend/item-map'
import { type ItemTraits, traitsOf } from '#shared/recommend/item-traits'
import type { Posting } from '#shared/recommend/posting'
import { decodeNet } from '#shared/recommend/ranker-codec'
import type { Net } from '#shared/recommend/ranker-net'
import { featureCount } from '#shared/recommend/ranker-settings'
import { decodeRing } from '#shared/recommend/ring-codec'
import { defaultSessionKnnSettings } from '#shared/recommend/session-knn-settings'
import { decodeStats } from '#shared/recommend/stats-codec'
import { Top } from '#shared/recommend/top'
import { sumVotes, type Votes, votesBytes } from '#shared/recommend/votes'
import { indexShardOf } from '../objects/names.ts'
import type { RankerModel } from '../objects/ranker-work.ts'
import { budgets, keyIn, nextSlot } from './budgets.ts'
import { ByteCache } from './byte-cache.ts'
import { Flights } from './flights.ts'

/** A ring as it came, and, for one of sessions, what it says about neighbours: what almost every request asks. */
interface KeptRing {
  bytes: Uint8Array
  votes: Votes | null
  distant: Distant | null
  /** The orders of a ring of baskets, unpacked when first asked for. */
  orders: Posting | null
}

/** What the ranker needs beside votes and counts. */
export interface Ranker {
  net: Net
  map: ItemMap
  traits: ItemTraits
}

const rings = new ByteCache<number, KeptRing>(budgets.postingBytes)
const views = new Map<string, IndexView>()
/** Items that bestseller shelves choose from. */
const popularItems = 300
const knn = defaultSessionKnnSettings

/** What this isolate holds of a store's session index. */
export function indexView(store: string, shards: number): IndexView {
  const name = `${store}/${shards}`
  let view = views.get(name)
  if (!view) {
    if (views.size >= budgets.stores) views.clear()
    view = new IndexView(store, shards)
    views.set(name, view)
  }
  return view
}

/** Copies of a store's rings (at most 2 s old, less in a store that publishes sooner), bestsellers (5 s) and item counts (60 s). */
export class IndexView {
  readonly #store: string
  readonly #shards: ShardView[]
  readonly #flights = new Flights<string>()
  #stats: { stats: IndexStats; at: number } | null = null
  #popular: { items: number[]; at: number } | null = null
  #model: { version: number; net: Net; map: ItemMap } | null = null

  constructor(store: string, shards: number) {
    this.#store = store
    this.#shards = Array.from({ length: shards }, (_, shard) => new ShardView(store, shard))
  }

  /** Sees to it that `votes()`, `baskets()` and `sessions()` know these items. */
  async load(
    env: Env,
    votes: readonly number[],
    baskets: readonly number[],
    sessions: readonly number[] = [],
  ): Promise<void> {
    if (this.#shards.length === 1) return this.#shards[0]!.load(env, { votes, baskets, sessions })
    const mine = (items: readonly number[], shard: number) =>
      items.filter((item) => item % this.#shards.length === shard)
    await Promise.all(
      this.#shards.map((view, shard) => {
        const own = {
          votes: mine(votes, shard),
          baskets: mine(baskets, shard),
          sessions: mine(sessions, shard),
        }
        const isAsked = own.votes.length + own.baskets.length + own.sessions.length > 0
        return isAsked ? view.load(env, own) : null
      }),
    )
  }

  /** Rings are believed for this long from now on, in milliseconds. */
  believeFor(ageMs: number): void {
    for (const shard of this.#shards) shard.believedMs = ageMs
  }

  /** What a loaded item's sessions say about its neighbours. */
  votes(item: number): Votes | undefined {
    return this.#shards[item % this.#shards.length]!.votes(item)?.votes ?? undefined
  }

  /** A loaded item's sessions, one by one. */
  sessions(item: number): Posting | undefined {
    return unpacked(this.#shards[item % this.#shards.length]!.sessions(item))
  }

  /** A loaded item's paid orders. */
  baskets(item: number): Posting | undefined {
    const ring = this.#shards[item % this.#shards.length]!.baskets(item)
    if (ring) ring.orders ??= decodeRing(ring.bytes)
    return ring?.orders ?? undefined
  }

  async stats(env: Env): Promise<IndexStats> {
    if (!this.#stats || Date.now() - this.#stats.at > budgets.statsMs) {
      await this.#flights.fetch(['stats'], async () => {
        const at = Date.now()
        const held = this.#model?.version ?? 0
        const replies = await this.#askAll(env, (shard, number) =>
          shard.stats(number === 0 ? held : undefined),
        )
        this.#stats = { stats: decodeStats(replies.map(({ stats }) => stats)), at }
        // The first shard's ranker serves for all: see docs/decisions.
        if (replies[0]?.model) this.#learn(replies[0].model)
      })
    }
    return this.#stats?.stats ?? emptyStats
  }

  /** The store's ranker as of the last `stats`; null until the store has learned one, and after an update that changed it. */
  ranker(): Ranker | null {
    if (!this.#model || !this.#stats) return null
    return { net: this.#model.net, map: this.#model.map, traits: traitsOf(this.#stats.stats) }
  }

  #learn({ version, net: bytes, dims, places }: RankerModel): void {
    const net = decodeNet(bytes, featureCount)
    if (!net) return
    const distant = (item: number) =>
      this.#shards[item % this.#shards.length]!.votes(item)?.distant ?? undefined
    const map = { dims, places: new Int8Array(places.buffer, places.byteOffset, places.length), distant }
    this.#model = { version, net, map }
  }

  /** Item numbers by popularity, best first. */
  async popular(env: Env): Promise<number[]> {
    if (!this.#popular || Date.now() - this.#popular.at > budgets.popularMs) {
      await this.#flights.fetch(['popular'], async () => {
        const at = Date.now()
        const top = new Top(popularItems)
        for (const part of await this.#askAll(env, (shard) => shard.popular(popularItems))) {
          for (const { item, score } of part) top.offer(item, score)
        }
        this.#popular = { items: top.list().map(({ item }) => item), at }
      })
    }
    return this.#popular?.items ?? []
  }

  #askAll<T>(
    env: Env,
    ask: (shard: ReturnType<typeof indexShardOf>, number: number) => Promise<T>,
  ): Promise<T[]> {
    return Promise.all(this.#shards.map((_, shard) => ask(indexShardOf(env, this.#store, shard), shard)))
  }
}

/** One shard's rings, kept as long as the shard says, every 2 s, that they did not change. */
class ShardView {
  believedMs: number = budgets.postingMs
  readonly #store: string
  readonly #shard: number
  #voteSlot = nextSlot()
  #sessionSlot = nextSlot()
  #basketSlot = nextSlot()
  #held: { epoch: string; version: number } | null = null
  #checkedAt = Number.NEGATIVE_INFINITY
  readonly #flights = new Flights<string>()

  constructor(store: string, shard: number) {
    this.#store = store
    this.#shard = shard
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

  async load(env: Env, wanted: Wanted): Promise<void> {
    if (Date.now() - this.#checkedAt >= this.believedMs) {
      // What is missing can come along with the news of what changed, but what changed may then be missing: so twice.
      await this.#flights.fetch(['check'], () => this.#fetch(env, this.#missing(wanted)))
    }
    const missing = this.#missing(wanted)
    if (missing.length > 0) await this.#flights.fetch(missing, (keys) => this.#fetch(env, keys))
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
    const isOvertaken = this.#held?.epoch === reply.epoch && reply.version < this.#held.version
    // By a later answer, which may have dropped these very rings: older ones must not come back and stay.
    if (isOvertaken) return this.#fetch(env, wanted)
    this.#forget(reply.changed)
    this.#held = { epoch: reply.epoch, version: reply.version }
    this.#checkedAt = Math.max(this.#checkedAt, askedAt)
    votes.forEach((item, i) => {
      keep(keyIn(this.#voteSlot, item), {
        bytes: noBytes,
        votes: sumVotes(decodeRing(reply.sessions[i]!), item, knn),
        distant: decodeDistant(reply.distant[i]!),
        orders: null,
      })
    })
    sessions.forEach((item, i) => {
      const bytes = reply.sessions[votes.length + i]!
      keep(keyIn(this.#sessionSlot, item), { bytes, votes: null, distant: null, orders: null })
    })
    baskets.forEach((item, i) => {
      keep(keyIn(this.#basketSlot, item), {
        bytes: reply.baskets[i]!,
        votes: null,
        distant: null,
        orders: null,
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
  // What is unpacked of orders, and worked out from that, is some five times as large as they are.
  const own = ring.votes ? votesBytes(ring.votes) : 6 * ring.bytes.byteLength
  rings.set(key, ring, 300 + own + distantBytes(ring))
}

function distantBytes({ distant }: KeptRing): number {
  return distant ? 200 + 8 * distant.items.length : 0
}

function unpacked(ring: KeptRing | undefined): Posting | undefined {
  return ring && decodeRing(ring.bytes)
}
