/** A customer with what is still to come, and whether it will. */
export interface ValuedCustomer {
  id: string
  /** Lifetime value to come, the chance that they are gone already included. */
  value: number
  /** The probability that they are a customer still, 0 to 1. */
  alive: number
}

export interface KeyAccount extends ValuedCustomer {
  /** value · (1 − alive): what worry is worth here. Greatest for valuable customers who may or may not be gone. */
  value_at_risk: number
}

/**
 * The smallest set of customers whose values together reach `share` (0 to 1) of everybody's, the most valuable first.
 * Time n log n.
 */
export function keyAccounts(customers: readonly ValuedCustomer[], share: number): KeyAccount[] {
  const falling = customers.filter(({ value }) => value > 0).sort((a, b) => b.value - a.value)
  const total = falling.reduce((sum, { value }) => sum + value, 0)
  const chosen: KeyAccount[] = []
  let reached = 0
  for (const customer of falling) {
    if (reached >= share * total * (1 - 1e-12)) break
    reached += customer.value
    chosen.push({ ...customer, value_at_risk: valueAtRisk(customer) })
  }
  return chosen
}

/** The customers with the most value at risk, at most `count`: a work list for whoever keeps in touch with them. */
export function mostAtRisk(customers: readonly ValuedCustomer[], count: number): KeyAccount[] {
  return customers
    .map((customer) => ({ ...customer, value_at_risk: valueAtRisk(customer) }))
    .filter(({ value_at_risk }) => value_at_risk > 0)
    .sort((a, b) => b.value_at_risk - a.value_at_risk)
    .slice(0, count)
}

function valueAtRisk({ value, alive }: ValuedCustomer): number {
  return Math.max(0, value) * (1 - alive)
}
