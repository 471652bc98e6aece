import type { IndexStats } from './index-stats.ts'
import type { Picked } from './picked.ts'
import type { Posting } from './posting.ts'
import {
  noRepurchases,
  ownRhythm,
  pooled,
  type Repurchases,
  relativePopularity,
  repurchasesOf,
  rhythmOf,
  timeliness,
} from './repurchase.ts'
import { Top } from './top.ts'

/** One product a person ordered: when, oldest first, in epoch milliseconds. */
export interface PastPurchase {
  item: number
  times: readonly number[]
}

export interface BuyAgainInputs {
  purchases: readonly PastPurchase[]
  /** Epoch milliseconds. */
  now: number
  /** The orders that held an item. */
  baskets: (item: number) => Posting | undefined
  stats: Pick<IndexStats, 'level'>
}

const dayMs = 86_400_000
/** Days over which the weight of an order falls to 1/e. */
const memoryDays = 160
/** How far popularity, the rate of repeats and the fitting moment tell apart what a person bought equally often. */
const powers = { popularity: 0.4, rate: 0.5, timeliness: 0.25 }
/** An item that fewer of its buyers bought again is no item to buy again, unless this person did. */
const leastShare = 0.05
/** The popularity of an item that has none any more. */
const leastPopularity = 1e-6

/**
 * What a person is likely to order again, most likely first: for each product ordered, its orders (fading over 160
 * days) times its repurchase rate^½, times its popularity now^0.4, times how well the moment fits its rhythm and the
 * person's own^¼. Nothing bought within the last day, nothing that hardly anybody buys twice.
 */
export function buyAgain({ purchases, now, baskets, stats }: BuyAgainInputs, limit: number): Picked[] {
  const nowS = now / 1_000
  const counted = purchases.map(({ item }): Repurchases => {
    const posting = baskets(item)
    return posting ? repurchasesOf(posting, nowS) : noRepurchases
  })
  const usual = rhythmOf(pooled(counted))
  const popularity = relativePopularity(stats)
  const top = new Top(limit)
  const told = new Map<number, number[]>()
  purchases.forEach(({ item, times }, i) => {
    const days = daysOf(times)
    const last = days.at(-1)
    const rhythm = ownRhythm(rhythmOf(counted[i]!, usual), days)
    if (last === undefined || now / dayMs - last < 1) return
    if (days.length === 1 && rhythm.share < leastShare) return
    const memory = days.reduce((sum, day) => sum + Math.exp((day - now / dayMs) / memoryDays), 0)
    const score =
      memory *
      rhythm.rate ** powers.rate *
      Math.max(leastPopularity, popularity(item)) ** powers.popularity *
      timeliness(rhythm, now / dayMs - last) ** powers.timeliness
    told.set(item, days)
    top.offer(item, score)
  })
  return top.list().map(({ item }) => {
    const days = told.get(item)!
    return {
      item,
      cause: { because: 'buy_again', times: days.length, lastAt: Math.round(days.at(-1)! * dayMs) },
    }
  })
}

/** The days (with fraction) of different orders: what follows another within a day is the same order told twice. */
function daysOf(times: readonly number[]): number[] {
  const days: number[] = []
  for (const time of times) {
    const day = time / dayMs
    if (days.length === 0 || day - days.at(-1)! >= 1) days.push(day)
  }
  return days
}
