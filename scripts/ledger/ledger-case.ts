/** A file of orders and how the command line is to read it. */
export interface LedgerCase {
  file: string
  currency: string
  timeZone: string
  /** Options of `import products` and `import orders`. */
  products: string[]
  orders: string[]
  /** First and last day of the orders. */
  from: string
  to: string
}
