import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEvents } from '#shared/customer/apply-events'
import { applyOrder, type KeptOrder } from '#shared/customer/apply-order'
import type { Flush, FlushReply } from '#shared/customer/fact'
import { knownOrder, orderAmounts } from '#shared/customer/known-order'
import { mergeProfiles } from '#shared/customer/merge-profiles'
import { acknowledge, addFact, pendingFlushes, type Receiver, withShards } from '#shared/customer/outbox'
import { newProfile, type Profile } from '#shared/customer/profile'
import { emptySeen, type Seen } from '#shared/customer/seen'
import { hash64 } from '#shared/maths/hash'
import { decodeRing } from '#shared/recommend/ring-codec'
import { windowAround } from '#shared/recommend/ring-merge'
import { ShardPlaces } from '#shared/recommend/shard-places'
import { askInsights } from '../../ask-insights.ts'
import { indexShardOf, insightsOf } from '../names.ts'

/**
 * Flushes that come twice, late, out of order or whose answer is lost, to the real receivers, while the index grows from
 * one shard to eight: what they hold in the end is what a plain computation over the profiles gives. The sender here is
 * the outbox's own pure functions.
 */

const start = Date.UTC(2026, 5, 1)
const people = ['v:a', 'v:b', 'v:c', 'v:d']
const mostShards = 8
let stores = 0

interface Sender {
  key: string
  profile: Profile
  seen: Seen
  orders: KeptOrder[]
  /** Everything up to here may have left. */
  sealed: number
  /** Shards of the index it knows of. */
  shards: number
  state: 'active' | 'merged' | 'erased'
}

type Step =
  | { what: 'view'; who: number; item: number; minutes: number }
  | { what: 'order'; who: number; item: number }
  | { what: 'send' | 'lose-answer' | 'crash'; who: number }
  | { what: 'repeat-old'; pick: number }
  | { what: 'merge' | 'erase'; who: number }
  | { what: 'grow'; pick: number }
  | { what: 'ring'; pick: number }

const who = fc.integer({ min: 0, max: people.length - 1 })
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      what: fc.constant('view' as const),
      who,
      item: fc.integer({ min: 1, max: 9 }),
      minutes: fc.integer({ min: 0, max: 50 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant('order' as const), who, item: fc.integer({ min: 1, max: 9 }) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constantFrom('send' as const, 'lose-answer' as const, 'crash' as const),
      who,
    }),
  },
  { weight: 4, arbitrary: fc.record({ what: fc.constant('repeat-old' as const), pick: fc.nat(1_000) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constantFrom('merge' as const, 'erase' as const), who }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('grow' as const), pick: fc.nat(7) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('ring' as const), pick: fc.nat(7) }) },
)

class Town {
  readonly store = `faults-${++stores}`
  readonly senders: Sender[] = [...people, 'c:known'].map((key) => ({
    key,
    profile: newProfile(`epoch-${key}`, start),
    seen: emptySeen,
    orders: [],
    sealed: 0,
    shards: 1,
    state: 'active',
  }))
  readonly sent: { receiver: Receiver; flush: Flush }[] = []
  #now = start
  #made = 0

  async play(step: Step): Promise<void> {
    if (step.what === 'repeat-old') {
      const old = this.sent[step.pick % Math.max(1, this.sent.length)]
      if (old) await this.deliver(old.receiver, old.flush)
      return
    }
    if (step.what === 'grow') {
      await this.shard(step.pick).grow(mostShards)
      return
    }
    if (step.what === 'ring') {
      await runDurableObjectAlarm(this.shard(step.pick))
      return
    }
    const sender = this.senders[step.who]!
    if (sender.state !== 'active' && (step.what === 'view' || step.what === 'order')) return
    if (step.what === 'view') this.#view(sender, step.item, step.minutes)
    else if (step.what === 'order') this.#order(sender, step.item)
    else if (step.what === 'crash') sender.sealed = sender.profile.fact
    else if (step.what === 'merge') await this.#merge(sender)
    else if (step.what === 'erase') this.#erase(sender)
    else await this.#send(sender, step.what === 'send')
  }

  /** Everybody sends until all is acknowledged. */
  async drain(): Promise<void> {
    for (const sender of this.senders) {
      for (let tries = 0; sender.profile.outbox.length > 0 && tries < 20; tries++) {
        await this.#send(sender, true)
        await this.ring()
      }
      expect(sender.profile.outbox).toEqual([])
    }
  }

