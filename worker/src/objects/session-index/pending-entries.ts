import type { Fact } from '#shared/customer/fact'
import { hash32, hash53, hash64 } from '#shared/maths/hash'
import { type Entry, windowAround } from '#shared/recommend/ring-merge'

/** A past session of nobody in particular. `id` is a 53-bit hash; `start` epoch milliseconds. */
export interface LoadedSession {
  id: number
  start: number
  items: number[]
}

/** Who bought what in one order, for the day it changes. */
export interface KnownBasket {
  key: number
  high: number
  low: number
  items: number[]
}

export interface PendingItem {
  sessions: Entry[]
  baskets: Entry[]
}

/** An item belongs to one shard. The count grows when the shard is split; 0: it is not in use yet. */
export interface ShardPlace {
  readonly shard: number
  shards: number
}

/**
 * What was received but not yet written into the items' rows, item by item, in the order of arrival. It can always be
 * rebuilt from the delta rows.
 */
export class PendingEntries {
  readonly items = new Map<number, PendingItem>()
  readonly baskets = new Map<number, KnownBasket>()
  /** Where each visit's entry stands among an item's: a long list would be looked through for every product opened. */
  readonly #places = new Map<number, Map<string, number>>()
  readonly #place: ShardPlace
  readonly #basketOf: (key: number) => KnownBasket | undefined

  constructor(place: ShardPlace, basketOf: (key: number) => KnownBasket | undefined) {
    this.#place = place
    this.#basketOf = basketOf
  }

  /** Takes a fact and returns the items it touches; facts that are not for the index touch none. */
  addFact(origin: string, fact: Fact): number[] {
    if (fact.kind === 'session') {
      const time = Math.floor(fact.start / 1_000)
      return this.#addSession({
        ...hash64(fact.person ?? origin),
        mark: fact.network,
        time,
        items: fact.items,
      })
    }
    return fact.kind === 'basket' ? this.#addBasket(origin, fact) : []
  }

  addLoaded({ id, start, items }: LoadedSession): number[] {
    const high = Math.floor(id / 4_294_967_296)
    return this.#addSession({ high, low: id >>> 0, mark: 0, time: Math.floor(start / 1_000), items })
  }

  /** Drops everything of these people. */
  forget(people: readonly { high: number; low: number }[]): void {
    const isKept = (entry: { high: number; low: number }) =>
      !people.some(({ high, low }) => entry.high === high && entry.low === low)
    for (const pending of this.items.values()) {
      pending.sessions = pending.sessions.filter(isKept)
      pending.baskets = pending.baskets.filter(isKept)
    }
    this.#places.clear()
    for (const [item, { sessions }] of this.items) {
      this.#places.set(item, new Map(sessions.map((entry, place) => [visitKey(entry), place])))
    }
    for (const [key, basket] of this.baskets) if (!isKept(basket)) this.baskets.delete(key)
  }

  clear(): void {
    this.items.clear()
    this.#places.clear()
    this.baskets.clear()
  }

  #addSession(entry: Entry & { items: number[] }): number[] {
    const known = entry.items.filter((item) => item > 0)
    const own = this.#own(known)
    const key = visitKey(entry)
    for (const item of own) {
      const items = windowAround(known, item)
      this.#replaceOrPush(item, key, items === entry.items ? entry : { ...entry, items })
    }
    return own
  }

  /** A visit tells of itself again and again while it goes on; only its newest version need be written. */
  #replaceOrPush(item: number, key: string, entry: Entry): void {
    const { sessions } = this.#of(item)
    let places = this.#places.get(item)
    if (!places) {
      places = new Map()
      this.#places.set(item, places)
    }
    const place = places.get(key) ?? sessions.length
    places.set(key, place)
    sessions[place] = entry
  }

  /** The order's items as they were are compared, so that what is no longer in it loses it too. */
  #addBasket(origin: string, fact: Extract<Fact, { kind: 'basket' }>): number[] {
    const key = hash53(fact.order)
    const before = (this.baskets.get(key) ?? this.#basketOf(key))?.items ?? []
    const items = [...new Set(fact.items.filter((item) => item > 0))]
    const person = hash64(origin)
    const time = Math.floor(fact.at / 1_000)
    const own = this.#own([...items, ...before])
    for (const item of own) {
      const now = items.includes(item) ? windowAround(items, item) : []
      this.#of(item).baskets.push({ ...person, mark: hash32(fact.order), time, items: now })
    }
    this.baskets.set(key, { key, ...person, items })
    return own
  }

  #own(items: readonly number[]): number[] {
    const { shard, shards } = this.#place
    return [...new Set(items)].filter((item) => item % shards === shard)
  }

  #of(item: number): PendingItem {
    let pending = this.items.get(item)
    if (!pending) {
      pending = { sessions: [], baskets: [] }
      this.items.set(item, pending)
    }
    return pending
  }
}

/** What waits of an item in two lots, the later one's version of a visit in the place of the earlier one's. */
export function joinPending(
  earlier: PendingItem | undefined,
  later: PendingItem | undefined,
): PendingItem | undefined {
  if (!earlier || !later) return earlier ?? later
  const sessions = new Map(earlier.sessions.map((entry) => [visitKey(entry), entry]))
  for (const entry of later.sessions) sessions.set(visitKey(entry), entry)
  return { sessions: [...sessions.values()], baskets: [...earlier.baskets, ...later.baskets] }
}

const visitKey = ({ high, low, time }: Entry): string => `${high} ${low} ${time}`
