import { wilson } from '../maths/wilson.ts'

/** A share of a count with Wilson's interval at 95 %; null of nobody. */
export function shareOf(hits: number, of: number): { share: number; low: number; high: number } | null {
  if (of <= 0) return null
  const [low, high] = wilson(hits, of)
  return { share: hits / of, low, high }
}