  #view(sender: Sender, item: number, minutes: number): void {
    this.#now += minutes * 60_000
    const at = this.#now
    const id = `00000000-0000-7000-8000-${String(++this.#made).padStart(12, '0')}`
    const event = { id, name: 'view_item' as const, at, items: [{ item_id: `i${item}` }] }
    const known = [{ index: 0, event, at, stableAt: at, numbers: [item] }]
    Object.assign(sender, applyEvents(sender.profile, sender.seen, known, this.#context(sender)))
  }

  #order(sender: Sender, item: number): void {
    const id = `o${++this.#made}`
    const items = [item, item + 1].map((n) => ({ item_id: `i${n}`, quantity: 1, price_minor: 100 * n }))
    const order = knownOrder({ id, created_at: this.#now, currency: 'EUR', items }, [item, item + 1], 1)
    const applied = applyOrder(sender.profile, null, order, this.#context(sender))
    sender.profile = applied.profile
    sender.orders.push(applied.order)
  }

  /** As the Customer object does it: flush, hand over, tell; copies of older flushes may still come later. */
  async #merge(sender: Sender): Promise<void> {
    const known = this.senders.at(-1)!
    if (sender === known || sender.state !== 'active' || known.state !== 'active') return
    while (sender.profile.outbox.length > 0) {
      await this.#send(sender, true)
      await this.ring()
    }
    known.profile = mergeProfiles(known.profile, sender.profile, sender.key, this.#now)
    known.orders.push(...sender.orders)
    const { epoch, fact, acked } = sender.profile
    const tombstone = { ...newProfile(epoch, start), fact, acked }
    sender.profile = addFact(tombstone, { kind: 'merge', at: this.#now, to: known.key }, sender.sealed)
    sender.state = 'merged'
    sender.orders = []
  }

  #erase(sender: Sender): void {
    if (sender.state !== 'active') return
    for (const one of this.senders) {
      if (one !== sender && !sender.profile.aliases.includes(one.key)) continue
      const { epoch, fact, acked, aliases } = one.profile
      const to = one.state === 'merged' ? [sender.key] : []
      const people = [one.key, ...aliases, ...to]
      one.profile = addFact(
        { ...newProfile(epoch, start), fact, acked },
        { kind: 'erase', at: this.#now, people },
        one.sealed,
      )
      one.state = 'erased'
      one.orders = []
    }
  }

  async #send(sender: Sender, isAnswered: boolean): Promise<void> {
    sender.sealed = sender.profile.fact
    for (const [receiver, flush] of pendingFlushes(sender.profile, sender.key, sender.shards)) {
      this.sent.push({ receiver, flush })
      const reply = await this.deliver(receiver, flush)
      if (!isAnswered) continue
      const { last, shards = 0 } = reply
      if (shards > sender.shards) {
        sender.profile = withShards(sender.profile, sender.shards, shards)
        sender.shards = shards
      }
      sender.profile = acknowledge(sender.profile, receiver, last, sender.shards)
    }
  }

  shard(number: number) {
    return indexShardOf(env, this.store, number)
  }

  deliver(receiver: Receiver, flush: Flush): Promise<FlushReply> {
    if (receiver === 'insights') return insightsOf(env, this.store).receive(flush)
    return this.shard(Number(receiver.slice('index:'.length))).receive(flush)
  }

  /** Every shard's alarm rings. */
  async ring(): Promise<void> {
    for (let shard = 0; shard < mostShards; shard++) await runDurableObjectAlarm(this.shard(shard))
  }

  #context(sender: Sender) {
    return { person: sender.key, network: 0, sealed: sender.sealed, timeZone: 'UTC' }
  }
}

describe('receivers', () => {
  it('hold what the profiles say, whatever becomes of the flushes', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), async (steps) => {
        const town = new Town()
        for (const one of steps) await town.play(one)
        await town.drain()
        for (const { receiver, flush } of town.sent) await again(town, receiver, flush)
        const alive = town.senders.filter(({ state }) => state === 'active')
        await expectInsights(town, alive)
        await expectIndex(town, alive)
      }),
      { numRuns: 60, seed: 20_260_601 },
    )
  })
})

/** At the very end every flush ever sent comes once more. */
async function again(town: Town, receiver: Receiver, flush: Flush): Promise<void> {
  await town.deliver(receiver, flush)
}

async function expectInsights(town: Town, alive: readonly Sender[]): Promise<void> {
  const found = await askInsights(insightsOf(env, town.store), 'customers', {
    sort: 'revenue',
    direction: 'desc',
    filter: { kind: 'all' },
    today: '2026-01-01',
    timeZone: 'UTC',
    q: '',
    limit: 200,
    after: null,
  })
  const held = found?.customers.map(({ id, orders, revenue_minor, sessions, views }) => [
    id,
    orders,
    revenue_minor,
    sessions,
    views,
  ])
  const expected = alive
    .filter(({ profile, orders }) => profile.session_count > 0 || orders.length > 0)
    .map(({ key, profile, orders }) => {
      const revenue = orders.reduce((sum, order) => sum + orderAmounts(order).gross_minor, 0)
      return [key, orders.length, revenue, profile.session_count, profile.counts.view_item ?? 0]
    })
  expect(held?.toSorted()).toEqual(expected.toSorted())
}

async function expectIndex(town: Town, alive: readonly Sender[]): Promise<void> {
  const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
  const places = new ShardPlaces(1)
  for (let shard = 0; shard < mostShards; shard++)
    places.heard(shard, (await town.shard(shard).rings([], [], null)).shards)
  const rings = await Promise.all(
    numbers.map(async (n) => (await town.shard(places.of(n)).rings([n], [], null)).sessions[0]!),
  )
  const held = numbers.map((_, i) => {
    const { size, people, times, starts, items } = decodeRing(rings[i]!)
    return Array.from({ length: size }, (_, e) =>
      [people[e], times[e], ...items.subarray(starts[e], starts[e + 1])].join(' '),
    ).toSorted()
  })
  const expected = numbers.map((number) =>
    alive
      .flatMap(({ key, profile }) =>
        profile.sessions
          .filter(({ items }) => items.includes(number))
          .map(({ start, items, person }) =>
            [hash64(person ?? key).low, Math.floor(start / 1_000), ...windowAround(items, number)].join(' '),
          ),
      )
      .toSorted(),
  )
  expect(held).toEqual(expected)
}
