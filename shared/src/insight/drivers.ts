import { wholeParts } from './whole-parts.ts'

/** What a group of people bought in a period. Revenue in whole minor units, never negative. */
export interface Bought {
  customers: number
  orders: number
  revenue: number
}

/** A change of revenue by what brought it about, in whole minor units. Together they are the change. */
export interface DriverParts {
  /** More or fewer people. */
  customers: number
  /** More or fewer orders of each. */
  frequency: number
  /** Larger or smaller orders. */
  order_value: number
}

export const nothingBought: Bought = { customers: 0, orders: 0, revenue: 0 }

/**
 * The change of revenue = customers × orders per customer × order value, parted by the logarithmic mean Divisia index:
 * the part of a factor x is L(V₁, V₀) · ln(x₁/x₀) with L(a, b) = (a − b)/ln(a/b). Nothing is left over, and the way back
 * has the same parts with the other sign (Ang, Energy Policy 32, 2004). Where a factor is zero on one side, the limit is
 * taken: the whole change belongs to it (Ang and Liu, Energy Policy 35, 2007). Rounded by `wholeParts`.
 *
 * @example driverParts({ customers: 10, orders: 10, revenue: 100 }, { customers: 20, orders: 20, revenue: 200 })
 * // { customers: 100, frequency: 0, order_value: 0 }
 */
export function driverParts(before: Bought, after: Bought): DriverParts {
  const change = after.revenue - before.revenue
  const [customers, frequency, order_value] = wholeParts(exactParts(before, after), change)
  return { customers: customers!, frequency: frequency!, order_value: order_value! }
}

function exactParts(before: Bought, after: Bought): [number, number, number] {
  const change = after.revenue - before.revenue
  if (before.orders === 0 || after.orders === 0) return [change, 0, 0]
  if (before.revenue <= 0 || after.revenue <= 0) return [0, 0, change]
  const weight = logMean(after.revenue, before.revenue)
  const customers = weight * Math.log(after.customers / before.customers)
  const orders = weight * Math.log(after.orders / before.orders)
  // What is left rather than a third logarithm: the sum is then exact.
  return [customers, orders - customers, change - orders]
}

/** The logarithmic mean of two positive numbers: between their geometric and their arithmetic mean. */
export function logMean(a: number, b: number): number {
  const ratio = Math.log(a / b)
  return Math.abs(ratio) < 1e-9 ? (a + b) / 2 : (a - b) / ratio
}

/** One group's part in a change. `share` is of the whole change; null when nothing changed. */
export interface Contributor<L> {
  label: L
  before: Bought
  after: Bought
  change: number
  share: number | null
  parts: DriverParts
}

/** Groups by how much they changed, the greatest change (up or down) first; equals by what they bring now. */
export function contributors<L>(groups: ReadonlyMap<L, { before: Bought; after: Bought }>): Contributor<L>[] {
  const list = [...groups].map(([label, { before, after }]) => ({
    label,
    before,
    after,
    change: after.revenue - before.revenue,
    parts: driverParts(before, after),
  }))
  const total = list.reduce((sum, { change }) => sum + change, 0)
  return list
    .map((one) => ({ ...one, share: total === 0 ? null : one.change / total + 0 }))
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change) || b.after.revenue - a.after.revenue)
}
