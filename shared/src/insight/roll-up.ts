import type { Demographics } from '../customer/demographics.ts'
import type { ActivityFact, OrderFact } from '../customer/fact.ts'
import type { Standing } from '../customer/standing.ts'
import { addOrderCounts, addVisitCounts, emptyTraffic, type Traffic } from './traffic.ts'
import { visitDay, withVisitDay } from './visit-days.ts'

/** Sums of one day; also used as a difference to add. Amounts are minor units of the store's currency. */
export interface DaySums {
  revenue_minor: number
  net_revenue_minor: number
  orders: number
  sessions: number
  views: number
  impressions: number
  clicks: number
  attributed_orders: number
  attributed_revenue_minor: number
}

export interface ShelfSums {
  impressions: number
  clicks: number
  attributed_orders: number
  attributed_revenue_minor: number
}

/** What activity adds to a person's row. */
export interface PersonSums {
  sessions: number
  views: number
  first_at: number
  last_at: number
  name: string | null
  /** Tier and points as they were told last; null: nothing was told. */
  standing: Standing | null
  /** Country and year of birth as they were told last; null: nothing was told. */
  who: Demographics | null
  /** Days with a visit, as `visit-days.ts` keeps them; empty without one. */
  visit_days: string
}

/** Differences to add to the stored roll-ups. Shelf keys are `day \n placement \n recommender`. */
export interface RollUp {
  /** How people came, by day; each of these days has sums, too. */
  traffic: Map<string, Traffic>
  /** Orders as they came, and as they were taken back. */
  sales: ToldSale[]
  days: Map<string, DaySums>
  shelves: Map<string, ShelfSums>
  people: Map<string, PersonSums>
}

/** An order that is to be added, or taken back as it was. */
export interface ToldSale {
  fact: OrderFact
  sign: 1 | -1
}

export const dayColumns = [
  'revenue_minor',
  'net_revenue_minor',
  'orders',
  'sessions',
  'views',
  'impressions',
  'clicks',
  'attributed_orders',
  'attributed_revenue_minor',
] as const satisfies readonly (keyof DaySums)[]

export const emptyDay: DaySums = {
  revenue_minor: 0,
  net_revenue_minor: 0,
  orders: 0,
  sessions: 0,
  views: 0,
  impressions: 0,
  clicks: 0,
  attributed_orders: 0,
  attributed_revenue_minor: 0,
}

const emptyShelf: ShelfSums = { impressions: 0, clicks: 0, attributed_orders: 0, attributed_revenue_minor: 0 }

/** A roll-up of nothing yet; `addActivity` and its like change it. */
export function newRollUp(): RollUp {
  return { sales: [], traffic: new Map(), days: new Map(), shelves: new Map(), people: new Map() }
}

/** Adds what somebody did to the roll-up. */
export function addActivity(rollUp: RollUp, person: string, fact: ActivityFact): void {
  const { day } = fact
  const sums = dayOfRollUp(rollUp, day)
  sums.sessions += fact.sessions
  sums.views += fact.views
  if (fact.visits) addVisitCounts(trafficOfRollUp(rollUp, day), fact.visits)
  for (const { placement, recommender, impressions, clicks } of fact.shelves) {
    sums.impressions += impressions
    sums.clicks += clicks
    const shelf = shelfOfRollUp(rollUp, day, placement, recommender)
    shelf.impressions += impressions
    shelf.clicks += clicks
  }
  touch(rollUp, person, fact.at, fact, fact.sessions > 0 ? visitDay(day) : '')
}

/**
 * Adds an order to the roll-up, or takes it back with `sign` −1: a replaced order is taken back as it was and added as
 * it is now.
 */
export function addOrder(rollUp: RollUp, person: string, fact: OrderFact, sign: 1 | -1): void {
  const { day } = fact
  const sums = dayOfRollUp(rollUp, day)
  if (sign === 1)
    touch(rollUp, person, fact.at, { sessions: 0, views: 0, ...(fact.name ? { name: fact.name } : {}) })
  if (fact.cancelled) return
  addOrderCounts(trafficOfRollUp(rollUp, day), fact, sign)
  rollUp.sales.push({ fact, sign })
  sums.revenue_minor += sign * fact.gross_minor
  sums.net_revenue_minor += sign * fact.net_minor
  sums.orders += sign
  if (fact.attributed.length > 0) sums.attributed_orders += sign
  const counted = new Set<string>()
  for (const { placement, recommender, amount_minor } of fact.attributed) {
    sums.attributed_revenue_minor += sign * amount_minor
    const shelf = shelfOfRollUp(rollUp, day, placement, recommender)
    shelf.attributed_revenue_minor += sign * amount_minor
    const key = `${placement}\n${recommender}`
    if (!counted.has(key)) shelf.attributed_orders += sign
    counted.add(key)
  }
}

/** The kind of person a key stands for. Orders that named nobody have an owner of their own, which is no customer. */
export function kindOfPerson(person: string): 'customer' | 'guest' | 'visitor' | 'nobody' {
  const kinds = { 'c:': 'customer', 'g:': 'guest', 'v:': 'visitor' } as const
  return kinds[person.slice(0, 2) as keyof typeof kinds] ?? 'nobody'
}

function touch(
  rollUp: RollUp,
  person: string,
  at: number,
  add: Pick<ActivityFact, 'sessions' | 'views' | 'name' | 'standing' | 'who'>,
  visit = '',
): void {
  const known = rollUp.people.get(person)
  rollUp.people.set(person, {
    sessions: (known?.sessions ?? 0) + add.sessions,
    views: (known?.views ?? 0) + add.views,
    first_at: Math.min(known?.first_at ?? at, at),
    last_at: Math.max(known?.last_at ?? at, at),
    name: add.name ?? known?.name ?? null,
    standing: add.standing ?? known?.standing ?? null,
    who: add.who ?? known?.who ?? null,
    visit_days: withVisitDay(known?.visit_days ?? '', visit),
  })
}

function trafficOfRollUp(rollUp: RollUp, day: string): Traffic {
  return getOrSet(rollUp.traffic, day, emptyTraffic)
}

function dayOfRollUp(rollUp: RollUp, day: string): DaySums {
  return getOrSet(rollUp.days, day, () => ({ ...emptyDay }))
}

function shelfOfRollUp(rollUp: RollUp, day: string, placement: string, recommender: string): ShelfSums {
  return getOrSet(rollUp.shelves, `${day}\n${placement}\n${recommender}`, () => ({ ...emptyShelf }))
}

function getOrSet<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key)
  if (value === undefined) {
    value = make()
    map.set(key, value)
  }
  return value
}
