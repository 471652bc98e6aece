import type { AcquisitionMonth, AcquisitionTotals, SpendEntry } from '../wire/spend.ts'

/** What happened to customers in months; orders of one person must come one after the other, in order of time. */
export interface AcquisitionSums {
  newCustomers: Map<string, number>
  retained: Map<string, number>
  /** Contribution of those won in a month by how many months later it came. */
  contribution: Map<string, number[]>
}

/** Sums of nobody yet; `addCustomer` changes them. */
export function startAcquisition(): AcquisitionSums {
  return { newCustomers: new Map(), retained: new Map(), contribution: new Map() }
}

/** Adds one person: the month of each order (ascending) with what it contributed. */
export function addCustomer(
  sums: AcquisitionSums,
  orders: readonly { month: string; contribution: number }[],
): void {
  const won = orders[0]?.month
  if (won === undefined) return
  sums.newCustomers.set(won, (sums.newCustomers.get(won) ?? 0) + 1)
  const months = new Set(orders.map(({ month }) => month))
  for (const month of months) {
    if (month !== won) sums.retained.set(month, (sums.retained.get(month) ?? 0) + 1)
  }
  const since = sums.contribution.get(won) ?? []
  sums.contribution.set(won, since)
  for (const { month, contribution } of orders) {
    const t = monthsBetween(won, month)
    since[t] = (since[t] ?? 0) + contribution
  }
}

/** The months asked about, each with spend, cost per customer and payback. `last` is the newest month there is. */
export function acquisitionMonths(
  sums: AcquisitionSums,
  spend: readonly SpendEntry[],
  { from, to, last }: { from: string; to: string; last: string },
): AcquisitionMonth[] {
  const count = Math.max(0, monthsBetween(from, to) + 1)
  return Array.from({ length: count }, (_, i) => {
    const month = addMonths(from, i)
    const channels = spend.filter((one) => one.month === month)
    const total = (of: 'acquisition_minor' | 'retention_minor') =>
      channels.length === 0 ? null : channels.reduce((sum, one) => sum + one[of], 0)
    const [acquisition_minor, retention_minor] = [total('acquisition_minor'), total('retention_minor')]
    const new_customers = sums.newCustomers.get(month) ?? 0
    const retained_customers = sums.retained.get(month) ?? 0
    const cost = costOf(acquisition_minor, new_customers)
    const cumulative = cumulated(
      sums.contribution.get(month) ?? [],
      monthsBetween(month, last) + 1,
      new_customers,
    )
    const reached = cost === null ? -1 : cumulative.findIndex((sum) => sum >= cost)
    return {
      month,
      acquisition_minor,
      retention_minor,
      channels,
      new_customers,
      retained_customers,
      cost_per_new_minor: cost,
      cost_per_retained_minor: costOf(retention_minor, retained_customers),
      contribution_per_new_minor: cumulative,
      payback_months: reached < 0 ? null : reached,
    }
  })
}

/** Over all months; a month whose spend is not known is in neither part of a ratio. */
export function acquisitionTotals(months: readonly AcquisitionMonth[]): AcquisitionTotals {
  const told = months.filter((one) => one.acquisition_minor !== null)
  const sum = (of: (month: AcquisitionMonth) => number) => told.reduce((total, one) => total + of(one), 0)
  const acquisition_minor = sum((one) => one.acquisition_minor ?? 0)
  const retention_minor = sum((one) => one.retention_minor ?? 0)
  const new_customers = sum((one) => one.new_customers)
  const retained_customers = sum((one) => one.retained_customers)
  const perNew = told.length > 0 ? costOf(acquisition_minor, new_customers) : null
  const perRetained = told.length > 0 ? costOf(retention_minor, retained_customers) : null
  return {
    acquisition_minor,
    retention_minor,
    new_customers,
    retained_customers,
    cost_per_new_minor: perNew,
    cost_per_retained_minor: perRetained,
    new_to_retained: perNew !== null && perRetained ? perNew / perRetained : null,
  }
}

/**
 * What a stream of monthly amounts is worth at its beginning: Σ amountₜ / (1 + d)ᵗ, the month t = 0 in full.
 *
 * @example presentValue([100, 110], 0.1) // 200
 */
export function presentValue(amounts: readonly number[], discount: number): number {
  return amounts.reduce((sum, amount, t) => sum + (amount ?? 0) / (1 + discount) ** t, 0)
}

/** Whole months from one to another. @example monthsBetween('2025-12', '2026-02') // 2 */
export function monthsBetween(from: string, to: string): number {
  return indexOf(to) - indexOf(from)
}

/** @example addMonths('2025-12', 2) // '2026-02' */
export function addMonths(month: string, count: number): string {
  const index = indexOf(month) + count
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`
}

function indexOf(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
}

function costOf(spend: number | null, people: number): number | null {
  return spend !== null && people > 0 ? Math.round(spend / people) : null
}

function cumulated(byMonth: readonly number[], months: number, people: number): number[] {
  if (people === 0) return []
  let sum = 0
  return Array.from({ length: Math.max(1, months) }, (_, t) => {
    sum += byMonth[t] ?? 0
    return Math.round(sum / people)
  })
}
