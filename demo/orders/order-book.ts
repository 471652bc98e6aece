import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Order, Refund } from '#shared/wire/order'
import { goodsMinor } from '../checkout/totals.ts'
import type { Message, Outcome } from './kindred-client.ts'

interface Ledger {
  orders: Order[]
  /** What Kindred has not been told yet, oldest first. */
  outbox: Message[]
}

export interface OrderBookOptions {
  /** Where to keep the orders; without it they live as long as the server. */
  dataDir?: string
  /** Orders from before the server began, such as the simulated year's. */
  history?: readonly Order[]
  tell: (message: Message) => Promise<Outcome>
}

const firstRetryMs = 2_000
const slowestRetryMs = 60_000

/** The shop's own orders. Kindred hears of each, in order, at once or as soon as it can be reached. */
export class OrderBook {
  readonly #file: string | null
  readonly #tell: OrderBookOptions['tell']
  readonly #orders = new Map<string, Order>()
  /** Ids of the orders placed or refunded here: these are kept, the history comes again by itself. */
  readonly #own: Set<string>
  readonly #outbox: Message[]
  #delivering: Promise<void> | null = null
  #retry: NodeJS.Timeout | undefined
  #retryMs = firstRetryMs

  constructor(options: OrderBookOptions) {
    this.#file = options.dataDir === undefined ? null : join(options.dataDir, 'shop-orders.json')
    this.#tell = options.tell
    const kept = this.#read()
    for (const order of [...(options.history ?? []), ...kept.orders]) this.#orders.set(order.id, order)
    this.#own = new Set(kept.orders.map(({ id }) => id))
    this.#outbox = kept.outbox
    if (this.#outbox.length > 0) this.#deliver()
  }

  get(id: string): Order | undefined {
    return this.#orders.get(id)
  }

  /** The orders of an account, newest first. */
  of(customerId: string): Order[] {
    return [...this.#orders.values()]
      .filter((order) => order.customer_id === customerId)
      .sort((a, b) => b.created_at - a.created_at)
  }

  /** Keeps a new order; resolves when Kindred was told or could not be reached. An id counts once. */
  place(order: Order): Promise<void> {
    if (this.#orders.has(order.id)) return Promise.resolve()
    this.#set(order)
    return this.#send({ type: 'order', order })
  }

  /** Pays back what is left of an order; resolves as `place` does. */
  refund(id: string, now: number): Promise<void> {
    const order = this.#orders.get(id)
    const amount = order ? refundableMinor(order) : 0
    if (!order || amount === 0) return Promise.resolve()
    const number = (order.refunds?.length ?? 0) + 1
    const refund: Refund = { id: `${id}-R${number}`, created_at: now, amount_minor: amount }
    this.#set({ ...order, updated_at: now, refunds: [...(order.refunds ?? []), refund] })
    return this.#send({ type: 'refund', orderId: id, refund })
  }

  /** Stops telling; what is left is told after the next start, where there is a folder to keep it. */
  close(): void {
    clearTimeout(this.#retry)
  }

  #set(order: Order): void {
    this.#orders.set(order.id, order)
    this.#own.add(order.id)
  }

  #send(message: Message): Promise<void> {
    this.#outbox.push(message)
    this.#write()
    return this.#deliver()
  }

  #deliver(): Promise<void> {
    clearTimeout(this.#retry)
    this.#delivering ??= this.#deliverAll().finally(() => {
      this.#delivering = null
    })
    return this.#delivering
  }

  async #deliverAll(): Promise<void> {
    for (let message = this.#outbox[0]; message; message = this.#outbox[0]) {
      const outcome = await this.#tell(message)
      if (outcome === 'later') {
        this.#retry = setTimeout(() => this.#deliver(), this.#retryMs).unref()
        this.#retryMs = Math.min(slowestRetryMs, this.#retryMs * 2)
        return
      }
      if (outcome === 'refused') console.warn(`Kindred refused: ${JSON.stringify(message)}`)
      this.#retryMs = firstRetryMs
      this.#outbox.shift()
      this.#write()
    }
  }

  #read(): Ledger {
    try {
      if (this.#file !== null) return JSON.parse(readFileSync(this.#file, 'utf8')) as Ledger
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
    return { orders: [], outbox: [] }
  }

  /** By renaming, so that a crash leaves the old file or the new one, never half of one. */
  #write(): void {
    if (this.#file === null) return
    mkdirSync(join(this.#file, '..'), { recursive: true })
    const ledger: Ledger = { orders: [...this.#own].map((id) => this.#orders.get(id)!), outbox: this.#outbox }
    writeFileSync(`${this.#file}.new`, JSON.stringify(ledger))
    renameSync(`${this.#file}.new`, this.#file)
  }
}

/** What was paid for the goods and not paid back yet, in pence. */
export function refundableMinor(order: Order): number {
  const refunded = (order.refunds ?? []).reduce((sum, refund) => sum + refund.amount_minor, 0)
  return Math.max(0, goodsMinor(order.items) - (order.discount_minor ?? 0) - refunded)
}
