import { applyEvents, type KnownEvent } from '#shared/customer/apply-events'
import type { OrderOutcome } from '#shared/customer/apply-order'
import { isToldOf } from '#shared/customer/demographics'
import type { PastSession } from '#shared/customer/import-sessions'
import type { KnownOrder } from '#shared/customer/known-order'
import { kept, newProfile, type ProfileSession } from '#shared/customer/profile'
import { mayExpire } from '#shared/customer/retention'
import { emptySeen } from '#shared/customer/seen'
import { touchesOf } from '#shared/customer/touch'
import { withOrdersInVisits } from '#shared/customer/visits'
import type { PointsAct } from '#shared/loyalty/post'
import type { TableRows } from '#shared/wire/backup'
import type { LoyaltySettings } from '#shared/wire/loyalty-settings'
import type { Refund } from '#shared/wire/order'
import { tellDue } from '../../meter/tell.ts'
import { customerOf, parseCustomerName } from '../names.ts'
import { type Brought, Portable } from '../portable.ts'
import { storeDocument } from '../store/store.ts'
import { Wake } from '../wake.ts'
import {
  type Coming,
  type Elsewhere,
  type Handover,
  type IngestInput,
  type IngestReply,
  nothingComing,
  type OrderRules,
  type PersonRecord,
  type PersonState,
  personState,
} from './customer-calls.ts'
import { deliver } from './deliver.ts'
import { reviewDue } from './due-review.ts'
import { Erasure } from './erasure.ts'
import { forgetHere } from './forgetting.ts'
import { forgottenAgain } from './forgotten-again.ts'
import { HandingOver } from './handing-over.ts'
import { type AboutChange, Membership, type PointsOutcome, type TellOutcome } from './membership.ts'
import { OrderBook } from './order-book.ts'
import { takePastVisits } from './past-visits.ts'
import type { PersonPorts } from './person-ports.ts'
import { type Person, PersonRow, type Policy, withPolicy } from './person-row.ts'
import { Publisher } from './publisher.ts'
import { takeOver } from './taking-over.ts'
import { Telling } from './telling.ts'

