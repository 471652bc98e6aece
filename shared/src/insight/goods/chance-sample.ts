import { historyOf } from '../purchase-history.ts'
import { type ChanceSample, chanceDays } from './purchase-chance.ts'
import { boughtWithin, featuresAt, type Past } from './purchase-features.ts'

/**
 * What a person teaches as of `today`: features 60 and 30 days ago, and whether an order came within the 30 days after.
 * Null for who had no order 30 days ago.
 */
export function chanceSample(past: Past, today: number): ChanceSample | null {
  const at = (day: number) => {
    const row = featuresAt(past, day)
    return (
      row && ({ row: row.map(short), bought: boughtWithin(past.baskets, day, chanceDays) ? 1 : 0 } as const)
    )
  }
  const now = at(today - chanceDays)
  const history = historyOf(past.baskets, today - chanceDays)
  if (!now || !history) return null
  const timing = {
    repeats: history.repeats,
    recency_days: Math.round(history.recency * 7),
    age_days: Math.round(history.age * 7),
  }
  return { learn: at(today - 2 * chanceDays), judge: { ...now, ...timing } }
}

/** A sample is kept as text between slices: four decimals are enough. */
const short = (x: number) => Math.round(x * 10_000) / 10_000
