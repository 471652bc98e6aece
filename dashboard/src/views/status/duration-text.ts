import type { Kit } from '../../app/kit.ts'
import { type DurationUnit, digitsOf, unitMs, unitOf } from '../../transforms/duration.ts'
import { statusWords } from '../../words/status.ts'

/** A time in words: "1.4 s", "12 min". In the unit that fits, or in `unit`. */
export function durationText({ words, format }: Kit, ms: number, unit: DurationUnit = unitOf(ms)): string {
  const value = ms / unitMs[unit]
  return statusWords(words).duration[unit](format.decimal(value, unit === 'ms' ? 0 : digitsOf(value)))
}

/** Bytes in words: MB below a GB. */
export function bytesText({ format }: Kit, bytes: number): string {
  if (bytes < 1e9) return `${format.decimal(bytes / 1e6, bytes < 1e7 ? 1 : 0)} MB`
  return `${format.decimal(bytes / 1e9, 1)} GB`
}
