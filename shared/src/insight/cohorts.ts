import type { Purchase } from './purchase-history.ts'

export type CohortPeriod = 'week' | 'month' | 'quarter'

/** Sums while customers are still being added: plain data, to be kept between slices of work. */
export interface CohortSums {
  period: CohortPeriod
  /** By the index of the period of the first order: by periods since then, who bought and for how much. */
  cohorts: Record<number, { people: number[]; revenue: number[] }>
}

export interface CohortCell {
  /** Periods since the first order; 0 is that period itself. */
  after: number
  /** Customers with an order in this period. */
  people: number
  /** Of the cohort's customers, 0 to 1. */
  share: number
  revenue: number
  /** Revenue up to and including this period, a customer of the cohort. */
  cumulative_per_customer: number
  /** Whether the period was over on the last day looked at; if not, its numbers will grow. */
  complete: boolean
}

export interface Cohort {
  /** `1997-01`, `1997-Q1`, or the Monday `1997-01-06`. */
  name: string
  customers: number
  cells: CohortCell[]
}

const dayMs = 86_400_000
/** Day 0 (1 January 1970) was a Thursday. */
const mondayOfDayZero = -3

/** No cohort yet, for cohorts of this length; `addToCohorts` changes it. */
export function startCohorts(period: CohortPeriod): CohortSums {
  return { period, cohorts: {} }
}

/** Adds one customer with all purchases up to the last day (days since 1970-01-01). Cost: the number of purchases. */
export function addToCohorts({ period, cohorts }: CohortSums, purchases: readonly Purchase[]): void {
  if (purchases.length === 0) return
  const revenue = new Map<number, number>()
  for (const { day, amount } of purchases) {
    const index = periodIndex(period, day)
    revenue.set(index, (revenue.get(index) ?? 0) + amount)
  }
  const first = Math.min(...revenue.keys())
  cohorts[first] ??= { people: [], revenue: [] }
  const cohort = cohorts[first]
  for (const [index, amount] of revenue) {
    const after = index - first
    cohort.people[after] = (cohort.people[after] ?? 0) + 1
    cohort.revenue[after] = (cohort.revenue[after] ?? 0) + amount
  }
}

/** The table, the oldest cohort first, with a cell for every period up to the one of `lastDay`. */
export function cohortTable({ period, cohorts }: CohortSums, lastDay: number): Cohort[] {
  const now = periodIndex(period, lastDay)
  return Object.entries(cohorts)
    .map(([key, sums]) => ({ first: Number(key), ...sums }))
    .filter(({ first }) => first <= now)
    .sort((a, b) => a.first - b.first)
    .map(({ first, people, revenue }) => {
      const customers = people[0] ?? 0
      let cumulative = 0
      const cells = Array.from({ length: now - first + 1 }, (_, after) => {
        cumulative += revenue[after] ?? 0
        return {
          after,
          people: people[after] ?? 0,
          share: (people[after] ?? 0) / customers,
          revenue: revenue[after] ?? 0,
          cumulative_per_customer: cumulative / customers,
          complete: firstDay(period, first + after + 1) <= lastDay + 1,
        }
      })
      return { name: nameOf(period, first), customers, cells }
    })
}

/** Numbers weeks, months or quarters without a gap. */
function periodIndex(period: CohortPeriod, day: number): number {
  if (period === 'week') return Math.floor((day - mondayOfDayZero) / 7)
  const date = new Date(day * dayMs)
  const month = (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth()
  return period === 'month' ? month : Math.floor(month / 3)
}

function firstDay(period: CohortPeriod, index: number): number {
  if (period === 'week') return index * 7 + mondayOfDayZero
  return Date.UTC(1970, period === 'month' ? index : index * 3, 1) / dayMs
}

function nameOf(period: CohortPeriod, index: number): string {
  const iso = new Date(firstDay(period, index) * dayMs).toISOString()
  if (period === 'week') return iso.slice(0, 10)
  return period === 'month' ? iso.slice(0, 7) : `${iso.slice(0, 4)}-Q${(((index % 4) + 4) % 4) + 1}`
}
