import { DurableObject } from 'cloudflare:workers'
import { applyEvents, type KnownEvent } from '#shared/customer/apply-events'
import { applyOrder, applyRefund, type KeptOrder, type OrderOutcome } from '#shared/customer/apply-order'
import { importSessions, type PastSession } from '#shared/customer/import-sessions'
import type { KnownOrder } from '#shared/customer/known-order'
import { mergeProfiles } from '#shared/customer/merge-profiles'
import { type Click, newProfile, type Profile, recentlyOpened } from '#shared/customer/profile'
import { emptySeen, mergeSeen } from '#shared/customer/seen'
import { closedTombstone, erasedProfile } from '#shared/customer/tombstone'
import type { Refund } from '#shared/wire/order'
import type { Elsewhere, Handover, IngestInput, IngestReply, PersonState } from './customer-calls.ts'
import { deliver } from './deliver.ts'
import { eraseElsewhere } from './erase-elsewhere.ts'
import { HandingOver } from './handing-over.ts'
import { inSlices } from './in-slices.ts'
import { customerOf, parseCustomerName } from './names.ts'
import { type Person, PersonRow, type Policy } from './person-row.ts'
import { Publisher } from './publisher.ts'
import { Telling } from './telling.ts'
import { Wake } from './wake.ts'

/** How long the events of a visitor who became a customer are sent on, in milliseconds (30 days). */
const forwardingMs = 30 * 86_400_000

/** How many of the products opened the read path gets. */
const recentProducts = 50
/** Facts that may wait before more orders or visits are taken. */
const mostWaiting = 500

