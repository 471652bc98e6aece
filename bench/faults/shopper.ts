import type { EventBatchResult } from '#shared/wire/event'
import type { Chance } from '../../demo/random.ts'
import type { AcknowledgedPerson } from '../../scripts/audit/acknowledged.ts'
import type { Answer, PersistentClient } from './client.ts'
import type { Orders } from './orders.ts'

/** What the senders did on purpose, by kind. */
type Mischief = Record<
  'sent twice at once' | 'sent late again' | 'sent in another order' | 'clock jumped' | 'two tabs',
  number
>

export interface Town {
  client: PersistentClient
  orders: Orders
  /** The store's own time. */
  now: () => number
  products: number
  mischief: Mischief
}

type Event = { id: string; name: string; at: number } & Record<string, unknown>
type Batch = { sent_at: number; events: Event[]; visitor?: string; identity?: string }

/** How far a shopper's clock may be off, in milliseconds: it jumps from one to another. */
const clocks = [0, 0, 0, -3_600_000, 7_200_000, -20 * 3_600_000]
const names = [
  'view_item',
  'view_item',
  'view_item',
  'view_item',
  'add_to_cart',
  'select_item',
  'view_item_list',
]
/**
 * Events of one browser. A profile remembers 512 ids at least, and what is older than those by the event's own clock;
 * so whose clock jumps, or is a customer with two browsers, sends fewer, and a busy one with a steady clock far more.
 */
const mostEvents = 200
const mostOfBusy = 1_500
/** With what clocks may be off by. */
const longestOnTheWayMs = 3 * 86_400_000

/**
 * One browser, perhaps with two tabs: browses, signs in, buys, is sometimes sent twice, late, in another order or with
 * another clock, and knows what was acknowledged.
 */
export class Shopper implements AcknowledgedPerson {
  readonly name: string
  /** The customer it signs in as; two browsers may be one customer. */
  readonly customer: string
  readonly events = new Map<string, string>()
  isGone = false
  rejected = 0
  #visitor = ''
  #isSignedIn = false
  /** The first word of the customer, on its way or told. */
  #signingIn: Promise<void> | null = null
  #clock = 0
  #sentBefore: Batch[] = []
  readonly #town: Town
  readonly #chance: Chance

  readonly #isBusy: boolean

  constructor(name: string, customer: string, town: Town, chance: Chance, isBusy = false) {
    this.name = name
    this.customer = customer
    this.#town = town
    this.#chance = chance
    this.#isBusy = isBusy
  }

  get keys(): string[] {
    const visitor = this.#visitor === '' ? [] : [`v:${this.#visitor.split('.')[0]}`]
    return this.#isSignedIn ? [...visitor, `c:${this.customer}`] : visitor
  }