/** One per person: profile, orders and outbox. Every decision is a pure function of `shared/src/customer`. */
export class Customer extends Portable {
  readonly #store: string
  readonly #key: string
  readonly #rows: PersonRow
  readonly #publisher: Publisher
  #person: Person | null
  readonly #wake: Wake
  readonly #handingOver: HandingOver
  readonly #erasure: Erasure
  readonly #telling: Telling
  readonly #orders: OrderBook
  readonly #membership: Membership
  readonly #ports: PersonPorts

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
      grown: (shards) => {
        if (this.#person) this.#person = withPolicy(this.#person, { ...this.#person.policy, shards })
      },
      send: (receiver, flush) =>
        deliver(env, { store, relays: this.#person?.policy.relays ?? 0 }, receiver, flush),
    })
    this.#ports = {
      rows: this.#rows,
      known: (policy) => this.#known(policy),
      elsewhere: () => this.#handingOver.elsewhere(),
      context: (policy) => this.#context(policy),
      keep: (person, delayMs) => this.#keep(person, delayMs),
      makeRoom: () => this.#publisher.makeRoom(),
    }
    this.#membership = new Membership(this.#ports, {
      key: person,
      person: () => this.#person,
      wakeBy: (at) => this.#wake.by(at),
    })
    this.#orders = new OrderBook(this.#ports, this.#membership)
    this.#handingOver = new HandingOver(this.#ports, {
      customer: (to) => customerOf(this.env, store, to),
      publisher: this.#publisher,
      person: () => this.#person,
    })
    this.#erasure = new Erasure(env, {
      store,
      person: () => this.#person,
      put: (erased) => this.#put(erased),
      deleteAll: () => {
        void ctx.storage.deleteAll()
        this.#rows.dropped()
        this.#wake.off()
      },
    })
    this.#telling = new Telling({
      store,
      wake: this.#wake,
      publisher: this.#publisher,
      person: () => this.#person,
      finish: () => this.#finish(),
      allTold: () => this.#erasure.close(),
    })
  }

  /** Takes a batch of events; the answer leaves after profile and outbox are durable. */
  async ingest({ events: text, network, policy, visitor, name, weights }: IngestInput): Promise<IngestReply> {
    const elsewhere = await this.#handingOver.elsewhere()
    if (elsewhere?.status === 'moved' && this.#handingOver.isForwardingOver)
      return { status: 'moved_long_ago' }
    if (elsewhere) return elsewhere
    const { profile, seen, policy: known } = this.#known(policy)
    const mayJoin = profile.aliases.length < kept.aliases
    if (visitor && mayJoin && !profile.aliases.includes(visitor)) return { status: 'merge_needed' }
    const events = JSON.parse(text) as KnownEvent[]
    const applied = applyEvents(profile, seen, events, {
      ...this.#context(policy),
      network,
      now: Date.now(),
      ...(name ? { name } : {}),
      ...(weights ? { weights } : {}),
    })
    const { accepted, duplicates, tooOld } = applied
    if (accepted > 0) {
      const isUrgent = events.some(({ event }) => event.name === 'purchase')
      this.#keep(
        { profile: applied.profile, seen: applied.seen, policy: known },
        isUrgent ? 0 : policy.publishDelayMs,
      )
    }
    return { status: 'taken', accepted, duplicates, tooOld }
  }

  /**
   * Takes orders of this person; one outcome each, in order. `coming` is a visitor's who ordered without an account:
   * their clicks and visits count for attribution as the person's own do.
   */
  applyOrders(
    orders: KnownOrder[],
    policy: Policy,
    rules: OrderRules,
    coming: Coming = nothingComing,
  ): Promise<OrderOutcome[] | Elsewhere> {
    return this.#orders.apply(orders, policy, coming, rules)
  }

  /** Takes a refund of one of this person's orders; `null` when the order is not here. */
  refund(
    id: string,
    refund: Refund,
    policy: Policy,
    rules: OrderRules,
  ): Promise<OrderOutcome | Elsewhere | null> {
    return this.#orders.refund(id, refund, policy, rules)
  }

  /** Adds a row to this customer's points ledger. Repeating it with the same key gives the same answer. */
  points(act: PointsAct, settings: LoyaltySettings, policy: Policy): Promise<PointsOutcome | Elsewhere> {
    return this.#membership.post(act, settings, policy)
  }

  /** Keeps what was told of the person. */
  tell(change: AboutChange, settings: LoyaltySettings, policy: Policy): Promise<TellOutcome> {
    return this.#membership.tell(change, settings, policy)
  }

  /** Takes the rank by net spend, 0 to 100, that was worked out over all customers. */
  ranked(topPercent: number, settings: LoyaltySettings, policy: Policy): Promise<void> {
    return this.#membership.ranked(topPercent, settings, policy)
  }

  /** Takes past visits; says for each whether it was new. */
  importSessions(past: PastSession[], policy: Policy): Promise<('created' | 'unchanged')[] | Elsewhere> {
    return takePastVisits(this.#ports, past, policy)
  }

  /** What shelves need of this person; null when there is nothing. Follows a merged visitor. */
  async readState(): Promise<PersonState | null> {
    const { profile } = this.#person ?? {}
    if (!profile || profile.erased) return null
    if (profile.merged) {
      return this.#handingOver.isForwardingOver
        ? null
        : customerOf(this.env, this.#store, profile.merged.to).readState()
    }
    return personState(profile)
  }

  /** The clicks and visits of this visitor lately; none when there is nobody, or somebody else by now. */
  coming(): Coming {
    const { profile } = this.#person ?? {}
    return profile ? { clicks: profile.clicks, touches: touchesOf(profile) } : nothingComing
  }

  /** The newest visit, where anything is known of how it came; null when there is nobody, or somebody else by now. */
  newestVisit(): ProfileSession | null {
    return this.#person?.profile.sessions.findLast(({ visit }) => visit) ?? null
  }

  /** Everything kept, for the customer's page and the export; null when there is nobody. */
  read(): PersonRecord | Elsewhere | null {
    const { profile } = this.#person ?? {}
    if (!profile) return null
    if (profile.erased) return { status: 'erased' }
    if (profile.merged) return { status: 'moved', to: profile.merged.to }
    return { profile, orders: this.#rows.orders(), points: this.#rows.points.all() }
  }

  /**
   * Makes this visitor a part of the customer `to`: what waits is flushed, the profile is handed over, later events
   * are sent on. Safe to repeat. `elsewhere` when the visitor belongs to another customer already.
   */
  mergeInto(to: string, policy: Policy): Promise<'merged' | 'elsewhere' | 'erased'> {
    return this.#handingOver.to(to, policy)
  }

  /** Takes over what a visitor's object hands over. Doing it again changes nothing. */
  absorb(handover: Handover, policy: Policy): 'taken' | Elsewhere {
    const person = this.#known(policy)
    if (person.profile.erased) return { status: 'erased' }
    const now = Date.now()
    const taken = takeOver(person, handover, this.#rows, now)
    if (!taken) return 'taken'
    const profile = withOrdersInVisits(taken.profile, this.#context(policy))
    if (profile !== taken.profile) this.#wake.by(now)
    const both = { ...taken, profile }
    const isUnsettled =
      handover.orders.length > 0 || !!both.profile.about?.answers || isToldOf(handover.profile?.about)
    // What came with the visitor (orders earn points) is settled at the next alarm, which knows the store's settings.
    this.#put(isUnsettled ? { ...both, profile: this.#membership.unsettled(both.profile, now) } : both)
    if (isUnsettled) this.#wake.by(now)
    return 'taken'
  }

  /**
   * Forgets this person everywhere. It is certain when this returns; what other objects hold is removed at once or, when
   * one cannot be reached, by alarm. What remains here is that somebody was forgotten, and when.
   */
  async erase(policy: Policy): Promise<void> {
    forgetHere(this.#ports, policy)
    await this.#telling.now()
  }

  /**
   * Deletes everything of a visitor who was seen last before `before` (epoch ms), and leaves no trace here. Returns
   * whether nothing is left; false when there is more to this person than that.
   */
  async expire(before: number): Promise<boolean> {
    if (!this.#person) return true
    // What stands in the outbox of an object that slept may have been told: it is told again, and who has it says so.
    await this.#publisher.flush()
    if (!mayExpire(this.#person.profile, before) || this.#rows.orders().length > 0) return false
    this.#rows.wipe()
    this.#person = null
    this.#publisher.sealed = 0
    await this.ctx.storage.deleteAlarm()
    await this.ctx.storage.deleteAll()
    this.#rows.dropped()
    this.#wake.off()
    return true
  }

  /** Somebody forgotten here is not brought back: what a backup knows of them is to be forgotten again, everywhere. */
  override bring(tables: TableRows[], isBeginning: boolean): Brought {
    if (this.#person?.profile.erased) {
      const again = forgottenAgain(this.#key, tables, Date.now())
      if (again) this.#keep(again, 0)
      return 'forgotten'
    }
    this.#rows.ready()
    return super.bring(tables, isBeginning)
  }

  override async alarm(): Promise<void> {
    this.#wake.rang()
    await reviewDue(this.#membership, this.#wake, {
      store: this.#store,
      settings: () => storeDocument(this.env, this.#store).read(),
    })
    await this.#telling.now()
    this.#membership.rearm(Date.now())
    await tellDue(this.env, this.#store)
  }

  /** Ends a handover or an erasure that was begun. Rejects when another object could not be reached. */
  async #finish(): Promise<void> {
    await this.#handingOver.run()
    await this.#erasure.elsewhere()
  }

  #context(policy: Policy): { person: string; sealed: number; timeZone: string } {
    return { person: this.#key, sealed: this.#publisher.sealed, timeZone: policy.timeZone }
  }

  #known(policy: Policy): Person {
    return this.#person
      ? withPolicy(this.#person, policy)
      : { profile: newProfile(crypto.randomUUID(), Date.now()), seen: emptySeen, policy }
  }

  /** Stores the person and sees to it that the outbox is sent within `delayMs`. */
  #keep(person: Person, delayMs: number): void {
    this.#put(person)
    this.#telling.after(delayMs)
  }

  #put(person: Person): void {
    this.#rows.write(person)
    this.#person = person
  }
}
