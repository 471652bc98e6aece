import type { ShardPlaces } from '#shared/recommend/shard-places'
import { indexShardOf } from '../objects/names.ts'
import { budgets } from './budgets.ts'
import { Flights } from './flights.ts'
import { type KeptRing, KeptRings, type RingKind, ringKinds } from './kept-rings.ts'
import { stillHeld } from './patience.ts'
import { RenewalPace } from './renewal-pace.ts'

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
  readonly #rings = new KeptRings()
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

  /** What is held of an item, as far as it is. */
  held(kind: RingKind, item: number): KeptRing | undefined {
    return this.#rings.of(kind, item)
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
    return this.#keysOf(wanted, (ring) => !ring || this.#servesUntil(ring) < now)
  }

  /** What changed, is not being renewed yet, and may be renewed now. */
  #toRenew(wanted: Wanted): string[] {
    const now = Date.now()
    const changed = this.#keysOf(wanted, (ring) => {
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
    const items = (kind: RingKind) =>
      wanted.filter((key) => key.startsWith(kind)).map((key) => Number(key.slice(kind.length)))
    const [votes, sessions, baskets] = [items('votes'), items('sessions'), items('baskets')]
    const shard = indexShardOf(env, this.#store, this.#shard)
    const reply = await shard.rings([...votes, ...sessions], baskets, this.#held)
    if (this.#places.heard(this.#shard, reply.shards)) this.#rings.drop()
    if ([...votes, ...sessions, ...baskets].some((item) => this.#places.of(item) !== this.#shard)) {
      this.#splits++
      return
    }
    const isOvertaken = this.#held?.epoch === reply.epoch && reply.version < this.#held.version
    // By a later answer, which may have dropped these very rings: older ones must not come back and stay.
    if (isOvertaken) return this.#fetch(env, wanted)
    if (reply.changed) this.#rings.changed(reply.changed, askedAt)
    else this.#rings.drop()
    this.#held = { epoch: reply.epoch, version: reply.version }
    this.#checkedAt = Math.max(this.#checkedAt, askedAt)
    this.#heardAt = Math.max(this.#heardAt, askedAt)
    const { model } = reply
    // A shard that was filled anew from a backup may begin with a lower one.
    if (model !== this.#model.version) this.#model = { version: model, since: askedAt }
    votes.forEach((item, i) => {
      this.#rings.keepVotes(item, { ring: reply.sessions[i]!, distant: reply.distant[i]!, model })
    })
    sessions.forEach((item, i) => {
      this.#rings.keep('sessions', item, reply.sessions[votes.length + i]!)
    })
    baskets.forEach((item, i) => {
      this.#rings.keep('baskets', item, reply.baskets[i]!)
    })
  }

  /** Keys of those wanted whose ring passes. */
  #keysOf(wanted: Wanted, passes: (ring: KeptRing | undefined) => boolean): string[] {
    return ringKinds.flatMap((kind) =>
      wanted[kind].filter((item) => passes(this.held(kind, item))).map((item) => `${kind}${item}`),
    )
  }
}

/** Items of which something is wanted. */
type Wanted = Readonly<Record<RingKind, readonly number[]>>
