import type { Purchase } from './purchase-history.ts'

/** Counts while customers are still being added: plain data, to be kept between slices of work. */
export interface FlowSums {
  /** The last day looked at; windows of `days` end there and reach back. */
  lastDay: number
  days: number
  customers: number
  /** With two orders or more, ever. */
  repeaters: number
  /** By windows back from the newest, which is 0. */
  windows: WindowSums[]
}

interface WindowSums {
  active: number
  /** Of those active, with two orders or more in the window. */
  repeated: number
  fresh: number
  kept: number
  won_back: number
  lapsed: number
}

/** What one window of days did to the customer base. */
export interface FlowWindow {
  from: number
  to: number
  /** Customers with an order in the window: fresh + kept + won back. */
  active: number
  /** First order ever. */
  fresh: number
  /** Ordered in the window before, too. */
  kept: number
  /** Ordered before, but not in the window before. */
  won_back: number
  /** Ordered in the window before and not in this one. */
  lapsed: number
  /** Kept of those active in the window before; null when there were none. */
  retention_rate: number | null
  /** Of those active, with two orders or more in the window; null when there were none. */
  repeat_rate: number | null
  /** (fresh + won back) / lapsed; null when nobody lapsed. Above 1 the base grows. */
  quick_ratio: number | null
}

/** An account of customers coming and going in windows of so many days, the newest ending on `lastDay`. */
export function startFlow(lastDay: number, days: number): FlowSums {
  if (!(days >= 1)) throw new RangeError(`a flow requires windows of 1 day or more; got ${days}`)
  return { lastDay, days, customers: 0, repeaters: 0, windows: [] }
}

/** Adds one customer with all purchases. Cost: the number of purchases plus the number of windows since the first. */
export function addToFlow(sums: FlowSums, purchases: readonly Purchase[]): void {
  const counts: number[] = []
  let orders = 0
  for (const { day } of purchases) {
    if (day > sums.lastDay) continue
    const window = Math.floor((sums.lastDay - day) / sums.days)
    counts[window] = (counts[window] ?? 0) + 1
    orders++
  }
  if (orders === 0) return
  sums.customers++
  if (orders > 1) sums.repeaters++
  const first = counts.length - 1
  for (let window = first; window >= 0; window--) {
    addWindow(
      windowOf(sums, window),
      counts[window] ?? 0,
      window === first ? null : (counts[window + 1] ?? 0),
    )
  }
}

/** The windows, the oldest first. The oldest one's figures tell little: nothing is known of the time before. */
export function flowWindows({ windows, lastDay, days }: FlowSums): FlowWindow[] {
  return windows
    .map(({ active, repeated, fresh, kept, won_back, lapsed }, i) => ({
      from: lastDay - (i + 1) * days + 1,
      to: lastDay - i * days,
      active,
      fresh,
      kept,
      won_back,
      lapsed,
      retention_rate: ratio(kept, kept + lapsed),
      repeat_rate: ratio(repeated, active),
      quick_ratio: ratio(fresh + won_back, lapsed),
    }))
    .reverse()
}

/** Customers with two orders or more, of all; null of none. */
export function repeatRate({ repeaters, customers }: FlowSums): number | null {
  return ratio(repeaters, customers)
}

/** `before` is the number of orders in the window before; null when that was before the first order. */
function addWindow(window: WindowSums, orders: number, before: number | null): void {
  if (orders > 0) {
    window.active++
    if (orders > 1) window.repeated++
    if (before === null) window.fresh++
    else if (before > 0) window.kept++
    else window.won_back++
  } else if (before !== null && before > 0) window.lapsed++
}

function windowOf({ windows }: FlowSums, index: number): WindowSums {
  while (windows.length <= index)
    windows.push({ active: 0, repeated: 0, fresh: 0, kept: 0, won_back: 0, lapsed: 0 })
  return windows[index]!
}

function ratio(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null
}
