import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { StoreCreated } from '#shared/wire/settings'
import type { Usage } from '../server/usage-meter.ts'

/** Times as fast as real time the metered Worker lives, and the shoppers with it. */
export const speed = 10
/** Between two views of a shopper, in milliseconds. */
const gapMs = 20_000
/** Visitors who are in the shop at any moment. */
const sideBySide = 400
/** Between two orders, in milliseconds. */
const orderGapMs = 1_000
/** Longer than any object waits before it digests, in milliseconds. */
const digestionMs = 75_000
const day = 86_400_000

/** A metered server and its clock. */
export interface MeteredShop {
  url: string
  pid: number
  /** The moment at which real time and the shop's are the same, epoch ms. */
  origin: number
  keys: StoreCreated
}

/** Somebody with a visitor's token, once there is one. */
export interface Shopper {
  token: string
  name: string
}

/** What happened between two readings of the meter. */
export interface Stretch {
  usage: Usage
  /** Requests to the Worker, by kind. */
  requests: { events: number; shelves: number; orders: number }
  events: number
  orders: number
  /** Milliseconds of processor time that the server took, everything in it included. */
  cpuMs: number
}

/** Walks shoppers through their sessions, in the shop's own time. */
export class Trace {
  readonly #shop: MeteredShop
  #skipped = 0
  #count = { events: 0, shelves: 0, orders: 0 }
  #accepted = 0

  constructor(shop: MeteredShop) {
    this.#shop = shop
  }

  /** The shop's time, epoch ms. */
  get now(): number {
    const { origin } = this.#shop
    return Math.floor(origin + (Date.now() - origin) * speed + this.#skipped)
  }

  /** Runs `act`, which says how many orders it made, waits until all it set going is digested, and says what it used. */
  async measured(act: () => Promise<number>, settleMs = digestionMs): Promise<Stretch> {
    const before = await this.#usage()
    const cpu = cpuMsOf(this.#shop.pid)
    this.#count = { events: 0, shelves: 0, orders: 0 }
    this.#accepted = 0
    const orders = await act()
    await wait(settleMs / speed)
    return {
      usage: difference(await this.#usage(), before),
      requests: { ...this.#count },
      events: this.#accepted,
      orders,
      cpuMs: cpuMsOf(this.#shop.pid) - cpu,
    }
  }

  /** Moves the shop's clock on by a day and two hours: who comes back begins a new visit. */
  async nextDay(): Promise<void> {
    const ms = day + 7_200_000
    await fetch(`${this.#shop.url}/skip?ms=${ms}`, { method: 'POST' })
    this.#skipped += ms
  }

  /**
   * One session each, 400 shoppers side by side, 20 s between views. With each view the page asks for its shelf, and
   * the tracker sends the event at once; the first view of somebody new waits for the second, as in the browser.
   */
  async browse(
    shoppers: readonly Shopper[],
    sessions: readonly number[][],
    withShelves = true,
  ): Promise<void> {
    const queue = shoppers.map((shopper, i) => ({ shopper, items: sessions[i % sessions.length]! }))
    const places = Array.from({ length: Math.min(sideBySide, queue.length) }, async (_, place) => {
      await wait(((place / sideBySide) * gapMs) / speed)
      for (let next = queue.shift(); next; next = queue.shift()) await this.#visit(next, withShelves)
    })
    await Promise.all(places)
  }

  /** An order by each shopper as the shop's server reports it, one a second, of two of the products they opened. */
  async order(shoppers: readonly Shopper[], sessions: readonly number[][]): Promise<number> {
    for (const [i, shopper] of shoppers.entries()) {
      const items = [...new Set(sessions[i % sessions.length]!)].slice(0, 2)
      void this.#order(shopper, items)
      await wait(orderGapMs / speed)
    }
    return shoppers.length
  }

  /** Only the shelf of a page, for someone who opened these items; the last is the page's own. */
  async shelf(shopper: Shopper | null, items: readonly number[]): Promise<void> {
    this.#count.shelves++
    const ids = items.slice(-10).map((item) => `p${item}`)
    const product = ids.pop()
    await this.#post(`/v1/recommendations?key=${this.#shop.keys.publishable_key}`, {
      ...(shopper?.token ? { visitor: shopper.token } : {}),
      context: { product, items: ids },
      shelves: [{ id: 'a', placement: 'product', limit: 12 }],
    })
  }

  async #visit({ shopper, items }: { shopper: Shopper; items: number[] }, withShelf: boolean): Promise<void> {
    let waiting: object[] = []
    for (const [i, item] of items.entries()) {
      const started = Date.now()
      waiting.push(this.#view(item))
      const isFirstOfAll = shopper.token === '' && waiting.length === 1
      const sent = isFirstOfAll ? [] : waiting
      if (!isFirstOfAll) waiting = []
      await Promise.all([
        withShelf ? this.shelf(shopper, items.slice(0, i + 1)) : null,
        sent.length > 0 ? this.#send(shopper, sent) : null,
      ])
      await wait(Math.max(0, gapMs / speed - (Date.now() - started)))
    }
  }

  #view(item: number): object {
    return { id: randomUUID(), name: 'view_item', at: this.now, items: [{ item_id: `p${item}` }] }
  }

  async #send(shopper: Shopper, events: object[]): Promise<void> {
    this.#count.events++
    const visitor = shopper.token ? { visitor: shopper.token } : {}
    const path = `/v1/events?key=${this.#shop.keys.publishable_key}`
    const answer = await this.#post(path, { sent_at: this.now, events, ...visitor })
    const { visitor: token, accepted } = answer as { visitor: string; accepted: number }
    if (accepted !== events.length) throw new Error(`events were not accepted: ${JSON.stringify(answer)}`)
    shopper.token = token
    this.#accepted += accepted
  }

  async #order({ token, name }: Shopper, items: number[]): Promise<void> {
    this.#count.orders++
    const report = await this.#post(
      '/v1/orders',
      {
        id: randomUUID(),
        created_at: this.now,
        customer_id: name,
        visitor: token,
        currency: 'EUR',
        items: items.map((item) => ({ item_id: `p${item}`, quantity: 1, price_minor: 1_900 })),
      },
      this.#shop.keys.secret_key,
    )
    if ((report as { rejected: number }).rejected > 0) throw new Error(JSON.stringify(report))
  }

  async #post(path: string, body: object, key?: string): Promise<unknown> {
    const answer = await fetch(this.#shop.url + path, {
      method: 'POST',
      body: JSON.stringify(body),
      ...(key ? { headers: { authorization: `Bearer ${key}` } } : {}),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }

  async #usage(): Promise<Usage> {
    return (await (await fetch(`${this.#shop.url}/usage`)).json()) as Usage
  }
}

function difference(after: Usage, before: Usage): Usage {
  const less = (kind: keyof Usage) =>
    Object.fromEntries(
      Object.entries(after[kind])
        .map(([key, value]) => [key, value - (before[kind][key] ?? 0)] as const)
        .filter(([, value]) => value > 0),
    )
  return {
    rowsWritten: less('rowsWritten'),
    rowsRead: less('rowsRead'),
    calls: less('calls'),
    ms: less('ms'),
  }
}

/** Processor time of a process so far, in milliseconds (Linux counts it in hundredths of a second). */
function cpuMsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}
