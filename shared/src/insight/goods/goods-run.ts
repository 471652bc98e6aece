import { fitObstacle } from '../fit-obstacle.ts'
import { groupHistories } from '../history-groups.ts'
import { continueFit, fitOf, startFit } from '../maximise.ts'
import { mbgNbd } from '../mbg-nbd.ts'
import { likelihoodOf } from '../order-model.ts'
import { withPrior } from '../prior.ts'
import { closeGoodsScan, scanPerson } from './goods-scan.ts'
import { chanceModelOf, type GoodsBase, type GoodsState } from './goods-state.ts'
import { addPersonWaits, addSteps, followedIn } from './goods-steps.ts'
import {
  chanceObstacle,
  historyOfSample,
  judgeChanceModel,
  startChanceFit,
  stepChanceFit,
} from './purchase-chance.ts'
import { keptRules, newWaits, type SequenceCounts, sequenceRules } from './sequences.ts'

/** People read in one step. */
const page = 200
/** Microseconds of an order in the first and in the second pass, about. */
const scanCost = 15
const stepsCost = 60
/** Rules of the table, and of each product for anybody's next purchase. */
const shownRules = 500
const perThing = 10
const evaluationsPerStep = 40
/** A fit that wanders for a thousand evaluations has found its ridge. */
const mostEvaluations = 1_000

/**
 * One step of a run over what was bought: 200 people of a pass, 40 evaluations of the order model's likelihood, or one
 * Newton step of the regression; some milliseconds each. Returns the new state (the old one must not be used again) and
 * what the step cost in microseconds, about.
 */
export function stepGoods(state: GoodsState, base: GoodsBase): { state: GoodsState; cost: number } {
  switch (state.phase) {
    case 'scan':
      return pass(state, base, scanCost, scanPerson, (ended) => {
        closeGoodsScan(ended)
        return { ...ended, phase: 'orders', after: '' }
      })
    case 'orders':
      return { state: fitOrders(state), cost: 200 + evaluationsPerStep * state.samples.length * 0.05 }
    case 'features':
      return { state: fitFeatures(state), cost: 200 + state.samples.length * 2 }
    case 'steps': {
      const followed = followedIn(state)
      return pass(state, base, stepsCost, (to, _, { baskets }) => addSteps(to, baskets, followed), closeSteps)
    }
    case 'waits': {
      const followed = followedIn(state)
      const add = (to: GoodsState, _: string, { baskets }: Person) => addPersonWaits(to, baskets, followed)
      return pass(state, base, stepsCost, add, (ended) => ({ ...ended, phase: 'done' }))
    }
    case 'done':
      return { state, cost: 0 }
    default:
      return state.phase satisfies never
  }
}

/** Chooses the rules that are kept, whose waits the last pass looks for. */
function closeSteps(state: GoodsState): GoodsState {
  const productRules = keptRules(sequenceRules(state.productSteps), shownRules, perThing)
  const categoryRules = keptRules(sequenceRules(state.categorySteps), shownRules, perThing)
  const left = (counts: SequenceCounts) => ({ ...counts, pairs: {} })
  return {
    ...state,
    phase: 'waits',
    after: '',
    productRules,
    categoryRules,
    productWaits: newWaits(productRules),
    categoryWaits: newWaits(categoryRules),
    productSteps: left(state.productSteps),
    categorySteps: left(state.categorySteps),
  }
}

/** The order model as of 30 days ago, from the sample. */
function fitOrders(state: GoodsState): GoodsState {
  const groups = groupHistories(state.samples.map(({ judge }) => historyOfSample(judge)))
  if (fitObstacle(groups)) return { ...state, fit: null, phase: 'features' }
  const likelihood = withPrior(likelihoodOf(mbgNbd, groups))
  const fit = continueFit(likelihood, state.fit ?? startFit(likelihood), evaluationsPerStep)
  if (fit.state === 'running' && fit.evaluations < mostEvaluations) return { ...state, fit }
  return { ...state, fit: null, orders: fitOf(likelihood, fit).parameters, phase: 'features' }
}

function fitFeatures(state: GoodsState): GoodsState {
  const { samples, scale, logistic } = state
  if (!scale || !logistic) {
    const obstacle = chanceObstacle(samples)
    if (obstacle) return judged({ ...state, obstacle })
    const started = startChanceFit(samples)
    return { ...state, scale: started.scale, logistic: started.fit }
  }
  const fit = stepChanceFit(samples, scale, logistic)
  if (fit.state === 'running') return { ...state, logistic: fit }
  return judged({ ...state, logistic: fit })
}

/** Holds the ways to foretell an order against what came; the sample is needed no longer. */
function judged(state: GoodsState): GoodsState {
  const model = chanceModelOf(state)
  return {
    ...state,
    judged: judgeChanceModel(state.samples, model, state.orders),
    samples: [],
    phase: 'steps',
    after: '',
  }
}

type Person = ReturnType<GoodsBase['after']>[number]

function pass(
  state: GoodsState,
  base: GoodsBase,
  costEach: number,
  look: (state: GoodsState, id: string, person: Person) => void,
  ended: (state: GoodsState) => GoodsState,
): { state: GoodsState; cost: number } {
  const people = base.after(state.after, page)
  let orders = 0
  for (const person of people) {
    orders += person.baskets.length
    if (person.baskets.length > 0) look(state, person.id, person)
  }
  const cost = 500 + orders * costEach
  if (people.length < page) return { state: ended(state), cost }
  return { state: { ...state, after: people.at(-1)!.id }, cost }
}
