/** What a product sells against what is there. */
export interface DemandFigures {
  stock: number | null
  is_buyable: boolean
  /** Pieces sold per day of the range. */
  units_per_day: number
  /** Stock over units per day; null where either is not known, or nothing sells. */
  days_of_stock: number | null
  signal: 'sold_out' | 'runs_out' | 'enough' | 'too_much' | 'unknown'
}

/** Stock for fewer days runs out; for more it lies too long. */
const demandBounds = { runsOut: 14, tooMuch: 180 }

/** Holds sales against stock. `sold_out`: it sold in the range and cannot be bought now. */
export function demandOf(of: {
  stock: number | null
  isBuyable: boolean
  units: number
  days: number
}): DemandFigures {
  const { stock, isBuyable, units, days } = of
  const perDay = units / days
  const left = stock !== null && perDay > 0 ? stock / perDay : null
  return { stock, is_buyable: isBuyable, units_per_day: perDay, days_of_stock: left, signal: signalOf() }

  function signalOf(): DemandFigures['signal'] {
    if (!isBuyable) return units > 0 ? 'sold_out' : 'unknown'
    if (stock === null) return 'unknown'
    if (left === null) return stock > 0 ? 'too_much' : 'unknown'
    if (left < demandBounds.runsOut) return 'runs_out'
    return left > demandBounds.tooMuch ? 'too_much' : 'enough'
  }
}
