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

function valueAtRisk({ value, alive }: ValuedCustomer): number {
  return Math.max(0, value) * (1 - alive)
}
