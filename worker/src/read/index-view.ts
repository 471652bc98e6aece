import { emptyStats, type IndexStats } from '#shared/recommend/index-stats'
import type { ItemMap } from '#shared/recommend/item-map'
import { type ItemTraits, traitsOf } from '#shared/recommend/item-traits'
import type { Posting } from '#shared/recommend/posting'
import { decodeNet } from '#shared/recommend/ranker-codec'
import type { Net } from '#shared/recommend/ranker-net'
import { featureCount } from '#shared/recommend/ranker-settings'
import { decodeRing } from '#shared/recommend/ring-codec'
import { ShardPlaces } from '#shared/recommend/shard-places'
import { decodeStats } from '#shared/recommend/stats-codec'
import { Top } from '#shared/recommend/top'
import type { Votes } from '#shared/recommend/votes'
import { indexShardOf } from '../objects/names.ts'
import type { RankerModel } from '../objects/session-index/ranker-work.ts'
import { budgets } from './budgets.ts'
import { Flights } from './flights.ts'
import type { KeptRing } from './kept-rings.ts'
import { stillHeld } from './patience.ts'
import { ShardView } from './shard-view.ts'

/** What the ranker needs beside votes and counts. */
export interface Ranker {
  net: Net
  map: ItemMap
  traits: ItemTraits
}

const views = new Map<string, IndexView>()
/** Items that bestseller shelves choose from. */
const popularItems = 300
/** How often an index may be found to have doubled within one request. */
const mostSplits = 6

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
  readonly #places: ShardPlaces
  readonly #shards = new Map<number, ShardView>()
  #believedMs: number = budgets.postingMs
  readonly #flights = new Flights<string>()
  #stats: { stats: IndexStats; at: number } | null = null
  #popular: { items: number[]; at: number } | null = null
  /** Shards that were not heard are not asked for copies that are held already until then. */
  #quietUntil = 0
  #model: { version: number; net: Net; map: ItemMap } | null = null

  constructor(store: string, shards: number) {
    this.#store = store
    this.#places = new ShardPlaces(shards)
  }

  /** Sees to it that `votes()`, `baskets()` and `sessions()` know these items. */
  async load(
    env: Env,
    votes: readonly number[],
    baskets: readonly number[],
    sessions: readonly number[] = [],
  ): Promise<void> {
    const mine = (items: readonly number[], shard: number) =>
      items.filter((item) => this.#places.of(item) === shard)
    let isNews = true
    // A shard that has been split says so instead of answering; its items are then asked of where they are.
    for (let tries = 0; isNews && tries < mostSplits; tries++) {
      const loaded = await Promise.all(
        this.#places.all().map((shard) => {
          const own = {
            votes: mine(votes, shard),
            baskets: mine(baskets, shard),
            sessions: mine(sessions, shard),
          }
          const isAsked = own.votes.length + own.baskets.length + own.sessions.length > 0
          return isAsked ? this.#shard(shard).load(env, own) : false
        }),
      )
      isNews = loaded.includes(true)
    }
  }

  /** Rings are believed for this long from now on, in milliseconds. */
  believeFor(ageMs: number): void {
    this.#believedMs = ageMs
    for (const shard of this.#shards.values()) shard.believedMs = ageMs
  }

  /** What a loaded item's sessions say about its neighbours. */
  votes(item: number): Votes | undefined {
    return this.#of(item).held('votes', item)?.votes ?? undefined
  }

  /** A loaded item's sessions, one by one. */
  sessions(item: number): Posting | undefined {
    return unpacked(this.#of(item).held('sessions', item))
  }

  /** A loaded item's paid orders. */
  baskets(item: number): Posting | undefined {
    return unpacked(this.#of(item).held('baskets', item))
  }

  async stats(env: Env): Promise<IndexStats> {
    if (!this.#stats || Date.now() - this.#stats.at > budgets.statsMs) {
      const ask = async () => {
        const at = Date.now()
        const held = this.#model?.version ?? 0
        const replies = await this.#askAll(env, (shard, number) =>
          shard.stats(number === 0 ? held : undefined),
        )
        this.#stats = { stats: decodeStats(replies.map(({ stats }) => stats)), at }
        // The first shard's ranker serves for all: see docs/decisions.
        if (replies[0]?.model) this.#learn(replies[0].model)
      }
      await this.#heard(this.#stats, () => this.#flights.fetch(['stats'], ask))
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
    const distant = (item: number) => this.#of(item).held('votes', item)?.distant ?? undefined
    const map = { dims, places: new Int8Array(places.buffer, places.byteOffset, places.length), distant }
    this.#model = { version, net, map }
  }

  /** Item numbers by popularity, best first. */
  async popular(env: Env): Promise<number[]> {
    if (!this.#popular || Date.now() - this.#popular.at > budgets.popularMs) {
      const ask = async () => {
        const at = Date.now()
        const top = new Top(popularItems)
        for (const { items } of await this.#askAll(env, (shard) => shard.popular(popularItems))) {
          for (const { item, score } of items) top.offer(item, score)
        }
        this.#popular = { items: top.list().map(({ item }) => item), at }
      }
      await this.#heard(this.#popular, () => this.#flights.fetch(['popular'], ask))
    }
    return this.#popular?.items ?? []
  }

  /** Asks for a newer copy; one that is held is believed a little longer where the shards cannot answer. */
  async #heard(held: { at: number } | null, ask: () => Promise<unknown>): Promise<void> {
    if (Date.now() < this.#quietUntil && held) return
    const heldAt = held?.at ?? Number.NEGATIVE_INFINITY
    if (!(await stillHeld({ store: this.#store, object: 'index', heldAt }, ask)))
      this.#quietUntil = Date.now() + budgets.againMs
  }

  /** The answers of all shards, the first one's first. Where one has been split meanwhile, all are asked again. */
  async #askAll<T extends { shards: number }>(
    env: Env,
    ask: (shard: ReturnType<typeof indexShardOf>, number: number) => Promise<T>,
  ): Promise<T[]> {
    for (let tries = 1; ; tries++) {
      const shards = this.#places.all().sort((a, b) => a - b)
      const replies = await Promise.all(
        shards.map((shard) => ask(indexShardOf(env, this.#store, shard), shard)),
      )
      const news = replies.filter((reply, i) => this.#places.heard(shards[i]!, reply.shards))
      if (news.length === 0 || tries === mostSplits) return replies
    }
  }

  #of(item: number): ShardView {
    return this.#shard(this.#places.of(item))
  }

  #shard(number: number): ShardView {
    let shard = this.#shards.get(number)
    if (!shard) {
      shard = new ShardView(this.#store, number, this.#places)
      shard.believedMs = this.#believedMs
      this.#shards.set(number, shard)
    }
    return shard
  }
}

function unpacked(ring: KeptRing | undefined): Posting | undefined {
  if (ring) ring.posting ??= decodeRing(ring.bytes)
  return ring?.posting ?? undefined
}
