import { falseDiscoveryBound } from '../../maths/false-discovery.ts'
import { normalTails } from '../../maths/incomplete-gamma.ts'
import { wilson } from '../../maths/wilson.ts'
import { lorenz, topShare } from '../lorenz.ts'
import { monthDays, monthsKept, type ProductSums, type SalesState, type Starters } from './product-sales.ts'

/** One product over a range of days. Amounts are minor units; shares are 0 to 1. */
export interface ProductRow {
  n: number
  orders: number
  units: number
  revenue_minor: number
  orders_before: number
  units_before: number
  revenue_before_minor: number
  /** revenue / revenue before − 1; null where there was none before. */
  growth: number | null
  /** Part of the revenue left after cost, of the lines that told it; null when none did. */
  margin: number | null
  /** Part of the revenue that told its cost. */
  margin_told: number
  /** Orders of the range with it that were refunded or had a problem, by its orders. */
  troubled_share: number | null
  /** Part of everybody's product revenue, and of it together with all that sell better. */
  share: number
  share_up_to: number
  /** A: what the first 80 % of revenue come from; B: the next 15 %; C: the rest. */
  class: 'A' | 'B' | 'C'
  /** Days from the first sale to the range's end. */
  age_days: number
  stage: 'new' | 'growing' | 'steady' | 'declining' | 'dormant'
  /** Revenue by 30 days since the first sale where that is within 13 of them, else the last 13; the oldest first. */
  age_curve: number[]
  first_purchase: FirstPurchase | null
}

/** What became of customers whose first order held a product, beside everybody. */
export interface FirstPurchase {
  /** Customers whose first order is at least 90 days ago. */
  customers: number
  /** Who ordered again within 90 days, with a 95 % interval. */
  repeat_rate: number
  repeat_rate_between: [low: number, high: number]
  /** Net spend in the first 365 days, of those who are so long with us; null below 20 of them. */
  year_worth_minor: number | null
  year_worth_between_minor: [low: number, high: number] | null
  year_customers: number
  /**
   * Whether the rate is above or below everybody's. Of all products that are called so, at most one in ten is so by
   * chance: among a thousand, fifty would else be beyond their interval for no reason.
   */
  verdict: 'more' | 'fewer' | 'undecided'
}

/** Fewer customers are not told of. */
const fewestStarters = 20
/** Of the verdicts so many may be chance. */
const falseShare = 0.1
/** Revenue that has changed by less is steady. */
const steadyBand = 0.2
const newDays = 60

/** All products of a finished state, the highest revenue first. */
export function productRows({ products, range, starters }: SalesState): ProductRow[] {
  const entries = Object.entries(products)
    .map(([n, sums]) => ({ n: Number(n), sums }))
    .sort((a, b) => b.sums.revenue - a.sums.revenue || a.n - b.n)
  const total = entries.reduce((sum, one) => sum + Math.max(0, one.sums.revenue), 0)
  const usual = starters.seen_90 > 0 ? starters.back_90 / starters.seen_90 : 0
  const told = entries.filter(({ sums }) => sums.starters.seen_90 >= fewestStarters)
  const bound = falseDiscoveryBound(
    told.map(({ sums }) => oddsOfChance(sums.starters, usual)),
    falseShare,
  )
  let passed = 0
  return entries.map(({ n, sums }) => {
    const before = passed
    passed += Math.max(0, sums.revenue)
    const age_days = range.to - sums.first_day
    return {
      n,
      orders: sums.orders,
      units: sums.units,
      revenue_minor: sums.revenue,
      orders_before: sums.orders_before,
      units_before: sums.units_before,
      revenue_before_minor: sums.revenue_before,
      growth: sums.revenue_before > 0 ? sums.revenue / sums.revenue_before - 1 : null,
      margin: sums.told > 0 ? (sums.told - sums.cost) / sums.told : null,
      margin_told: sums.revenue > 0 ? sums.told / sums.revenue : 0,
      troubled_share: sums.orders > 0 ? sums.troubled / sums.orders : null,
      share: total > 0 ? sums.revenue / total : 0,
      share_up_to: total > 0 ? passed / total : 0,
      class: classOf(total > 0 ? before / total : 1),
      age_days,
      stage: stageOf(sums, age_days),
      age_curve: curveOf(sums, age_days),
      first_purchase: firstPurchase(sums.starters, usual, bound),
    }
  })
}

