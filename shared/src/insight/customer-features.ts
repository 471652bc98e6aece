import { logScaled } from './features.ts'

/** What clusters are made of: what somebody is worth, and how they buy. */
export interface CustomerFeatures {
  worth: number
  orders: number
  daysSince: number
  /** From the first order to today, in days. */
  tenure: number
}

/** The names of the columns, the first one deciding the order of clusters. */
export const featureNames = ['worth', 'orders', 'days_since', 'tenure'] as const

/** A row for `featureScale`, on a logarithmic scale: twice as much is as far from once as four times from twice. */
export function featureRow({ worth, orders, daysSince, tenure }: CustomerFeatures): number[] {
  return logScaled([worth, orders, daysSince, tenure])
}
