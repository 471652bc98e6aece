/**
 * Everybody in fields of two figures: how probable it is that they will order again, and what they have spent. The edges
 * are the same for every store and every run, so that a field chosen on a screen is a filter of people
 * (`p_alive_min`, `net_revenue_minor_min` …) and chooses the same ones.
 */

/** P(alive) in twentieths. */
export const aliveSteps = 20

/** Six steps for each power of ten, in hundredths of it. */
const steps = [100, 150, 200, 300, 500, 700]

/** The twentieth a probability (0 to 1) lies in: 0 to 19. @example aliveStep(0.42) // 8 */
export function aliveStep(alive: number): number {
  return Math.min(aliveSteps - 1, Math.max(0, Math.floor(alive * aliveSteps)))
}

/** The least probability of a step; of 20, which no one is in, 1. */
export function aliveFrom(step: number): number {
  return step / aliveSteps
}

/** The step that an amount lies in: 0 below 100 minor units, then six for each power of ten. @example worthStep(250) // 3 */
export function worthStep(minor: number): number {
  let step = 0
  while (worthFrom(step + 1) <= minor) step++
  return step
}

/** The least amount of a step, in minor units; of step 0 it is 0, though refunds may have gone below. @example worthFrom(7) // 1000 */
export function worthFrom(step: number): number {
  if (step < 1) return 0
  return steps[(step - 1) % steps.length]! * 10 ** Math.floor((step - 1) / steps.length)
}
