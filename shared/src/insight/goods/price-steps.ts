import { partOf } from '../breaks.ts'

/** Prices of a category by bin: how many lines cost so much. A bin is a tenth dearer than the one below. */
export type PriceBins = Record<string, number>

const width = Math.log(1.1)

/** Adds a unit price in minor units. Changes the bins. */
export function addPrice(bins: PriceBins, price: number): void {
  if (!(price >= 1)) return
  const bin = `${Math.floor(Math.log(price) / width + 1e-9)}`
  bins[bin] = (bins[bin] ?? 0) + 1
}

/** Prices at which a category's next step begins: quarters of what was bought, as far as prices differ. Minor units. */
export function priceBreaks(bins: PriceBins): number[] {
  const sorted = Object.entries(bins)
    .map(([bin, count]) => [Number(bin), count] as const)
    .sort((a, b) => a[0] - b[0])
  const total = sorted.reduce((sum, [, count]) => sum + count, 0)
  const breaks = [0.25, 0.5, 0.75].flatMap((share) => {
    let passed = 0
    for (const [bin, count] of sorted) {
      // The first bin has nothing below it to step up from.
      if (passed > 0 && passed + count > share * total) return [Math.ceil(Math.exp(bin * width))]
      passed += count
    }
    return []
  })
  return [...new Set(breaks)]
}

/** Which step of a category's prices something costs: 1 is the lowest. */
export function stepOfPrice(breaks: readonly number[], price: number): number {
  return partOf(breaks, price)
}

/** Of those who bought at one step: their next purchases in the category, and how many were a step dearer or more. */
export interface StepCounts {
  next: number
  up: number
}

/** The chance that the next purchase in a category is dearer: drawn to the category's own share where little is known. */
export function stepUpChance(own: StepCounts, all: StepCounts, prior = 20): number {
  const usual = all.next > 0 ? all.up / all.next : 0
  return (own.up + prior * usual) / (own.next + prior)
}
