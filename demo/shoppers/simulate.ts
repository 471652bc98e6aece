import type { Order } from '#shared/wire/order'
import type { Session } from '#shared/wire/session'
import { type Chance, chanceOf } from '../random.ts'
import { browse } from './browse.ts'
import { choose, orderFor, perhapsReturned } from './buy.ts'
import { atLikelyHour, dayMs, dayWeight, momentAfter } from './calendar.ts'
import { accountShopper, guestShopper, type Shopper } from './shopper.ts'
import { tasteOf } from './taste.ts'

export interface SimulationOptions {
  seed: number
  /** The end of the simulated year, epoch milliseconds. */
  now: number
  accounts?: number
  guests?: number
  anonymousSessions?: number
}

/** A year of the shop, in the shapes of the wire, oldest first. */
export interface Year {
  shoppers: Shopper[]
  sessions: Session[]
  orders: Order[]
}

const yearDays = 365
const minuteMs = 60_000
/** Nobody is still in the middle of a session when the year ends. */
const lastMinutes = 90

/**
 * Twelve months of browsing, buying and returning before `now`. The same options give the same year, to the byte;
 * ids depend on the seed's people alone, so that a later `now` moves the year instead of adding a second one.
 */
export function simulateYear(options: SimulationOptions): Year {
  const { seed, now, accounts = 600, guests = 60, anonymousSessions = 4_800 } = options
  const year: Year = { shoppers: [], sessions: [], orders: [] }
  for (let index = 0; index < accounts; index++) live(accountShopper(seed, index), now, year)
  for (let index = 0; index < guests; index++) live(guestShopper(seed, index), now, year)
  for (let index = 0; index < anonymousSessions; index++) year.sessions.push(passerBy(seed, index, now))
  year.sessions.sort((a, b) => a.started_at - b.started_at)
  year.orders.sort((a, b) => a.created_at - b.created_at)
  return year
}

/** One shopper's year: visits end in orders at the shopper's rhythm until they leave or the year ends. */
function live({ shopper, chance }: { shopper: Shopper; chance: Chance }, now: number, year: Year): void {
  year.shoppers.push(shopper)
  const diary = new Diary(shopper, chance, now, year)
  let at = firstVisit(chance, shopper, now)
  while (at < now - lastMinutes * minuteMs) {
    for (let left = shopper.browsing; chance.happens(Math.min(1, left)); left--)
      diary.browseOnly(at - dayMs * (1 + 12 * chance.next()))
    diary.buy(at)
    if (chance.happens(shopper.churn)) return
    at = momentAfter(chance, at, Math.max(1, chance.lognormal(shopper.rhythmDays, shopper.rhythmSpread)))
  }
}

/** A third of the shoppers came before the year began; the others arrive during it, more of them towards its end. */
function firstVisit(chance: Chance, shopper: Shopper, now: number): number {
  const start = now - yearDays * dayMs
  const known = chance.happens(0.4)
  const days = known ? chance.next() * shopper.rhythmDays * 1.2 : yearDays * Math.sqrt(chance.next())
  return momentAfter(chance, start, days)
}

class Diary {
  readonly #shopper: Shopper
  readonly #chance: Chance
  readonly #now: number
  readonly #year: Year
  readonly #owned = new Set<string>()
  #visits = 0
  #orders = 0

  constructor(shopper: Shopper, chance: Chance, now: number, year: Year) {
    this.#shopper = shopper
    this.#chance = chance
    this.#now = now
    this.#year = year
  }

  browseOnly(day: number): void {
    const at = atLikelyHour(this.#chance, day)
    if (at >= this.#now - yearDays * dayMs && at < this.#now - lastMinutes * minuteMs) this.#visit(at)
  }

  buy(at: number): void {
    const seen = this.#visit(at)
    const basket = choose(this.#chance, this.#shopper, seen, this.#owned)
    if (basket.length === 0) return
    for (const book of basket) this.#owned.add(book.id)
    const id = `BK-${this.#shopper.id.replace('reader-', '').replace('guest-', 'G')}-${String(++this.#orders).padStart(3, '0')}`
    const paidAt = at + (seen.length + 2) * minuteMs
    const order = orderFor(this.#chance, this.#shopper, id, paidAt, basket)
    this.#year.orders.push(perhapsReturned(this.#chance, this.#shopper, order, this.#now))
  }

  #visit(at: number) {
    const walk = { chance: this.#chance, taste: this.#shopper.taste, at, now: this.#now }
    const seen = browse(walk, this.#chance.between(3, 12))
    this.#year.sessions.push({
      id: `S-${this.#shopper.id}-${String(++this.#visits).padStart(3, '0')}`,
      started_at: at,
      ...(this.#shopper.email === undefined ? { customer_id: this.#shopper.id } : {}),
      items: seen.map((book) => book.id),
    })
    return seen
  }
}

/** Somebody whom nobody knows looks round. The shop grows by half over the year. */
function passerBy(seed: number, index: number, now: number): Session {
  const id = `S-visitor-${String(index + 1).padStart(5, '0')}`
  const chance = chanceOf(seed, id)
  let at: number
  do {
    const day = now - dayMs * yearDays * (1 - (Math.sqrt(1 + 1.25 * chance.next()) - 1) / 0.5)
    at = atLikelyHour(chance, day)
  } while (
    at >= now - lastMinutes * minuteMs ||
    at < now - yearDays * dayMs ||
    !chance.happens(dayWeight(at))
  )
  const seen = browse({ chance, taste: tasteOf(chance), at, now }, chance.between(2, 9))
  return { id, started_at: at, items: seen.map((book) => book.id) }
}
