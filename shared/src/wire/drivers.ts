import type { Bought, DriverParts } from '../insight/drivers.ts'

/** What people and orders can be told apart by. Groups of people are those of today, in both periods. */
export const personLabels = ['tier', 'rfm', 'cluster', 'band', 'lifecycle'] as const
export type PersonLabel = (typeof personLabels)[number]
export const driverLabels = [...personLabels, 'category', 'brand', 'placement'] as const
export type DriverLabel = (typeof driverLabels)[number]

/** A change of one group, parted by what brought it about. */
export interface DriverRow {
  before: Bought
  after: Bought
  change: number
  parts: DriverParts
}

/** `GET /v1/insights/drivers`: revenue = customers × orders per customer × order value, and why it changed. */
export interface DriversAnswer {
  currency: string
  from: string
  to: string
  compared_with: { from: string; to: string }
  /** `growth` is change / before; null where there was nothing before. */
  revenue: { before: number; after: number; change: number; growth: number | null }
  /** People new in a period, people who had ordered before it, and orders that named nobody. */
  groups: (DriverRow & { group: 'new' | 'returning' | 'unknown' })[]
  /** The sums over the groups: exactly the change. */
  parts: DriverParts
  shares: { before: BuyerShares; after: BuyerShares }
  by: DriverLabel
  /** Where it changed most; `label` null is what has no label. Null while the models are being worked out. */
  contributors: (DriverRow & { label: string | null; name: string | null; share: number | null })[] | null
  /** Labels beyond those listed, and their change together. */
  left_out: { labels: number; change: number }
}

/** Of the known customers of a period; null where there were none. */
export interface BuyerShares {
  /** With two orders or more in the period. */
  repeat_customers: number | null
  /** Who had ordered before the period. */
  returning_customers: number | null
  /** What those brought, of the revenue of known customers. */
  returning_revenue: number | null
}
