import { mean } from '../../maths/ranks.ts'
import type { BaseModel } from '../customer-outlook.ts'
import { fitObstacle } from '../fit-obstacle.ts'
import { frequencyValueCorrelation, type GammaGamma, spendingLikelihood } from '../gamma-gamma.ts'
import { groupHistories } from '../history-groups.ts'
import { continueFit, fitOf, type Likelihood, startFit } from '../maximise.ts'
import { mbgNbd } from '../mbg-nbd.ts'
import { likelihoodOf } from '../order-model.ts'
import { withPrior } from '../prior.ts'
import type { History } from '../purchase-history.ts'
import type { RunState } from './run-state.ts'
import { historyFrom } from './scan.ts'

/** Fewer who came back and paid than this say too little of values. */
const leastSpending = 10
/** Evaluations of a likelihood in one step. */
const evaluationsPerStep = 40

/** A step of fitting orders as of today. Cost: about 40 evaluations over the sample's groups. */
export function fitOrdersStep(state: RunState): RunState {
  const groups = groupHistories(state.sample.map(({ now }) => historyFrom(now)))
  const obstacle = fitObstacle(groups)
  if (obstacle) return { ...state, obstacle, phase: 'clusters' }
  return advance(state, withPrior(likelihoodOf(mbgNbd, groups)), (orders) => ({
    phase: 'spending',
    model: {
      orders,
      spending: null,
      mean_worth: state.totals.worth / Math.max(1, state.totals.days),
      log_likelihood: mbgNbd.logLikelihood(orders, groups),
      correlation: null,
    },
  }))
}

/** A step of fitting order values. */
export function fitSpendingStep(state: RunState): RunState {
  const histories = state.sample.map(({ now }) => historyFrom(now))
  const likelihood = spendingLikelihood(histories)
  const correlation = frequencyValueCorrelation(histories)
  const next = (spending: GammaGamma | null): Partial<RunState> => ({
    phase: 'past',
    model: state.model && { ...state.model, spending, correlation },
  })
  if (likelihood.customers < leastSpending || !varies(histories))
    return { ...state, fit: null, ...next(null) }
  return advance(state, withPrior(likelihood), next)
}

/** A step of fitting orders as of one quarter ago, for the back-test. */
export function fitPastStep(state: RunState): RunState {
  const histories = state.sample.flatMap(({ past }) => (past ? [historyFrom(past)] : []))
  const groups = groupHistories(histories)
  if (fitObstacle(groups)) return { ...state, fit: null, phase: 'clusters' }
  return advance(state, withPrior(likelihoodOf(mbgNbd, groups)), (orders) => ({
    phase: 'clusters',
    pastModel: pastModelOf(orders, histories, state.model),
  }))
}

/** Evaluations and groups of the step that comes next, about: what `runCost` is made of. */
export function fitCost({ sample }: RunState): number {
  return evaluationsPerStep * sample.length * 0.05
}

/** How values spread has hardly changed in a quarter; their mean may have. */
function pastModelOf(
  orders: BaseModel['orders'],
  histories: readonly History[],
  now: BaseModel | null,
): BaseModel {
  const values = histories.filter(({ repeats }) => repeats > 0).map(({ value }) => value)
  return { orders, spending: now?.spending ?? null, mean_worth: mean(values) }
}

function advance<K extends string>(
  state: RunState,
  likelihood: Likelihood<K>,
  ended: (parameters: Record<K, number>) => Partial<RunState>,
): RunState {
  const fit = state.fit
    ? continueFit(likelihood, state.fit, evaluationsPerStep)
    : continueFit(likelihood, startFit(likelihood), evaluationsPerStep)
  // A fit that wanders for a thousand evaluations has found its ridge.
  if (fit.state === 'running' && fit.evaluations < 1_000) return { ...state, fit }
  return { ...state, fit: null, ...ended(fitOf(likelihood, fit).parameters) }
}

function varies(histories: readonly History[]): boolean {
  const values = histories.filter(({ repeats, value }) => repeats > 0 && value > 0).map(({ value }) => value)
  return new Set(values).size > 1
}
