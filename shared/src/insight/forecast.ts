/** What a forecast of the next weeks is made of. */
export interface ForecastInputs {
  weeks: number
  /** Orders expected of each known customer in these weeks, and what one is expected to be worth. */
  known: Iterable<{ orders: number; worth: number }>
  /** New customers a week, lately. */
  newcomersPerWeek: number
  /** What a first order is worth. */
  firstWorth: number
  /** What a later order of a new customer is worth. */
  repeatWorth: number
  /** Orders that a new customer makes in the first so many weeks, the first one not counted. */
  ordersOfNew: (weeks: number) => number
}

export interface Forecast {
  orders: number
  revenue: number
  /** Of these, from customers known already. */
  known_orders: number
  known_revenue: number
  /** From customers still to come: their first orders and what follows. */
  new_orders: number
  new_revenue: number
}

/** Places within the span at which newcomers' later orders are asked for; the rule is exact for a cubic. */
const simpsonSteps = 12

/**
 * Orders and revenue of the next weeks: what each known customer is expected to buy, and newcomers at the rate of late,
 * each buying on from the day they come. It knows no season: the back-test says what that costs.
 */
export function forecast(inputs: ForecastInputs): Forecast {
  let knownOrders = 0
  let knownRevenue = 0
  for (const { orders, worth } of inputs.known) {
    knownOrders += orders
    knownRevenue += orders * worth
  }
  const newcomers = inputs.newcomersPerWeek * inputs.weeks
  const later = newcomers * meanUpTo(inputs.ordersOfNew, inputs.weeks)
  const newRevenue = newcomers * inputs.firstWorth + later * inputs.repeatWorth
  return {
    orders: knownOrders + newcomers + later,
    revenue: knownRevenue + newRevenue,
    known_orders: knownOrders,
    known_revenue: knownRevenue,
    new_orders: newcomers + later,
    new_revenue: newRevenue,
  }
}

/** A forecast held against what happened; shares of what happened, above 0 when too much was foretold. */
export interface ForecastError {
  predicted: number
  actual: number
  /** (predicted − actual) / actual; null when nothing happened. */
  error: number | null
  /** The same for the simplest forecast: as much as in the span just before. */
  naive_error: number | null
}

/** The error of a forecast made in the past, beside that of repeating the span before it. */
export function backTest(predicted: number, actual: number, before: number): ForecastError {
  const relative = (value: number) => (actual > 0 ? (value - actual) / actual : null)
  return { predicted, actual, error: relative(predicted), naive_error: relative(before) }
}

/** The mean of f(t) over 0 to `span`, by Simpson's rule. */
function meanUpTo(f: (t: number) => number, span: number): number {
  let sum = 0
  for (let i = 0; i <= simpsonSteps; i++) {
    const weight = i === 0 || i === simpsonSteps ? 1 : i % 2 === 1 ? 4 : 2
    sum += weight * f((span * i) / simpsonSteps)
  }
  return sum / (3 * simpsonSteps)
}
