export interface EquityDrivers {
  customers: number
  /** Margin of an active customer in a year. */
  margin: number
  /** Share of customers kept from one year to the next, 0 to below 1. */
  retention: number
  /** Yearly discount rate. */
  discount: number
}

export interface CustomerEquity extends EquityDrivers {
  /** Years that count, discounted: 1 + r/(1 + d) + … = (1 + d)/(1 + d − r). */
  lifetime_years: number
  /** customers · margin · lifetime_years. */
  equity: number
  /** What a driver's change of 1 % changes, in per cent. */
  elasticity: Record<keyof EquityDrivers, number>
  /** What 10 % more of each driver adds. Retention stops at 1. */
  ten_per_cent_more: Record<keyof EquityDrivers, number>
}

/**
 * What the customer base is worth to who owns the store: customers × margin × lifetime (Gupta and Lehmann, Customers as
 * Assets, Journal of Interactive Marketing 17, 2003, with the first year counted in full).
 *
 * @example customerEquity({ customers: 100, margin: 10, retention: 0.8, discount: 0.1 }).lifetime_years // 3.666…
 */
export function customerEquity(drivers: EquityDrivers): CustomerEquity {
  const { retention, discount } = drivers
  if (!(retention >= 0 && retention <= 1 && discount > 0)) {
    throw new RangeError(
      `customer equity requires 0 ≤ retention ≤ 1 and discount > 0; got ${retention}, ${discount}`,
    )
  }
  const equity = equityOf(drivers)
  const more = (key: keyof EquityDrivers) => {
    const raised = drivers[key] * 1.1
    return equityOf({ ...drivers, [key]: key === 'retention' ? Math.min(1, raised) : raised }) - equity
  }
  const gap = 1 + discount - retention
  return {
    ...drivers,
    lifetime_years: lifetimeOf(drivers),
    equity,
    elasticity: {
      customers: 1,
      margin: 1,
      retention: retention / gap,
      discount: (-discount * retention) / ((1 + discount) * gap),
    },
    ten_per_cent_more: {
      customers: more('customers'),
      margin: more('margin'),
      retention: more('retention'),
      discount: more('discount'),
    },
  }
}

function lifetimeOf({ retention, discount }: EquityDrivers): number {
  return (1 + discount) / (1 + discount - retention)
}

function equityOf(drivers: EquityDrivers): number {
  return drivers.customers * drivers.margin * lifetimeOf(drivers)
}
