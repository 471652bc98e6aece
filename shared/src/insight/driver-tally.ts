import { type Bought, nothingBought } from './drivers.ts'

/** One order as drivers are counted from it; orders of one person must come one after the other. */
export interface TalliedOrder {
  person: string
  /** 0: the period before, 1: the period asked about. */
  period: 0 | 1
  gross: number
  /** Null: nobody is known to have placed it. */
  firstDay: string | null
  /** Its revenue by label; null stands for what has none. */
  labels: readonly (readonly [label: string | null, revenue: number])[]
}

interface Cell extends Bought {
  /** Whose orders are being added, and how many there were. */
  person: string
  ofPerson: number
}
type Pair = [Cell, Cell]

const buyerGroups = ['new', 'returning', 'unknown'] as const
type BuyerGroup = (typeof buyerGroups)[number]

/** Counts while orders are still being added. */
export interface DriverTally {
  groups: Map<BuyerGroup, Pair>
  labels: Map<string | null, Pair>
  /** People with at least two orders in the period. */
  repeaters: [number, number]
}

/** An empty account of two periods. */
export function startTally(): DriverTally {
  const empty = buyerGroups.map((group) => [group, emptyPair()] as const)
  return { groups: new Map(empty), labels: new Map(), repeaters: [0, 0] }
}

/** Adds one order. `starts` are the first days of both periods: whose first order lies in the period is new in it. */
export function tallyOrder(tally: DriverTally, order: TalliedOrder, starts: readonly [string, string]): void {
  const { person, period, gross, firstDay } = order
  const group = firstDay === null ? 'unknown' : firstDay >= starts[period] ? 'new' : 'returning'
  const orders = add(tally.groups.get(group)![period], person, gross)
  if (orders === 2 && group !== 'unknown') tally.repeaters[period]++
  for (const [label, revenue] of order.labels) {
    const known = tally.labels.get(label)
    const pair = known ?? emptyPair()
    if (!known) tally.labels.set(label, pair)
    add(pair[period], person, revenue)
  }
}

/** The figures of a cell without what counting needed. */
export function boughtIn({ customers, orders, revenue }: Bought): Bought {
  return { customers, orders, revenue }
}

/** Returns how many orders of this person there are now. */
function add(cell: Cell, person: string, revenue: number): number {
  if (cell.person !== person) {
    cell.customers++
    cell.person = person
    cell.ofPerson = 0
  }
  cell.orders++
  cell.revenue += revenue
  return ++cell.ofPerson
}

function emptyPair(): Pair {
  return [
    { ...nothingBought, person: '', ofPerson: 0 },
    { ...nothingBought, person: '', ofPerson: 0 },
  ]
}