/** How revenue is spread over products. */
function productSpread(rows: readonly Pick<ProductRow, 'revenue_minor'>[]) {
  const spread = lorenz(rows.map(({ revenue_minor }) => revenue_minor).filter((revenue) => revenue > 0))
  return {
    products: spread.customers,
    gini: spread.gini,
    top: [0.01, 0.05, 0.1, 0.2, 0.5].map((share) => ({ share, brings: topShare(spread, share) })),
  }
}

/** What became of customers with a product in their first order; null below 20 of them. `bound`: see `verdict`. */
export function firstPurchase(starters: Starters, usual: number, bound = 0): FirstPurchase | null {
  const { seen_90, back_90, seen_365, worth, squares } = starters
  if (seen_90 < fewestStarters) return null
  const between = wilson(back_90, seen_90)
  const isFound = oddsOfChance(starters, usual) <= bound
  const isYearTold = seen_365 >= fewestStarters
  const mean = isYearTold ? worth / seen_365 : 0
  const deviation = isYearTold ? Math.sqrt(Math.max(0, squares - seen_365 * mean * mean) / (seen_365 - 1)) : 0
  const spread = isYearTold ? (1.959964 * deviation) / Math.sqrt(seen_365) : 0
  return {
    customers: seen_90,
    repeat_rate: back_90 / seen_90,
    repeat_rate_between: between,
    year_customers: seen_365,
    year_worth_minor: isYearTold ? Math.round(mean) : null,
    year_worth_between_minor: isYearTold ? [Math.round(mean - spread), Math.round(mean + spread)] : null,
    verdict: !isFound ? 'undecided' : back_90 / seen_90 > usual ? 'more' : 'fewer',
  }
}

/** The chance that so many of them come back if they are like everybody; by the normal approximation, on either side. */
function oddsOfChance({ seen_90, back_90 }: Starters, usual: number): number {
  if (usual <= 0 || usual >= 1) return 1
  return normalTails((back_90 / seen_90 - usual) / Math.sqrt((usual * (1 - usual)) / seen_90))
}

function classOf(reachedBefore: number): ProductRow['class'] {
  return reachedBefore < 0.8 ? 'A' : reachedBefore < 0.95 ? 'B' : 'C'
}

function stageOf({ revenue, revenue_before }: ProductSums, age: number): ProductRow['stage'] {
  if (revenue <= 0) return 'dormant'
  if (age < newDays) return 'new'
  if (revenue > revenue_before * (1 + steadyBand)) return 'growing'
  return revenue < revenue_before * (1 - steadyBand) ? 'declining' : 'steady'
}

function curveOf({ months }: ProductSums, age: number): number[] {
  return months.slice(0, Math.min(monthsKept, Math.floor(age / monthDays) + 1)).toReversed()
}

/** All that is told of products over a range. */
export interface ProductSales {
  range: { from: number; to: number }
  read: SalesState['read']
  /** Sums of products for which there was no room. */
  left_out: number
  rows: ProductRow[]
  spread: ReturnType<typeof productSpread>
  /** Everybody's first orders, to compare with. */
  everybody: FirstPurchase | null
}

/** The result of a state that is done. */
export function productSales(state: SalesState): ProductSales {
  const { range, read, left_out, starters } = state
  const rows = productRows(state)
  const usual = starters.seen_90 > 0 ? starters.back_90 / starters.seen_90 : 0
  return {
    range,
    read,
    left_out,
    rows,
    spread: productSpread(rows),
    everybody: firstPurchase(starters, usual),
  }
}
