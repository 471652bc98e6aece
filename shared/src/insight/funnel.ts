import { type Step, stepBits } from '../customer/visit.ts'
import type { Funnel, Transition } from '../wire/traffic.ts'
import { shareOf } from './share.ts'

/** The steps of a visit, in order. */
export const funnelSteps = Object.keys(stepBits) as Step[]

/** How often visits reached exactly each set of steps (bits of `stepBits`). */
export type StepSets = Readonly<Record<number, number>>

/**
 * The funnel of these visits: how many reached each step, what share of all that is, and of those who reached the step
 * before. Nobody is asked to take the steps in order: who buys at once from a list reached `order` without `cart`, so
 * the share from step to step counts those who reached both.
 */
export function funnelOf(sets: StepSets): Funnel {
  const visits = countWhere(sets, () => true)
  return {
    visits,
    steps: funnelSteps.map((step, i) => {
      const bit = stepBits[step]
      const reached = countWhere(sets, (steps) => (steps & bit) !== 0)
      const before = funnelSteps[i - 1]
      const from = before ? countWhere(sets, (steps) => (steps & stepBits[before]) !== 0) : visits
      const both = before
        ? countWhere(sets, (steps) => (steps & bit) !== 0 && (steps & stepBits[before]) !== 0)
        : reached
      return { step, reached, of_visits: shareOf(reached, visits), from_before: shareOf(both, from) }
    }),
  }
}

/**
 * The chain of steps: from each, the probability that a visit goes on to another or leaves. A visit goes through the
 * steps it reached in the order of the funnel, each once, from `start` to `left`; the maximum likelihood estimate is
 * the share of those who were there.
 */
export function transitionsOf(sets: StepSets): Transition[] {
  const ends = [...funnelSteps, 'left']
  const counts = new Map<string, number>()
  for (const [steps, count] of Object.entries(sets)) {
    const path = ['start', ...funnelSteps.filter((step) => Number(steps) & stepBits[step]), 'left']
    for (let i = 1; i < path.length; i++) {
      const key = `${path[i - 1]} ${path[i]}`
      counts.set(key, (counts.get(key) ?? 0) + count)
    }
  }
  return (['start', ...funnelSteps] as const).map((from) => {
    const to = ends.map((state) => ({ state, visits: counts.get(`${from} ${state}`) ?? 0 }))
    const all = to.reduce((sum, { visits }) => sum + visits, 0)
    return {
      from,
      visits: all,
      to: to
        .filter(({ visits }) => visits > 0)
        .map(({ state, visits }) => ({ state, visits, share: visits / all })),
    }
  })
}

/** Several counts of visits as one. */
export function addSets(a: StepSets, b: StepSets): StepSets {
  const sum: Record<number, number> = { ...a }
  for (const [steps, count] of Object.entries(b)) sum[Number(steps)] = (sum[Number(steps)] ?? 0) + count
  return sum
}

/**
 * The probability that a visit which has reached these steps so far ends with an order: of past visits that reached at
 * least these, the share that ordered, drawn towards the share of those with one step less by `prior` visits' worth of
 * evidence where few are known. Null where no visit is known at all.
 */
export function orderChance(sets: StepSets, steps: number, prior = 20): number | null {
  const visits = countWhere(sets, () => true)
  if (visits <= 0) return null
  if (steps & stepBits.order) return 1
  const reached = countWhere(sets, (known) => (known & steps) === steps)
  const ordered = countWhere(sets, (known) => (known & steps) === steps && (known & stepBits.order) !== 0)
  if (steps === 0) return ordered / visits
  const highest = funnelSteps.map((step) => stepBits[step]).findLast((bit) => (steps & bit) !== 0) ?? 0
  const before = orderChance(sets, steps & ~highest, prior) ?? 0
  return (ordered + prior * before) / (reached + prior)
}

function countWhere(sets: StepSets, isMeant: (steps: number) => boolean): number {
  return Object.entries(sets).reduce((sum, [steps, count]) => sum + (isMeant(Number(steps)) ? count : 0), 0)
}
