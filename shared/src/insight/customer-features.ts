import { logScaled } from './features.ts'

/** What clusters are made of: what somebody is worth, how they buy, and how often that went wrong. */
export interface CustomerFeatures {
  worth: number
  orders: number
  daysSince: number
  /** From the first order to today, in days. */
  tenure: number
  /** Orders of which something was paid back, or that had a problem. */
  troubled: number
}

/** The names of the columns, the first one deciding the order of clusters. */
export const featureNames = ['worth', 'orders', 'days_since', 'tenure', 'troubled'] as const

/** A row for `featureScale`, on a logarithmic scale: twice as much is as far from once as four times from twice. */
export function featureRow({ worth, orders, daysSince, tenure, troubled }: CustomerFeatures): number[] {
  return logScaled([worth, orders, daysSince, tenure, troubled])
}
