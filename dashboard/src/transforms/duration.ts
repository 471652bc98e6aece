export type DurationUnit = 'ms' | 's' | 'min' | 'h' | 'd'

/** Milliseconds of each unit. */
export const unitMs: Record<DurationUnit, number> = {
  ms: 1,
  s: 1_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
}

/** The largest unit of which there is one in so many milliseconds. */
export function unitOf(ms: number): DurationUnit {
  const units = Object.keys(unitMs) as DurationUnit[]
  return units.findLast((one) => ms >= unitMs[one]) ?? 'ms'
}

/** Decimals worth writing of a value: two below one, one below ten, else none. */
export function digitsOf(value: number): number {
  return value < 0.995 ? 2 : value < 9.95 ? 1 : 0
}