  /** The token and whether the account is known: who an order is told to be of. */
  get owner(): { customer_id?: string; visitor?: string } | null {
    if (this.#visitor === '') return null
    return { visitor: this.#visitor, ...(this.#isSignedIn ? { customer_id: this.customer } : {}) }
  }

  /** The first page, from one tab; what it tells may come twice all the same. */
  async arrive(): Promise<void> {
    const first = this.#batch(2)
    await Promise.all([this.#send(first), this.#send(first)])
  }

  /** One thing a shopper does. */
  async act(): Promise<void> {
    if (this.isGone) return
    const luck = this.#chance.next()
    if (luck < 0.78) await this.#browse()
    else if (luck < 0.9) await this.#shop()
    else if (luck < 0.94) this.#setClock()
    else if (luck < 0.98) await this.#sendLateAgain()
    else if (!this.#isSignedIn && this.#visitor !== '') await this.signIn()
  }

  /** Asks to be forgotten: with the browser's own id, or as the customer it turned out to be. */
  async leave(): Promise<void> {
    if (this.#visitor === '' || this.isGone) return
    this.isGone = true
    this.#town.orders.forget(this)
    await this.#signingIn
    const { client, now } = this.#town
    const { status, body } = await client.fromPage('DELETE', '/v1/me', undefined, {
      ...(this.#isSignedIn
        ? { 'x-kindred-identity': client.identityOf(this.customer, now()) }
        : { 'x-kindred-visitor': this.#visitor }),
    })
    // 410: asked again after an answer that was lost.
    if (status !== 204 && status !== 410)
      throw new Error(`forgetting was answered ${status}: ${JSON.stringify(body)}`)
  }

  async #browse(): Promise<void> {
    const { mischief } = this.#town
    if (this.events.size > (this.#isBusy ? mostOfBusy : mostEvents)) return
    const one = this.#batch(this.#chance.between(1, 6))
    const luck = this.#chance.next()
    if (luck < 0.15) {
      mischief['sent twice at once']++
      await Promise.all([this.#send(one), this.#send(one)])
    } else if (luck < 0.25 && this.#visitor !== '') {
      mischief['sent in another order']++
      await this.#send(this.#batch(2))
      await this.#send(one)
    } else if (luck < 0.35 && this.#visitor !== '') {
      mischief['two tabs']++
      await this.#sendFromTwoTabs(one, this.#batch(2))
    } else await this.#send(one)
    if (this.#chance.happens(0.2)) this.#sentBefore.push(one)
  }

  /** Both tabs have the other's events in their queue, too. */
  async #sendFromTwoTabs(one: Batch, other: Batch): Promise<void> {
    await Promise.all([
      this.#send({ ...one, events: [...one.events, ...other.events] }),
      this.#send({ ...other, events: [...other.events, ...one.events.slice(0, 1)] }),
    ])
  }

  async #shop(): Promise<void> {
    if (this.owner) await this.#town.orders.act(this, this.#chance)
  }

  /** The browser's visitor turns out to be the customer. */
  async signIn(): Promise<void> {
    this.#isSignedIn = true
    this.#signingIn = this.#send(this.#batch(1))
    await this.#signingIn
  }

  /** What was told before comes again, much later, as from a queue that was not cleared. */
  async #sendLateAgain(): Promise<void> {
    const old = this.#sentBefore.pop()
    if (!old) return
    this.#town.mischief['sent late again']++
    // The very same request, as a network may repeat it, though not for days, or made anew from the queue, as the
    // tracker does.
    const isOld = old.sent_at < this.#town.now() - longestOnTheWayMs
    const isAnew = this.#isBusy || isOld || this.#chance.happens(0.5)
    await this.#send(isAnew ? { ...old, sent_at: this.#town.now() + this.#clock } : old)
  }

  #setClock(): void {
    if (this.#isBusy) return
    this.#clock = this.#chance.pick(clocks)
    this.#town.mischief['clock jumped']++
  }

  #batch(size: number): Batch {
    const at = this.#town.now() + this.#clock
    const events = Array.from({ length: size }, () => this.#event(at))
    // Between an event and its leaving the clock may jump.
    if (this.#chance.happens(0.05)) this.#setClock()
    return this.#addressed({ sent_at: this.#town.now() + this.#clock, events })
  }

  #addressed(batch: Pick<Batch, 'sent_at' | 'events'>): Batch {
    const { client, now } = this.#town
    return {
      ...batch,
      ...(this.#visitor === '' ? {} : { visitor: this.#visitor }),
      ...(this.#isSignedIn ? { identity: client.identityOf(this.customer, now()) } : {}),
    }
  }

  #event(at: number): Event {
    const name = this.#chance.pick(names)
    const item = { item_id: `p${this.#chance.between(1, this.#town.products)}` }
    const shelf = { placement: 'home', recommender: 'trending' }
    return {
      id: crypto.randomUUID(),
      name,
      at,
      items: [item],
      ...(name === 'select_item' || name === 'view_item_list' ? shelf : {}),
    }
  }

  async #send(batch: Batch): Promise<void> {
    // Without a visitor, two copies meet in the visitor made from the first event.
    const answer = await this.#town.client.fromPage('POST', '/v1/events', this.#fresh(batch))
    if (answer.status === 410 && this.isGone) return
    this.#note(batch, answer)
  }

  /** A token lives for half an hour; whoever sends an old batch again signs in again. */
  #fresh(batch: Batch): Batch {
    if (batch.identity === undefined) return batch
    return { ...batch, identity: this.#town.client.identityOf(this.customer, this.#town.now()) }
  }

  #note(batch: Batch, { status, body }: Answer): void {
    if (status !== 202) throw new Error(`events were answered ${status}: ${JSON.stringify(body)}`)
    const { visitor, rejected } = body as EventBatchResult
    if (visitor) this.#visitor = visitor
    const refused = new Set(rejected.map(({ index }) => index))
    this.rejected += refused.size
    batch.events.forEach(({ id, name }, index) => {
      if (!refused.has(index)) this.events.set(id, name)
    })
  }
}