/** One per person: profile, orders and outbox. Every decision is a pure function of `shared/src/customer`. */
export class Customer extends DurableObject<Env> {
  readonly #store: string
  readonly #key: string
  readonly #rows: PersonRow
  readonly #publisher: Publisher
  #person: Person | null
  readonly #wake: Wake
  readonly #handingOver: HandingOver
  readonly #telling: Telling

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    this.#wake = new Wake(ctx)
    const { store, person } = parseCustomerName(ctx.id.name ?? '')
    this.#store = store
    this.#key = person
    this.#rows = new PersonRow(ctx.storage.sql)
    this.#person = this.#rows.read()
    this.#publisher = new Publisher(person, this.#person?.profile.fact ?? 0, {
      profile: () => this.#person?.profile ?? null,
      acknowledged: (profile) => {
        if (this.#person) this.#person = { ...this.#person, profile }
      },
      shards: () => this.#person?.policy.shards ?? 1,
      send: (receiver, flush) => deliver(env, store, receiver, flush),
    })
    this.#handingOver = new HandingOver({
      key: person,
      customer: (to) => customerOf(this.env, store, to),
      rows: this.#rows,
      publisher: this.#publisher,
      person: () => this.#person,
      keep: (moved) => this.#keep(moved, 0),
      erase: ({ policy }) => this.#eraseHere(policy),
    })
    this.#telling = new Telling({
      wake: this.#wake,
      publisher: this.#publisher,
      person: () => this.#person,
      finish: () => this.#finish(),
      allTold: () => this.#closeTombstone(),
    })
  }

  /** Takes a batch of events; the answer leaves after profile and outbox are durable. */
  async ingest({ events: text, network, policy, visitor, name }: IngestInput): Promise<IngestReply> {
    const elsewhere = await this.#elsewhere()
    if (elsewhere?.status === 'moved' && this.#isForwardingOver()) return { status: 'moved_long_ago' }
    if (elsewhere) return elsewhere
    const { profile, seen } = this.#known(policy)
    if (visitor && !profile.aliases.includes(visitor)) return { status: 'merge_needed' }
    const events = JSON.parse(text) as KnownEvent[]
    const applied = applyEvents(profile, seen, events, {
      ...this.#context(policy),
      network,
      ...(name ? { name } : {}),
    })
    const { accepted, duplicates, tooOld } = applied
    if (accepted > 0) {
      const isUrgent = events.some(({ event }) => event.name === 'purchase')
      this.#keep(
        { profile: applied.profile, seen: applied.seen, policy },
        isUrgent ? 0 : policy.publishDelayMs,
      )
    }
    return { status: 'taken', accepted, duplicates, tooOld }
  }

  /**
   * Takes orders of this person; one outcome each, in order. `clicks` are a visitor's who ordered without an account:
   * they count for attribution as the person's own do.
   */
  async applyOrders(
    orders: KnownOrder[],
    policy: Policy,
    clicks: Click[] = [],
  ): Promise<OrderOutcome[] | Elsewhere> {
    const outcomes: OrderOutcome[] = []
    for (const some of inSlices(orders)) {
      await this.#makeRoom()
      const elsewhere = await this.#elsewhere()
      if (elsewhere) return elsewhere
      outcomes.push(...this.#applySome(some, policy, clicks))
    }
    return outcomes
  }

  #applySome(orders: readonly KnownOrder[], policy: Policy, clicks: readonly Click[]): OrderOutcome[] {
    const { profile: before, seen } = this.#known(policy)
    const context = { ...this.#context(policy), clicks }
    let profile = before
    const outcomes = orders.map((order) => {
      const applied = applyOrder(profile, this.#rows.order(order.id), order, context)
      profile = applied.profile
      if (applied.outcome !== 'unchanged') this.#rows.writeOrder(applied.order)
      return applied.outcome
    })
    if (profile !== before) this.#keep({ profile, seen, policy }, 0)
    return outcomes
  }

  /** Takes a refund of one of this person's orders; `null` when the order is not here. */
  async refund(id: string, refund: Refund, policy: Policy): Promise<OrderOutcome | Elsewhere | null> {
    const elsewhere = await this.#elsewhere()
    if (elsewhere) return elsewhere
    const order = this.#rows.order(id)
    if (!order) return null
    const { profile, seen } = this.#known(policy)
    const applied = applyRefund(profile, order, refund, this.#context(policy))
    if (applied.outcome !== 'unchanged') {
      this.#rows.writeOrder(applied.order)
      this.#keep({ profile: applied.profile, seen, policy }, 0)
    }
    return applied.outcome
  }

  /** Takes past visits; says for each whether it was new. */
  async importSessions(
    past: PastSession[],
    policy: Policy,
  ): Promise<('created' | 'unchanged')[] | Elsewhere> {
    const outcomes: ('created' | 'unchanged')[] = []
    for (const some of inSlices(past)) {
      await this.#makeRoom()
      const elsewhere = await this.#elsewhere()
      if (elsewhere) return elsewhere
      outcomes.push(...this.#importSome(some, policy))
    }
    return outcomes
  }

  #importSome(past: readonly PastSession[], policy: Policy): ('created' | 'unchanged')[] {
    const { profile, seen } = this.#known(policy)
    const isNew = past.map((visit) => this.#rows.isNewVisit(visit.id))
    const fresh = past.filter((_, i) => isNew[i])
    if (fresh.length > 0) {
      this.#keep(
        { profile: importSessions(profile, fresh, this.#context(policy)), seen, policy },
        policy.publishDelayMs,
      )
    }
    return isNew.map((fresh) => (fresh ? 'created' : 'unchanged'))
  }

  /** What shelves need of this person; null when there is nothing. Follows a merged visitor. */
  async readState(): Promise<PersonState | null> {
    const { profile } = this.#person ?? {}
    if (!profile || profile.erased) return null
    if (profile.merged) {
      return this.#isForwardingOver()
        ? null
        : customerOf(this.env, this.#store, profile.merged.to).readState()
    }
    return {
      recent: recentlyOpened(profile, recentProducts),
      purchased: profile.purchases.map(({ n }) => n),
      hidden: profile.hidden,
    }
  }

  /** The clicks on shelves this visitor made lately; none when there is nobody, or somebody else by now. */
  clicks(): Click[] {
    return this.#person?.profile.clicks ?? []
  }

  /** Everything kept, for the customer's page and the export; null when there is nobody. */
  read(): { profile: Profile; orders: KeptOrder[] } | Elsewhere | null {
    const { profile } = this.#person ?? {}
    if (!profile) return null
    if (profile.erased) return { status: 'erased' }
    if (profile.merged) return { status: 'moved', to: profile.merged.to }
    return { profile, orders: this.#rows.orders() }
  }

  /**
   * Makes this visitor a part of the customer `to`: what waits is flushed, the profile is handed over, later events
   * are sent on. Safe to repeat. `elsewhere` when the visitor belongs to another customer already.
   */
  async mergeInto(to: string, policy: Policy): Promise<'merged' | 'elsewhere' | 'erased'> {
    const { profile, seen } = this.#known(policy)
    if (profile.erased) return 'erased'
    if (!profile.merged) {
      const merged = { to, at: Date.now(), handed: false }
      this.#keep({ profile: { ...profile, merged }, seen, policy }, policy.publishDelayMs)
    } else if (profile.merged.to !== to) return 'elsewhere'
    await this.#handingOver.run()
    return 'merged'
  }

  /** Takes over what a visitor's object hands over. Doing it again changes nothing. */
  absorb(
    { visitor, profile: theirs, seen: theirSeen, orders, visits }: Handover,
    policy: Policy,
  ): 'taken' | Elsewhere {
    const { profile, seen } = this.#known(policy)
    if (profile.erased) return { status: 'erased' }
    if (profile.aliases.includes(visitor)) return 'taken'
    for (const order of orders) if (!this.#rows.order(order.id)) this.#rows.writeOrder(order)
    for (const visit of visits) this.#rows.isNewVisit(visit)
    const merged = mergeProfiles(profile, theirs ?? newProfile('', profile.created_at), visitor, Date.now())
    const both = mergeSeen(seen, theirSeen)
    const forgotten_at = Math.max(merged.forgotten_at, both.forgottenAt)
    this.#store_({ profile: { ...merged, forgotten_at }, seen: both.seen, policy })
    return 'taken'
  }

  /**
   * Forgets this person everywhere. It is certain when this returns; what other objects hold is removed at once or, when
   * one cannot be reached, by alarm. What remains here is that somebody was forgotten, and when.
   */
  async erase(policy: Policy): Promise<void> {
    const { profile } = this.#known(policy)
    if (!profile.erased) this.#eraseHere(policy)
    await this.#telling.now()
  }

  override async alarm(): Promise<void> {
    this.#wake.rang()
    await this.#telling.now()
  }

  #eraseHere(policy: Policy): void {
    const { profile } = this.#known(policy)
    const orders = this.#rows.orders().map(({ id }) => id)
    this.#rows.wipe()
    const erased = erasedProfile(profile, this.#key, orders, Date.now(), this.#publisher.sealed)
    this.#keep({ profile: erased, seen: emptySeen, policy }, 0)
  }

  /** Ends a handover or an erasure that was begun. Rejects when another object could not be reached. */
  async #finish(): Promise<void> {
    if (this.#person?.profile.merged?.handed === false) await this.#handingOver.run()
    if (this.#person) await eraseElsewhere(this.env, this.#store, this.#person)
  }

  /** When the erasure is known everywhere, the tombstone forgets what was left to do, its last fact included. */
  #closeTombstone(): void {
    const person = this.#person
    if (!person?.profile.erased || person.profile.outbox.length > 0) return
    this.#store_({ ...person, profile: closedTombstone(person.profile) })
  }

  /** Where calls belong when this object is a visitor that moved or a person that was forgotten. */
  async #elsewhere(): Promise<Elsewhere | null> {
    const { merged, erased } = this.#person?.profile ?? {}
    if (erased) return { status: 'erased' }
    if (!merged) return null
    if (!merged.handed) await this.#handingOver.run()
    return { status: 'moved', to: merged.to }
  }

  #isForwardingOver(): boolean {
    const { merged } = this.#person?.profile ?? {}
    return merged !== undefined && Date.now() - merged.at > forwardingMs
  }

  /** Sends what waits when it is much: profile and outbox are one row, and a row has its limit. */
  async #makeRoom(): Promise<void> {
    if ((this.#person?.profile.outbox.length ?? 0) < mostWaiting) return
    if (!(await this.#publisher.flushAll()))
      throw new Error('too much waits for a receiver that cannot be reached')
  }

  #context(policy: Policy): { person: string; sealed: number; timeZone: string } {
    return { person: this.#key, sealed: this.#publisher.sealed, timeZone: policy.timeZone }
  }

  #known(policy: Policy): Person {
    return this.#person
      ? { ...this.#person, policy }
      : { profile: newProfile(crypto.randomUUID(), Date.now()), seen: emptySeen, policy }
  }

  /** Stores the person and sees to it that the outbox is sent within `delayMs`. */
  #keep(person: Person, delayMs: number): void {
    this.#store_(person)
    this.#telling.after(delayMs)
  }

  #store_(person: Person): void {
    this.#rows.write(person)
    this.#person = person
  }
}
