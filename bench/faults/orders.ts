import type { BulkReport } from '#shared/wire/bulk'
import type { Chance } from '../../demo/random.ts'
import type { AcknowledgedOrder } from '../../scripts/audit/acknowledged.ts'
import type { PersistentClient } from './client.ts'
import type { Shopper } from './shopper.ts'

interface KnownOrder extends AcknowledgedOrder {
  buyer: Shopper
  /** Everything that was told of it, newest last: old versions come again. */
  told: object[]
}

/** What the shop's server tells: orders, their newer versions, refunds, points; often twice, and old versions again. */
export class Orders {
  readonly orders: KnownOrder[] = []
  readonly points: { customer: string; key: string }[] = []
  /** Acknowledged acts. */
  writes = 0
  /** Orders and points that were told again, or in an older version. */
  repeated = 0
  readonly #client: PersistentClient
  readonly #products: number
  readonly #now: () => number
  /** Orders that are being told: one at a time each. */
  readonly #busy = new Set<KnownOrder>()
  #made = 0

  constructor(client: PersistentClient, products: number, now: () => number) {
    this.#client = client
    this.#products = products
    this.#now = now
  }

  async act(buyer: Shopper, chance: Chance): Promise<void> {
    const own = this.orders.filter((order) => order.buyer === buyer && !this.#busy.has(order))
    const luck = chance.next()
    if (own.length === 0 || luck < 0.5) return this.#create(buyer, chance)
    const order = chance.pick(own)
    if (buyer.owner?.customer_id && luck < 0.62) return this.#adjust(buyer, chance)
    this.#busy.add(order)
    try {
      if (luck < 0.72) await this.#change(order, { cancelled: chance.happens(0.4) }, chance)
      else if (luck < 0.86 && !order.cancelled) await this.#refund(order, chance)
      else await this.#tellOld(order, chance)
    } finally {
      this.#busy.delete(order)
    }
  }

  /** Somebody was forgotten: their orders are, too. */
  forget(buyer: Shopper): void {
    for (const order of this.orders) if (order.buyer === buyer) order.isGone = true
  }

  async #create(buyer: Shopper, chance: Chance): Promise<void> {
    const created_at = this.#now()
    const lines = chance.between(1, 4)
    const items = Array.from({ length: lines }, () => this.#line(chance))
    const body = { id: `${buyer.name}-${++this.#made}`, created_at, currency: 'EUR', items, ...buyer.owner }
    const order: KnownOrder = {
      id: body.id,
      updated_at: created_at,
      cancelled: false,
      gross_minor: grossOf(items),
      refunds: [],
      isGone: false,
      buyer,
      told: [body],
    }
    this.#busy.add(order)
    try {
      if (await this.#tell(order, body, chance))
        this.orders.push(Object.assign(order, { isGone: buyer.isGone }))
    } finally {
      this.#busy.delete(order)
    }
  }

  async #change(order: KnownOrder, { cancelled }: { cancelled: boolean }, chance: Chance): Promise<void> {
    const items = [this.#line(chance), this.#line(chance)]
    const updated_at = order.updated_at + 1 + chance.between(0, 1_000)
    const body = { ...order.told[0], items, updated_at, cancelled }
    if (!(await this.#tell(order, body, chance))) return
    order.told.push(body)
    Object.assign(order, { updated_at, cancelled, gross_minor: grossOf(items) })
  }

  async #refund(order: KnownOrder, chance: Chance): Promise<void> {
    const id = `r${order.refunds.length}-${order.id}`
    const body = { id, amount_minor: chance.between(1, 50), created_at: this.#now() }
    const path = `/v1/orders/${encodeURIComponent(order.id)}/refunds`
    await this.#twice(chance, async () => {
      const { status, body: answer } = await this.#client.fromServer('POST', path, body)
      if (status === 410 && order.isGone) return
      if (status !== 200) throw new Error(`a refund was answered ${status}: ${JSON.stringify(answer)}`)
    })
    order.refunds = [...order.refunds, id]
    this.writes++
  }

  /** An older version than the newest, or the newest once more, changes nothing. */
  async #tellOld(order: KnownOrder, chance: Chance): Promise<void> {
    this.repeated++
    await this.#tell(order, chance.pick(order.told), chance)
    this.writes--
  }

  async #adjust(buyer: Shopper, chance: Chance): Promise<void> {
    const customer = buyer.customer
    const key = `act-${buyer.name}-${++this.#made}`
    const body = {
      customer_id: customer,
      idempotency_key: key,
      points: chance.between(1, 500),
      reason: 'bench',
    }
    await this.#twice(chance, async () => {
      const { status, body: answer } = await this.#client.fromServer('POST', '/v1/points/adjust', body)
      if (status === 410 && buyer.isGone) return
      if (status !== 200) throw new Error(`points were answered ${status}: ${JSON.stringify(answer)}`)
    })
    this.points.push({ customer: `c:${customer}`, key })
    this.writes++
  }

  /** Whether it was taken; it is not when its buyer was forgotten meanwhile. */
  async #tell(order: KnownOrder, body: object, chance: Chance): Promise<boolean> {
    let isTaken = true
    await this.#twice(chance, async () => {
      const { status, body: answer } = await this.#client.fromServer('POST', '/v1/orders', body)
      const report = answer as BulkReport
      if (status !== 200 || (report.rejected > 0 && !order.buyer.isGone))
        throw new Error(`an order was answered ${status}: ${JSON.stringify(answer)}`)
      isTaken &&= report.rejected === 0
    })
    if (isTaken) this.writes++
    return isTaken
  }

  async #twice(chance: Chance, tell: () => Promise<void>): Promise<void> {
    if (!chance.happens(0.2)) return tell()
    this.repeated++
    await Promise.all([tell(), tell()])
  }

  #line(chance: Chance): { item_id: string; quantity: number; price_minor: number } {
    return {
      item_id: `p${chance.between(1, this.#products)}`,
      quantity: chance.between(1, 3),
      price_minor: 100 * chance.between(1, 40),
    }
  }
}

function grossOf(items: readonly { quantity: number; price_minor: number }[]): number {
  return items.reduce((sum, { quantity, price_minor }) => sum + quantity * price_minor, 0)
}
