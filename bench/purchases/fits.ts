import { bgNbd } from '../../shared/src/insight/bg-nbd.ts'
import { fitObstacle } from '../../shared/src/insight/fit-obstacle.ts'
import { expectedValue, type GammaGamma, spendingLikelihood } from '../../shared/src/insight/gamma-gamma.ts'
import { groupHistories } from '../../shared/src/insight/history-groups.ts'
import { type Fit, type Likelihood, maximise } from '../../shared/src/insight/maximise.ts'
import { mbgNbd } from '../../shared/src/insight/mbg-nbd.ts'
import { likelihoodOf } from '../../shared/src/insight/order-model.ts'
import { paretoNbd } from '../../shared/src/insight/pareto-nbd.ts'
import type { History } from '../../shared/src/insight/purchase-history.ts'
import { mean } from '../../shared/src/maths/ranks.ts'

export interface Timed<K extends string> {
  fit: Fit<K>
  ms: number
}

/** The four fits of a base with their times in milliseconds; groups included in the first three's. */
export interface BaseFits {
  groups: number
  bg: Timed<'r' | 'alpha' | 'a' | 'b'>
  mbg: Timed<'r' | 'alpha' | 'a' | 'b'>
  pareto: Timed<'r' | 'alpha' | 's' | 'beta'>
}

/** Fits the three models of orders, or says in a sentence why not. */
export function fitOrders(histories: readonly History[]): BaseFits | { obstacle: string } {
  const started = performance.now()
  const groups = groupHistories(histories)
  const grouping = performance.now() - started
  const obstacle = fitObstacle(groups)
  if (obstacle) return { obstacle }
  const fitted = <K extends string>(likelihood: Likelihood<K>): Timed<K> => {
    const timed = timedFit(likelihood)
    return { ...timed, ms: timed.ms + grouping }
  }
  return {
    groups: groups.size,
    bg: fitted(likelihoodOf(bgNbd, groups)),
    mbg: fitted(likelihoodOf(mbgNbd, groups)),
    pareto: fitted(likelihoodOf(paretoNbd, groups)),
  }
}

/** Fits order values, or says in a sentence why not. */
export function fitSpending(histories: readonly History[]): Timed<'p' | 'q' | 'v'> | { obstacle: string } {
  const likelihood = spendingLikelihood(histories)
  const values = new Set(
    histories.filter(({ repeats, value }) => repeats > 0 && value > 0).map(({ value }) => value),
  )
  if (likelihood.customers < 10)
    return { obstacle: `only ${likelihood.customers} customers came back and paid; values need 10` }
  if (values.size < 2) return { obstacle: 'every customer’s orders are worth the same' }
  return timedFit(likelihood)
}

/** What an order of a customer is taken to be worth: by Gamma-Gamma, or everybody's mean where that has no fit. */
export function worthOf(
  histories: readonly History[],
  parameters: GammaGamma | null,
): (history: History) => number {
  if (parameters) return (history) => expectedValue(parameters, history)
  const everybody = mean(histories.filter(({ repeats }) => repeats > 0).map(({ value }) => value))
  return () => everybody
}

function timedFit<K extends string>(likelihood: Likelihood<K>): Timed<K> {
  const started = performance.now()
  const fit = maximise(likelihood)
  return { fit, ms: performance.now() - started }
}
